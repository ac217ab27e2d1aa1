"""What is remembered of prompts between two comparisons, and how all of it is forgotten."""

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar

_Given = ParamSpec("_Given")
_Found = TypeVar("_Found")

_forgetting: list[Callable[[], None]] = []


def remembered(
    size: int,
) -> Callable[[Callable[_Given, _Found]], Callable[_Given, _Found]]:
    """Remember what a function of prompts made of the last `size` that it was asked about."""

    def decorate(function: Callable[_Given, _Found]) -> Callable[_Given, _Found]:
        kept = lru_cache(size)(function)
        _forgetting.append(kept.cache_clear)
        return kept  # type: ignore[return-value]  # lru_cache's type forgets the parameters

    return decorate


def forget() -> None:
    """Keep nothing of prompts: somebody has their data deleted, and nobody can tell whose is whose.
    Single words stay."""
    for clear in _forgetting:
        clear()
