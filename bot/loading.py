"""Finds adapters by name: there is no registry to keep in step."""

import importlib
from collections.abc import Callable, Iterator

from bot.config import ConfigError, Settings
from bot.doctor.finding import Finding
from bot.types import Adapter

Checkup = Callable[[Settings], Iterator[Finding]]

_BY_TOKEN = ("discord", "telegram")
"""Platforms that start by themselves where the setting NAME_TOKEN is set."""


def wanted(settings: Settings) -> list[str]:
    """The adapters to start: those in ADAPTERS, and those whose token is set."""
    names = [*settings.adapters, *with_token(settings)]
    return list(dict.fromkeys(names))


def module_of(name: str) -> str:
    """The module of an adapter: a dotted name is one as it stands."""
    return name if "." in name else f"adapters.{name}"


def create(name: str, settings: Settings) -> Adapter:
    """The adapter `adapters.NAME`, or the module of a dotted name as it stands.

    Raises:
        ConfigError: there is no such adapter, or its settings do not do.
    """
    module_name = module_of(name)
    if not all(part.isidentifier() for part in module_name.split(".")):
        raise ConfigError(f"ADAPTERS names {name!r}, which is no module; mend it in .env.")
    try:
        module = importlib.import_module(module_name)
    except ModuleNotFoundError as error:
        if error.name is None or not f"{module_name}.".startswith(f"{error.name}."):
            raise  # it exists, and something it needs does not
        raise ConfigError(
            f"ADAPTERS names {name!r}, but there is no module {module_name}; mend it in .env."
        ) from None
    adapter: Adapter = module.create(settings)
    return adapter


def checkup_of(name: str) -> Checkup | None:
    """What the adapter offers the doctor: to ask its platform itself. None where it offers nothing.

    Raises:
        ImportError: there is no such adapter, or something it needs is not there.
    """
    offered: Checkup | None = getattr(importlib.import_module(module_of(name)), "checkup", None)
    return offered


def with_token(settings: Settings) -> Iterator[str]:
    """The platforms that start by themselves."""
    return (name for name in _BY_TOKEN if getattr(settings, f"{name}_token") is not None)
