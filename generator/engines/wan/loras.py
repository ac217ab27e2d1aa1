"""LoRA styles: what `loras.toml` names, and whether its files may be read. Needs no torch."""

import struct
import tomllib
from dataclasses import dataclass
from pathlib import Path

TABLE = "loras.toml"

MOST_HEADER = 100_000_000
"""Bytes; what safetensors itself accepts (https://github.com/huggingface/safetensors)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lora:
    """A style of one's own. `weight` is how strongly it is applied, `triggers` are words that it
    was trained on and that are added to prompts which lack them."""

    name: str
    path: Path
    weight: float
    triggers: tuple[str, ...]

    def prompt(self, prompt: str) -> str:
        """The prompt with the trigger words that it lacks."""
        lacking = [word for word in self.triggers if word.lower() not in prompt.lower()]
        return ", ".join([prompt, *lacking])


@dataclass(frozen=True, slots=True)
class LoraShelf:
    """The LoRAs that can be used, by name, and a sentence about each that cannot."""

    loras: dict[str, Lora]
    refused: tuple[str, ...]


def read_shelf(folder: Path | None) -> LoraShelf:
    """The table's LoRAs; nothing where there is no table."""
    if folder is None or not (folder / TABLE).is_file():
        return LoraShelf({}, ())
    try:
        rows = tomllib.loads((folder / TABLE).read_text("utf-8")).get("lora", [])
    except (OSError, UnicodeError, tomllib.TOMLDecodeError) as error:
        return LoraShelf({}, (f"{TABLE} cannot be read: {error}.",))
    loras: dict[str, Lora] = {}
    refused = []
    for number, row in enumerate(rows, 1):
        try:
            lora = _lora(folder, row)
            if lora.name in loras:
                raise ValueError("there are two of this name")
            loras[lora.name] = lora
        except (KeyError, TypeError, ValueError, AttributeError, OSError) as error:
            name = row.get("name", number) if isinstance(row, dict) else number
            why = f"it has no {error.args[0]!r}" if isinstance(error, KeyError) else error
            refused.append(f"The LoRA {name} of {TABLE} is left out: {why}.")
    return LoraShelf(loras, tuple(refused))


def _lora(folder: Path, row: dict[str, object]) -> Lora:
    name = str(row["name"]).strip().lower()
    if not name or not name.replace("-", "").replace("_", "").isalnum():
        raise ValueError("its name may have letters, digits, - and _")
    file = str(row["file"])
    path = (folder / file).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise ValueError(f"{file} lies outside the folder")
    check_safetensors(path)
    triggers = row.get("triggers", [])
    if not isinstance(triggers, list):
        raise ValueError("its triggers are no list")
    weight = float(str(row.get("weight", 1.0)))
    if not -4 <= weight <= 4:
        raise ValueError(f"its weight {weight:g} is beyond -4 to 4")
    return Lora(name=name, path=path, weight=weight, triggers=tuple(map(str, triggers)))


def check_safetensors(path: Path) -> None:
    """See that a file is one of tensors and nothing else, by its name and its first bytes.

    Raises:
        ValueError: it is not; a pickle, above all, runs whatever code is in it when it is read.
        OSError: it cannot be read.
    """
    if not path.is_file():
        raise ValueError(f"there is no file {path.name}")
    if path.suffix != ".safetensors":
        raise ValueError(f"{path.name} is no .safetensors file, and other kinds can run code")
    with path.open("rb") as file:
        head = file.read(9)
    length = struct.unpack("<Q", head[:8])[0] if len(head) == 9 else 0
    if not 2 <= length <= MOST_HEADER or head[8:] != b"{":
        raise ValueError(f"{path.name} is no .safetensors file inside, whatever its name says")
