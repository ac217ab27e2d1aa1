"""The real program, its decoder and its workers: a clip that begins with a picture, and goes on."""

import json
from pathlib import Path

import pytest
from PIL import Image

from tests.integration.test_cli import ROOT, Result, bot
from tests.support.animated import ANIMATED
from tests.support.pictures import corners, drawn, png, saved
from tests.support.probe import pixels


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


def ask(data_dir: Path, cwd: Path, text: str, *more: str | Path, **settings: str) -> Result:
    arguments = ("ask", text, "--data-dir", data_dir, "--json", *more)
    return bot(*arguments, cwd=cwd, **{"PYTHONPATH": ANIMATED, **settings})


def test_a_clip_begins_with_a_picture_and_another_where_it_ends(
    data_dir: Path, tmp_path: Path
) -> None:
    (tmp_path / "fox.jpg").write_bytes(saved(drawn(300, 200), "JPEG", quality=95))
    words = "it gets dark --seconds 1 --fps 8"
    first = ask(data_dir, tmp_path, words, "--image", "fox.jpg", "--out", "a.mp4")
    assert first.returncode == 0, first.stderr
    told = json.loads(first.stdout)
    assert (told["engine"], told["width"], told["height"]) == ("reel", 678, 452)
    begun = Image.fromarray(pixels(tmp_path / "a.mp4", 96, 64)[0])
    assert corners(begun) == ["red", "green", "blue", "white"]

    again = ask(data_dir, tmp_path, words, "--image", "fox.jpg")
    assert json.loads(again.stdout)["cached"] is True

    onward = ask(data_dir, tmp_path, "/extend darker still", "--out", "b.mp4")
    assert onward.returncode == 0, onward.stderr
    assert json.loads(onward.stdout)["prompt"] == "darker still"
    went_on = pixels(tmp_path / "b.mp4", 96, 64)[0]
    assert went_on.mean() == pytest.approx(pixels(tmp_path / "a.mp4", 96, 64)[-1].mean(), abs=3)


@pytest.mark.parametrize(
    ("text", "data", "words"),
    [
        ("a fox", b"<svg/>", "I can begin with a PNG, a JPEG or a WebP"),
        ("a fox", png()[:90], "the file is damaged, or cut short"),
        ("/status", png(), "A picture goes with what a clip should show"),
        ("a fox --engine sketch", png(), "The engine “sketch” cannot begin with a picture"),
        ("a fox", None, "No such file or directory: fox.png"),
    ],
)
def test_what_cannot_be_begun_with_is_refused_in_a_sentence(
    data_dir: Path, tmp_path: Path, text: str, data: bytes | None, words: str
) -> None:
    if data is not None:
        (tmp_path / "fox.png").write_bytes(data)
    result = ask(data_dir, tmp_path, text, "--image", "fox.png")
    assert result.returncode == 1
    assert words in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_file_without_end_is_too_large(data_dir: Path, tmp_path: Path) -> None:
    result = ask(data_dir, tmp_path, "a fox", "--image", "/dev/zero")
    assert "20 MB are the most" in result.stderr


def test_without_such_an_engine_it_says_so(data_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "fox.png").write_bytes(png())
    usual = {"PYTHONPATH": str(ROOT), "DEFAULT_LOCALE": "zh"}
    result = ask(data_dir, tmp_path, "狐狸", "--image", "fox.png", **usual)
    assert result.returncode == 1
    assert "这里还没有能让图片动起来的引擎" in result.stderr
