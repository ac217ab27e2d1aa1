"""LoRA styles: what the table may name, and what is refused with a reason."""

from pathlib import Path

import pytest

from generator.engines.wan.loras import read_shelf
from tests.support import tiny_wan


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    tiny_wan.save_lora(tmp_path / "ink.safetensors")
    return tmp_path


def table(folder: Path, text: str) -> None:
    (folder / "loras.toml").write_text(text, "utf-8")


def test_a_table_names_styles(folder: Path) -> None:
    table(
        folder,
        '[[lora]]\nname = "Ink"\nfile = "ink.safetensors"\nweight = 0.8\ntriggers = ["ink style"]',
    )
    shelf = read_shelf(folder)
    assert shelf.refused == ()
    lora = shelf.loras["ink"]
    assert (lora.weight, lora.path) == (0.8, folder / "ink.safetensors")
    assert lora.prompt("a cat") == "a cat, ink style"
    assert lora.prompt("a cat in Ink Style") == "a cat in Ink Style"


def test_without_a_table_there_are_none(tmp_path: Path) -> None:
    assert read_shelf(tmp_path).loras == {}
    assert read_shelf(None).loras == {}
    assert read_shelf(tmp_path / "nowhere").loras == {}


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ('name = "a"\nfile = "style.pt"', "can run code"),
        ('name = "a"\nfile = "renamed.safetensors"', "inside"),
        ('name = "a"\nfile = "empty.safetensors"', "inside"),
        ('name = "a"\nfile = "nothing.safetensors"', "there is no file"),
        ('name = "a"\nfile = "../outside.safetensors"', "outside the folder"),
        ('name = "a"', "'file'"),
        ('file = "ink.safetensors"', "'name'"),
        ('name = "a b/c"\nfile = "ink.safetensors"', "name may have"),
        ('name = "a"\nfile = "ink.safetensors"\nweight = 99', "beyond"),
        ('name = "a"\nfile = "ink.safetensors"\nweight = "much"', "much"),
        ('name = "a"\nfile = "ink.safetensors"\ntriggers = "ink"', "no list"),
    ],
)
def test_what_cannot_be_used_is_left_out_with_a_reason(folder: Path, row: str, why: str) -> None:
    pickled = b"\x80\x04\x95\x1e\x00\x00\x00\x00\x00\x00\x00\x8c\x02os\x94\x8c\x06system\x94"
    (folder / "style.pt").write_bytes(pickled)
    (folder / "renamed.safetensors").write_bytes(pickled)
    (folder / "empty.safetensors").write_bytes(b"")
    tiny_wan.save_lora(folder.parent / "outside.safetensors")
    table(folder, f'[[lora]]\n{row}\n[[lora]]\nname = "ink"\nfile = "ink.safetensors"')
    shelf = read_shelf(folder)
    assert list(shelf.loras) == ["ink"]
    assert len(shelf.refused) == 1
    assert why in shelf.refused[0]


def test_two_of_a_name_are_one_too_many(folder: Path) -> None:
    table(folder, 2 * '[[lora]]\nname = "ink"\nfile = "ink.safetensors"\n')
    assert "two of this name" in read_shelf(folder).refused[0]


def test_a_table_that_is_no_toml_is_said_to_be_so(folder: Path) -> None:
    table(folder, "[[lora]\n")
    assert "cannot be read" in read_shelf(folder).refused[0]
