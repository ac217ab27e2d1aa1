"""The tables in data/: read once."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> Mapping[str, Any]:
    """The file data/NAME.toml as it stands."""
    source = files("generator.engines.physics") / "data" / f"{name}.toml"
    return tomllib.loads(source.read_text("utf-8"))
