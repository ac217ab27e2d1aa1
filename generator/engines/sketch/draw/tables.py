"""The looks that live in data files: read once, handed out as plain mappings."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

Table = Mapping[str, Any]


@cache
def table(name: str) -> Table:
    """The file data/NAME.toml as it stands."""
    source = files("generator.engines.sketch") / "data" / f"{name}.toml"
    return tomllib.loads(source.read_text("utf-8"))
