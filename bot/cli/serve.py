"""`python -m bot run`: everything, until a signal comes."""

import asyncio

import typer

from bot import loading
from bot.app import App, Failed, make_folders
from bot.cli.interrupts import Interrupts
from bot.config import Settings
from bot.lock import DataLock


async def serve(settings: Settings) -> int:
    """Run until SIGINT or SIGTERM; returns the exit status.

    Raises:
        ReelbotError: it cannot run; the text is one sentence.
    """
    stop = asyncio.Event()
    interrupts = Interrupts(stop.set)
    await asyncio.to_thread(make_folders, settings)
    lock = DataLock(settings.data_dir)
    with interrupts.handled():
        async with lock.for_server(_say_waiting):
            app = App(settings)
            try:
                await app.start()
                started = await app.connect(loading.wanted(settings))
                if not started:
                    raise Failed("There is no platform to start: ADAPTERS is empty.")
                lock.publish(app.addresses)
                for address in app.addresses:
                    typer.echo(f"Reelbot listens on {address}")
                app.settle_in()
                await stop.wait()
                typer.echo("Reelbot finishes what it began; once more ends it at once.", err=True)
            finally:
                await app.stop()
    return 0


def _say_waiting() -> None:
    typer.echo("Waiting for an `ask` on the same data directory to finish …", err=True)
