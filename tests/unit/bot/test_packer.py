"""The packer: what a platform takes, and rather what plays at once."""

from pathlib import Path

import pytest

from bot.packer import Packer
from bot.parcels import HotParcels
from bot.types import ClipFormat, Limits, Parcel
from generator.errors import CannotFit, ClipGone
from generator.fitting import Fitted, fit
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


async def test_what_was_packed_lately_is_in_memory_and_its_file_is_not_read_again(
    tmp_path: Path,
) -> None:
    clip = make_clip(tmp_path, seconds=0.1)
    written = clip.path.read_bytes()
    packer = Packer(fit, tmp_path)
    assert (await packer.pack(clip, ClipFormat.MP4, Limits())).contents == written
    clip.path.unlink()
    assert (await packer.pack(clip, ClipFormat.MP4, Limits())).contents == written
    with pytest.raises(ClipGone):
        await packer.pack(clip, ClipFormat.GIF, Limits())
    with pytest.raises(ClipGone):  # whoever wants the file itself is told
        await packer.fit(clip, ClipFormat.MP4, Limits())


async def test_nothing_is_kept_in_memory_of_a_clip_that_left(tmp_path: Path) -> None:
    clip = make_clip(tmp_path, seconds=0.1)
    packer = Packer(fit, tmp_path)
    await packer.pack(clip, ClipFormat.MP4, Limits())
    packer.forget([clip.id])
    clip.path.unlink()
    with pytest.raises(ClipGone):
        await packer.pack(clip, ClipFormat.MP4, Limits())


async def test_a_clip_that_leaves_while_it_is_packed_is_not_kept(tmp_path: Path) -> None:
    clip = make_clip(tmp_path, seconds=0.1)

    async def leaving(
        clip: Clip, format: str, max_bytes: int | None, target_dir: Path, *, gently: bool = False
    ) -> Fitted:
        packer.forget([clip.id])
        return await fit(clip, format, max_bytes, target_dir, gently=gently)

    packer = Packer(leaving, tmp_path)
    assert (await packer.pack(clip, ClipFormat.MP4, Limits())).contents is not None
    clip.path.unlink()
    with pytest.raises(ClipGone):
        await packer.pack(clip, ClipFormat.MP4, Limits())


def test_the_files_in_memory_keep_within_their_bytes_and_the_one_unused_longest_leaves(
    tmp_path: Path,
) -> None:
    def parcel(size: int) -> Parcel:
        return Parcel(
            path=tmp_path,
            format=ClipFormat.MP4,
            width=64,
            height=64,
            size=size,
            poster=tmp_path,
            contents=bytes(size),
        )

    hot = HotParcels(most=10)
    hot.put(("a", 1), parcel(4))
    hot.put(("b", 1), parcel(4))
    assert hot.get(("a", 1)) is not None
    hot.put(("c", 1), parcel(4))
    assert [hot.get((it, 1)) is not None for it in "abc"] == [True, False, True]
    hot.put(("a", 1), parcel(6))  # in place of the first: ten bytes with the other
    assert [hot.get((it, 1)) is not None for it in "ac"] == [True, True]
    hot.put(("d", 1), parcel(11))  # more than there is room for
    assert [hot.get((it, 1)) is not None for it in "acd"] == [False, False, False]
