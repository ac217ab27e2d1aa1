"""Where `ask` puts its clip."""

from pathlib import Path

import pytest

from bot.cli.target import named, target_format
from bot.types import ClipFormat
from generator.errors import UserError


@pytest.mark.parametrize(
    ("out", "asked", "expected"),
    [
        (None, ClipFormat.MP4, ClipFormat.MP4),
        (None, ClipFormat.GIF, ClipFormat.GIF),
        (Path("a.gif"), ClipFormat.MP4, ClipFormat.GIF),
        (Path("a.GIF"), ClipFormat.GIF, ClipFormat.GIF),
        (Path("a.mp4"), ClipFormat.MP4, ClipFormat.MP4),
        (Path("a"), ClipFormat.GIF, ClipFormat.GIF),
    ],
)
def test_the_ending_decides(out: Path | None, asked: ClipFormat, expected: ClipFormat) -> None:
    assert target_format(out, asked) is expected


@pytest.mark.parametrize("out", ["a.webm", "a.b", "clip.mp4.part"])
def test_other_endings_are_refused(out: str) -> None:
    with pytest.raises(UserError, match="ask-ending-unknown"):
        target_format(Path(out), ClipFormat.MP4)


def test_a_gif_is_not_put_into_an_mp4() -> None:
    with pytest.raises(UserError, match="ask-ending-not-gif"):
        target_format(Path("a.mp4"), ClipFormat.GIF)


@pytest.mark.parametrize(
    ("prompt", "name"),
    [
        ("A sunset, timelapse!", "a-sunset-timelapse.mp4"),
        ("../../etc/passwd", "etc-passwd.mp4"),
        ("一只猫 在跳舞", "一只猫-在跳舞.mp4"),
        ("🐈", "clip.mp4"),
        ("x" * 1000, "x" * 60 + ".mp4"),
    ],
)
def test_a_name_follows_from_the_prompt(
    prompt: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert named(None, prompt, ClipFormat.MP4) == tmp_path / name


def test_a_chosen_name_is_a_new_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a-cat.gif", "a-cat-2.gif"):
        (tmp_path / name).touch()
    assert named(None, "a cat", ClipFormat.GIF).name == "a-cat-3.gif"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError):
        named(tmp_path, "a cat", ClipFormat.MP4)
    with pytest.raises(NotADirectoryError):
        named(tmp_path / "none" / "a.mp4", "a cat", ClipFormat.MP4)
    assert named(tmp_path / "a.mp4", "a cat", ClipFormat.MP4) == tmp_path / "a.mp4"
