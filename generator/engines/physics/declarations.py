"""What all phenomena say of themselves, in a file of its own: known without loading one of them.

The parent process reads it, which is to load neither the solvers nor the fonts. Run as a module,
it writes the file anew; a test tells when that is due.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, fields
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any

from generator.engines.physics.phenomenon import Choice, Declaration, Option, Slot
from generator.engines.physics.wording import Wording

FILE = "phenomena.json"


@cache
def declarations() -> Mapping[str, Declaration]:
    """Every phenomenon's declaration by its slug, in alphabetical order."""
    source = files("generator.engines.physics") / "data" / FILE
    told = json.loads(source.read_text("utf-8"))
    return MappingProxyType({one["slug"]: _declaration(one) for one in told})


def written(phenomena: Mapping[str, Declaration]) -> str:
    """The file's text for these phenomena: one a line, so that a change shows whose it is."""
    kept = [field.name for field in fields(Declaration)]
    told = [{name: _plain(getattr(one, name)) for name in kept} for one in phenomena.values()]
    lines = [json.dumps(one, ensure_ascii=False) for one in told]
    return "[\n" + ",\n".join(lines) + "\n]\n"


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Wording | Slot | Choice):
        return asdict(value)
    return dict(value) if isinstance(value, Mapping) else value


def _declaration(told: Mapping[str, Any]) -> Declaration:
    return Declaration(
        **{
            **told,
            "name": Wording(**told["name"]),
            "formula": Wording(**told["formula"]),
            "slots": tuple(_slot(slot) for slot in told["slots"]),
            "choices": tuple(_choice(choice) for choice in told["choices"]),
            **{
                name: tuple(told[name])
                for name in ("examples_en", "examples_zh", "needs", "beliefs")
            },
        }
    )


def _slot(told: Mapping[str, Any]) -> Slot:
    return Slot(**{**told, "name": Wording(**told["name"]), "cues": Wording(**told["cues"])})


def _choice(told: Mapping[str, Any]) -> Choice:
    options = tuple(_option(one) for one in told["options"])
    return Choice(told["key"], Wording(**told["name"]), options, told["quiet"])


def _option(told: Mapping[str, Any]) -> Option:
    words = {name: Wording(**told[name]) for name in ("name", "cues", "formula")}
    return Option(**{**told, **words, "ignores": tuple(told["ignores"])})


def main() -> None:
    """Write the file anew: to be run when a phenomenon's declaration has changed."""
    from generator.engines.physics.catalogue import catalogue

    (Path(__file__).parent / "data" / FILE).write_text(written(catalogue()), "utf-8")


if __name__ == "__main__":
    main()
