"""Reads the word lists of `cache/data`."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent.parent / "data"


@cache
def table(name: str) -> dict[str, Any]:
    """The TOML file of that name."""
    return tomllib.loads((DATA / f"{name}.toml").read_text("utf-8"))


@cache
def rows(name: str) -> list[list[str]]:
    """The rows of the tab-separated file of that name; lines that begin with # are notes."""
    lines = (DATA / f"{name}.tsv").read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def word_set(name: str) -> frozenset[str]:
    """A small set of English words that the code asks for by name."""
    return frozenset(table("english")["sets"][name].split())
