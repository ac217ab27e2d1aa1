"""A prompt is read by the encoder once; what it said is remembered, and equal to diffusers' own."""

from pathlib import Path
from typing import Any

import pytest
import torch
from diffusers import WanPipeline

from generator.engines.wan.text import TOKENS, EmbeddingStore, TextService
from tests.support import tiny_wan

PROMPTS = ["a cat", "A quiet street, rain &amp; neon", "x " * 600, ""]


class Loading:
    """Counts how often the encoder is loaded."""

    def __init__(self) -> None:
        torch.manual_seed(0)
        self.parts: tuple[Any, Any] = (tiny_wan.tokenizer(), tiny_wan.text_encoder())
        self.times = 0

    def __call__(self) -> tuple[Any, Any]:
        self.times += 1
        return self.parts


@pytest.fixture(scope="module")
def parts() -> tuple[Any, Any]:
    return Loading().parts


def service(folder: Path, loading: Loading, **options: Any) -> TextService:
    return TextService(EmbeddingStore(folder, "model"), loading, **options)


@pytest.mark.parametrize("prompt", PROMPTS)
def test_an_embedding_is_what_the_pipeline_would_have_made(tmp_path: Path, prompt: str) -> None:
    loading = Loading()
    tokenizer, encoder = loading.parts
    pipeline = WanPipeline(
        tokenizer=tokenizer, text_encoder=encoder, vae=None, scheduler=None, transformer=None
    )
    with torch.inference_mode():
        expected, _ = pipeline.encode_prompt(
            prompt, do_classifier_free_guidance=False, max_sequence_length=TOKENS
        )
    made = service(tmp_path, loading, idle=None).embed(prompt)
    assert made.shape == (1, TOKENS, tiny_wan.HIDDEN)
    assert torch.allclose(made, expected, atol=1e-5)


def test_a_prompt_is_read_once(tmp_path: Path) -> None:
    loading = Loading()
    text = service(tmp_path, loading, idle=None)
    first = text.embed("a cat")
    again = text.embed("  a   cat ")
    assert torch.equal(first, again)
    assert (text.encoded, loading.times) == (1, 1)


def test_another_process_needs_no_encoder_for_a_prompt_that_is_known(tmp_path: Path) -> None:
    first = service(tmp_path, Loading(), idle=None).embed("a cat")
    loading = Loading()
    later = service(tmp_path, loading, idle=None)
    assert torch.equal(later.embed("a cat"), first)
    assert (later.encoded, loading.times, later.loaded) == (0, 0, False)


def test_another_model_knows_nothing_of_it(tmp_path: Path) -> None:
    service(tmp_path, Loading(), idle=None).embed("a cat")
    assert EmbeddingStore(tmp_path, "another").get("a cat") is None


def test_a_file_that_was_cut_short_is_made_again(tmp_path: Path) -> None:
    service(tmp_path, Loading(), idle=None).embed("a cat")
    (path,) = tmp_path.iterdir()
    path.write_bytes(path.read_bytes()[:50])
    later = service(tmp_path, Loading(), idle=None)
    later.embed("a cat")
    assert later.encoded == 1
    assert service(tmp_path, Loading(), idle=None).embed("a cat") is not None


def test_the_disk_holds_no_more_than_the_quota(tmp_path: Path) -> None:
    store = EmbeddingStore(tmp_path, "model", quota=3000)
    for number in range(6):
        store.put(f"prompt {number}", torch.ones(8, 32))  # 1 kB each
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) <= 3000
    assert EmbeddingStore(tmp_path, "model").get("prompt 5") is not None
    assert EmbeddingStore(tmp_path, "model").get("prompt 0") is None


def test_an_encoder_that_is_idle_is_let_go_and_comes_back(tmp_path: Path) -> None:
    loading = Loading()
    text = service(tmp_path, loading, idle=0.01)
    text.embed("a cat")
    while text.loaded:
        pass
    text.embed("a dog")
    assert loading.times == 2
