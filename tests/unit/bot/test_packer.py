"""The packer: what a platform takes, and rather what plays at once."""

from pathlib import Path

import pytest

from bot.packer import Packer
from bot.types import ClipFormat, Limits
from generator.errors import CannotFit
from generator.fitting import Fitted
from generator.types import Clip
from tests.support.clips import make_clip

MOST, AIM = 20_000_000, 10_000_000


@pytest.mark.parametrize(
    ("needed", "expected"), [(AIM, [(AIM, True)]), (AIM + 1, [(AIM, True), (MOST, False)])]
)
async def test_a_clip_is_brought_under_the_aim_only_where_that_costs_no_looks(
    tmp_path: Path, needed: int, expected: list[tuple[int, bool]]
) -> None:
    asked = []

    async def fit(
        clip: Clip, format: str, max_bytes: int | None, target_dir: Path, *, gently: bool = False
    ) -> Fitted:
        assert max_bytes is not None
        asked.append((max_bytes, gently))
        if max_bytes < needed:
            raise CannotFit
        return Fitted(clip.path, 64, 64, needed)

    clip = make_clip(tmp_path, seconds=0.1)
    packer = Packer(fit, tmp_path)
    parcel = await packer.pack(clip, ClipFormat.MP4, Limits(max_bytes=MOST, aim_bytes=AIM))
    assert parcel.size == needed
    assert asked == expected


@pytest.mark.parametrize(
    ("seconds", "gif_bytes", "expected"),
    [(0.1, 4_000_000, "gif"), (0.1, 2_000_000, "mp4"), (0.5, 4_000_000, "mp4")],
)
async def test_where_a_gif_plays_by_itself_a_short_small_one_is_posted_unless_somebody_chose(
    tmp_path: Path, seconds: float, gif_bytes: int, expected: str
) -> None:
    async def fit(
        clip: Clip, format: str, max_bytes: int | None, target_dir: Path, *, gently: bool = False
    ) -> Fitted:
        if format == "gif" and max_bytes is not None and max_bytes < 3_000_000:
            raise CannotFit
        return Fitted(clip.path, 64, 64, 3_000_000)

    clip = make_clip(tmp_path, seconds=seconds)
    packer = Packer(fit, tmp_path)
    limits = Limits(max_bytes=MOST, gif_seconds=0.3, gif_bytes=gif_bytes)
    assert (await packer.pack(clip, None, limits)).format == expected
    for chosen in ClipFormat:
        assert (await packer.pack(clip, chosen, limits)).format is chosen
