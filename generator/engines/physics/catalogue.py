"""The phenomena there are, found by listing their folder."""

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from generator.engines.physics import phenomena
from generator.engines.physics.phenomenon import Phenomenon


@cache
def catalogue() -> Mapping[str, Phenomenon[Any]]:
    """Every phenomenon by its slug, in the alphabetical order of their files."""
    found = {}
    for module in sorted(pkgutil.iter_modules(phenomena.__path__), key=lambda it: it.name):
        if not module.name.startswith("_"):
            loaded = importlib.import_module(f"{phenomena.__name__}.{module.name}")
            phenomenon: Phenomenon[Any] = loaded.PHENOMENON
            found[phenomenon.slug] = phenomenon
    return MappingProxyType(found)
