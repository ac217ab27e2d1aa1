"""Latents become frames: by the VAE, whole or in tiles, and by the tiny decoder."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from safetensors.torch import load_file, save_file

from generator.engines.wan.decoding import FullDecoder, QuickDecoder, normalised, pixels
from generator.engines.wan.preview import Projection
from generator.engines.wan.tiny import TinyDecoder
from generator.errors import GenerationError
from tests.support import tiny_wan


@pytest.fixture(scope="module")
def vae() -> Any:
    torch.manual_seed(0)
    return tiny_wan.vae()


@pytest.fixture(scope="module")
def tiny_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("tiny") / "taew2_2.safetensors"
    tiny_wan.save_tiny_decoder(path)
    return path


def latents(frames: int = 3, height: int = 4, width: int = 6) -> torch.Tensor:
    return torch.randn((1, 48, frames, height, width), generator=torch.Generator().manual_seed(1))


def test_three_latent_frames_are_nine_frames_by_either_decoder(vae: Any, tiny_file: Path) -> None:
    for decoder in (FullDecoder(vae), QuickDecoder(TinyDecoder.load(tiny_file))):
        frames = list(decoder.frames(latents()))
        assert len(frames) == 9
        assert {tuple(frame.shape) for frame in frames} == {(3, 64, 96)}
        assert all(frame.min() >= 0 and frame.max() <= 1 for frame in frames)


def test_the_tiny_decoder_forgets_the_last_clip(tiny_file: Path) -> None:
    decoder = QuickDecoder(TinyDecoder.load(tiny_file))
    first = torch.stack(list(decoder.frames(latents())))
    halfway: Any = decoder.frames(latents())
    next(halfway)
    halfway.close()
    assert torch.equal(torch.stack(list(decoder.frames(latents()))), first)


def test_the_tiny_decoder_sees_the_frames_before(tiny_file: Path) -> None:
    decoder = QuickDecoder(TinyDecoder.load(tiny_file))
    alone = torch.stack(list(decoder.frames(latents()[:, :, 1:])))
    after = torch.stack(list(decoder.frames(latents())))
    assert not torch.allclose(alone[1:], after[5:])


def test_it_has_the_number_of_weights_its_author_names() -> None:
    assert sum(it.numel() for it in TinyDecoder().parameters()) == pytest.approx(9.9e6, rel=0.01)


def test_layers_that_were_trained_to_grow_more_keep_their_last_frames(tiny_file: Path) -> None:
    stored = load_file(tiny_file)
    grown = "decoder.7.conv.weight"
    stored[grown] = torch.cat([torch.zeros_like(stored[grown]), stored[grown]])
    stored["encoder.0.weight"] = torch.zeros(1)
    longer = tiny_file.with_name("longer.safetensors")
    save_file(stored, longer)
    assert torch.equal(
        TinyDecoder.load(longer).state_dict()[grown],
        TinyDecoder.load(tiny_file).state_dict()[grown],
    )


def test_another_model_or_a_pickle_is_no_tiny_decoder(tmp_path: Path) -> None:
    other = tmp_path / "other.safetensors"
    save_file({"decoder.1.weight": torch.zeros(3)}, other)
    with pytest.raises(GenerationError, match="does not hold"):
        TinyDecoder.load(other)
    with pytest.raises(GenerationError, match=r"no \.safetensors"):
        TinyDecoder.load(tmp_path / "taew2_2.pth")


def test_a_frame_is_cut_to_the_size_that_was_asked_for() -> None:
    frame = torch.zeros(3, 64, 96)
    frame[0, 16:48, 16:80] = 1.0
    shown = pixels(frame, 64, 32)
    assert shown.shape == (32, 64, 3)
    assert shown.dtype == np.uint8
    assert (shown == [255, 0, 0]).all()


def test_a_frame_is_enlarged_where_more_was_asked_for() -> None:
    assert pixels(torch.full((3, 64, 96), 0.5), 130, 120).shape == (120, 130, 3)


def test_the_projection_sees_what_the_vae_makes_of_a_cell(vae: Any) -> None:
    """A picture of single colours: what the projection shows is near what is decoded."""
    projection = Projection.fit(vae)
    flat = latents(1, 1, 1).expand(1, 48, 1, 8, 8)
    with torch.inference_mode():
        decoded = vae.decode(normalised(flat, vae)).sample[0, :, 0].mean((1, 2)) / 2 + 0.5
    cell = torch.cat([flat[0, :, 0, 0, 0], torch.ones(1)])
    assert torch.allclose(cell @ projection._factors, decoded, atol=0.1)


def test_a_preview_is_a_small_jpeg_of_the_clips_proportions(vae: Any) -> None:
    from io import BytesIO

    from PIL import Image

    jpeg = Projection.fit(vae).picture(latents(5, 30, 40))
    assert len(jpeg) < 20_000
    assert Image.open(BytesIO(jpeg)).size == (192, 144)
