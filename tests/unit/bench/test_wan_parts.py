"""The GPU bench's model is the true one: its sizes and its operations are those of Wan2.2-TI2V-5B.

The numbers are what the published checkpoints hold, and what counting the whole model at once gives
(the bench counts a part and multiplies).
"""

import pytest
import torch

from bench.wan import parts
from bench.wan.flops import Flops
from bench.wan.parts import META, REAL, TINY

BF16, CPU = torch.bfloat16, torch.device("cpu")


def weights(module: torch.nn.Module) -> int:
    return sum(it.numel() for it in module.parameters())


def test_the_parts_have_as_many_weights_as_the_real_ones() -> None:
    assert weights(parts.transformer(REAL, META, BF16)) == 4_999_787_712
    assert weights(parts.text_encoder(REAL, META, BF16)) == 5_680_910_336
    assert weights(parts.vae(REAL, META, BF16)) == 704_688_668
    assert weights(parts.tiny_decoder(META, BF16)) == 9_923_532


@pytest.mark.parametrize(
    ("frames", "forward", "expanded", "vae", "tiny"),
    [
        (17, 19_307_215_355_904, 19_567_783_870_464, 126_680_043_909_120, 702_042_931_200),
        (81, 98_001_863_737_344, 99_096_679_317_504, 596_976_309_596_160, 2_948_580_311_040),
    ],
)
def test_the_operations_are_those_of_a_full_count(
    frames: int, forward: int, expanded: int, vae: int, tiny: int
) -> None:
    flops = Flops(REAL)
    assert flops.forward(frames) == forward
    assert flops.forward(frames, expanded=True) == expanded
    assert flops.vae(frames) == vae
    assert flops.tiny(frames) == tiny


def test_reading_a_prompt_unpadded_is_a_seventeenth_of_the_operations() -> None:
    flops = Flops(REAL)
    assert flops.text(30) == 278_184_591_360
    assert flops.text(512) == 4_844_723_109_888


def test_what_from_pretrained_keeps_in_32_bits_is_kept_so() -> None:
    made = parts.transformer(TINY, CPU, BF16)
    exact = {name for name, it in made.named_parameters() if it.dtype == torch.float32}
    assert "condition_embedder.time_embedder.linear_1.weight" in exact
    assert "blocks.0.scale_shift_table" in exact
    assert "blocks.0.attn1.to_q.weight" not in exact
    assert made.rope.freqs_cos.dtype == torch.float32


def test_random_weights_compute_something_finite() -> None:
    made = parts.text_encoder(TINY, CPU, BF16)
    states = made(torch.arange(2, 32)[None]).last_hidden_state
    assert states.isfinite().all()
    assert states.std() > 0
