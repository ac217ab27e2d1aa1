"""`python -m bot models`: which weights are here, what each profile takes, and how to get them."""

import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

import typer
from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
    TransferSpeedColumn,
)

from bot.config import Settings
from bot.grammar import PROFILE_NAMES
from bot.lock import DataLock
from cache.larger import LARGER, PROFILE
from generator.discovery import discover
from generator.engine import Weights
from generator.errors import ReelbotError
from generator.weights import missing, revision, size_on_disk

if TYPE_CHECKING:
    from bot.cli.pull import Errand

PACKAGES = "generator.engines"
_FEW = 3  # missing files that are named


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads weights: an engine, or the cache, which knows rewordings better by a larger model.

    `unavailable` is why it cannot work here, in one English sentence; `needs` are the weights that
    each profile takes.
    """

    name: str
    unavailable: str | None
    needs: Mapping[str, tuple[Weights, ...]]


class NoSuchProfile(ReelbotError):
    """What was asked for is nothing that could be pulled; the text names what could."""


def described(settings: Settings) -> list[dict[str, Any]]:
    """Who reads weights that do not come with the program, the profiles, and their weights, as
    JSON."""
    folder = models_dir(settings)
    return [
        {
            "engine": info.name,
            "unavailable": info.unavailable,
            "profiles": [
                {
                    "profile": profile,
                    "installed": not any(missing(each, folder) for each in weights),
                    "bytes": size_on_disk(weights, folder),
                    "weights": [_weights(each, folder) for each in weights],
                }
                for profile, weights in info.needs.items()
            ],
        }
        for info in _readers(settings).values()
    ]


def listed(settings: Settings) -> Iterator[str]:
    """The same in lines for people."""
    yield f"Weights lie in {models_dir(settings)}."
    for engine in described(settings):
        yield ""
        yield f"{engine['engine']}: {engine['unavailable'] or 'It can work.'}"
        for profile in engine["profiles"]:
            yield _line(profile)
            yield from dict.fromkeys(map(_weights_line, profile["weights"]))


def pull(settings: Settings, profile: str, engine: str | None) -> None:
    """Download what a profile lacks, with a progress bar.

    Raises:
        ReelbotError: there is no such profile, it is not to be had, or there is no room for it.
        KeyboardInterrupt: half of it is here; the next pull goes on from there.
    """
    profile = PROFILE_NAMES.get(profile.lower(), profile)
    info = _with_profile(_readers(settings), profile, engine)
    # Read when the library is loaded, which it is only here: it takes half a second.
    os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
    from bot.cli.hub import Hub
    from bot.cli.pull import alone, check_room, errands, run

    folder, weights = models_dir(settings), info.needs[profile]
    settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)  # as the server makes it
    with alone(folder):
        hub = Hub()
        planned = errands(hub, weights, folder)
        if not planned:
            typer.echo(f"{profile} of {info.name} is installed already.")
            return
        check_room(planned, folder, shutil.disk_usage(folder).free)
        with _Bar(planned, weights) as bar:
            for errand in planned:
                run(hub, errand, partial(bar.update, errand))
    _say_done(settings, info.name, profile)


def models_dir(settings: Settings) -> Path:
    folder = settings.surroundings().models_dir
    assert folder is not None  # the settings have a default
    return folder


def _say_done(settings: Settings, engine: str, profile: str) -> None:
    info = _readers(settings)[engine]
    size = size_on_disk(info.needs[profile], models_dir(settings))
    typer.echo(f"{profile} of {engine} is installed: {size / 1e9:.1f} GB.")
    if info.unavailable is not None:
        typer.echo(f"{engine} cannot work here yet, though. {info.unavailable}", err=True)
    elif DataLock(settings.data_dir).is_served():
        typer.echo("Start Reelbot anew, and it is used.", err=True)


def _readers(settings: Settings) -> Mapping[str, Reader]:
    engines = discover(PACKAGES, settings.surroundings())
    found = [Reader(name, it.unavailable, it.needs) for name, it in engines.items() if it.needs]
    found.append(Reader("cache", None, {PROFILE: (LARGER,)}))
    return {reader.name: reader for reader in found}


def _with_profile(engines: Mapping[str, Reader], profile: str, engine: str | None) -> Reader:
    if engine is not None and engine not in engines:
        known = ", ".join(engines) or "none"
        raise NoSuchProfile(f"There is no engine {engine!r} with weights. To choose from: {known}.")
    asked = [engines[engine]] if engine else list(engines.values())
    having = [info for info in asked if profile in info.needs]
    if not having:
        known = ", ".join(dict.fromkeys(name for info in asked for name in info.needs)) or "none"
        raise NoSuchProfile(f"There is no profile {profile!r}. To choose from: {known}.")
    if len(having) > 1:
        names = " and ".join(info.name for info in having)
        raise NoSuchProfile(f"{names} have a profile {profile!r}: name one with --engine.")
    return having[0]


def _weights(weights: Weights, folder: Path) -> dict[str, Any]:
    return {
        "repository": weights.repository,
        "files": list(weights.files),
        "licence": weights.licence,
        "revision": revision(folder, weights.repository),
        "bytes": size_on_disk([weights], folder),
        "missing": list(missing(weights, folder)),
    }


def _line(profile: Mapping[str, Any]) -> str:
    name = profile["profile"]
    if profile["installed"]:
        return f"  {name:<10} installed, {profile['bytes'] / 1e9:.1f} GB"
    return f"  {name:<10} not installed: python -m bot models pull {name}"


def _weights_line(weights: Mapping[str, Any]) -> str:
    facts = [weights["repository"], weights["licence"]]
    if weights["missing"]:
        few = weights["missing"][:_FEW]
        more = len(weights["missing"]) - len(few)
        facts.append(f"lacks {', '.join(few)}{f' and {more} more' if more else ''}")
    else:
        facts.append(f"{weights['bytes'] / 1e9:.1f} GB")
        facts.append(f"revision {weights['revision'][:12]}" if weights["revision"] else "")
    return f"             {', '.join(fact for fact in facts if fact)}"


class _Bar:
    """One bar over all that is to come, on stderr; where that is no terminal, a line for each file.

    Used around the downloads, and told by each how far it is.
    """

    def __init__(self, planned: Sequence["Errand"], weights: Sequence[Weights]) -> None:
        self._terminal = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)
        for source in dict.fromkeys((it.repository, it.licence) for it in weights):
            self._terminal.print(", ".join(filter(None, source)))
        self._there = {
            (errand.repository, name): errand.there(name)
            for errand in planned
            for name in errand.names
        }
        self._progress = Progress(
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            DownloadColumn(),
            TransferSpeedColumn(),
            TimeRemainingColumn(),
            console=self._terminal,
            disable=not self._terminal.is_terminal,
        )
        total = sum(errand.size(name) for errand in planned for name in errand.names)
        self._task = self._progress.add_task("", total=total, completed=sum(self._there.values()))
        self._file = ""

    def __enter__(self) -> "_Bar":
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def update(self, errand: "Errand", name: str, there: int) -> None:
        self._there[errand.repository, name] = there
        if name != self._file:
            self._file = name
            if not self._terminal.is_terminal:
                self._terminal.print(f"  {name}, {errand.size(name) / 1e9:.1f} GB")
        self._progress.update(
            self._task,
            description=PurePosixPath(name).name,
            completed=sum(self._there.values()),
        )
