"""What commands share: their settings, how much they log, how a signal ends them."""

import asyncio
import json
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer

from bot import config, logs
from bot.cli.interrupts import Interrupts
from bot.texts.catalogue import text

T = TypeVar("T")

DataDir = Annotated[
    Path | None,
    typer.Option("--data-dir", help="Where the database and the clips live.  [./data]"),
]


def options_of(context: typer.Context, **own: Any) -> dict[str, Any]:
    """The command's own options over those given before its name."""
    return {
        **(context.obj or {}),
        **{key: value for key, value in own.items() if value is not None},
    }


def settings_of(context: typer.Context, **own: Any) -> config.Settings:
    return config.load(**options_of(context, **own))


def quietly(context: typer.Context, **own: Any) -> config.Settings:
    """The settings, for a command whose last word is a sentence of its own: logs nothing, unless
    all is asked for."""
    settings = settings_of(context, **own)
    level = settings.log_level
    logs.configure(level if level == "debug" else "critical", settings.secrets())
    return settings


def interruptible(
    work: Callable[[], Coroutine[Any, Any, T]],
    loop_factory: Callable[[], asyncio.AbstractEventLoop] | None = None,
) -> T:
    """Run it; a signal cancels it, and once it is undone the program ends as by the signal."""

    async def body() -> T:
        task = asyncio.current_task()
        assert task is not None
        interrupts = Interrupts(lambda: _cancel(task))
        with interrupts.handled():
            try:
                return await work()
            except asyncio.CancelledError:
                raise typer.Exit(interrupts.exit_code) from None

    with asyncio.Runner(loop_factory=loop_factory) as runner:
        return runner.run(body())


def say_json(answer: object) -> None:
    """One line of JSON. Half a surrogate pair, which no stream takes, is written as its number."""
    line = json.dumps(answer, ensure_ascii=False)
    if not line.isascii() and any("\ud800" <= character <= "\udfff" for character in line):
        line = json.dumps(answer)
    typer.echo(line)


def say_waiting(locale: str) -> Callable[[], None]:
    """For `DataLock`: tells why nothing happens yet."""
    return lambda: typer.echo(text("ask-waiting", locale), err=True)


def _cancel(task: asyncio.Task[Any]) -> None:
    task.cancel()
