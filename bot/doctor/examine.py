"""The whole examination: every check in turn, one that fails itself being a finding too."""

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from bot import config
from bot.config import ConfigError, Settings
from bot.doctor import machine, platforms, store
from bot.doctor.finding import Finding, broken
from bot.logs import Redactor

Check = Callable[[Settings], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    platforms.settings_file,
    platforms.adapters,
    platforms.tokens,
    platforms.connections,
    platforms.web,
    store.data_directory,
    store.disk,
    store.database,
    machine.ffmpeg,
    machine.engines,
    machine.gpu,
    machine.embedder,
)


def examine(overrides: Mapping[str, Any], checks: tuple[Check, ...] = CHECKS) -> Iterator[Finding]:
    """Findings, as they are made. `overrides` are settings from the command line.

    Without settings that can be read nothing else can be looked at. Never shows a secret.
    """
    try:
        settings = config.load(**overrides)
    except ConfigError as error:
        yield broken("configuration", str(error), "The keys stand in .env.example.")
        return
    redact = Redactor(settings.secrets())
    for check in checks:
        try:
            for finding in check(settings):
                yield dataclasses.replace(finding, text=redact(finding.text))
        except Exception as error:
            subject = check.__name__.replace("_", " ")
            why = redact(f"It could not be checked: {error!r}.")
            yield broken(subject, why, "Please report this.")
