"""The commands and their options; every way to fail ends in one sentence and an exit status."""

import asyncio
import json
import logging
import os
import signal
import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from bot import config, logs
from bot.cli.cache import cache
from bot.cli.common import (
    DataDir,
    interruptible,
    options_of,
    quietly,
    say_waiting,
    settings_of,
)
from bot.cli.streams import open_missing_streams
from bot.texts.catalogue import say
from generator.errors import ReelbotError, UserError

logger = logging.getLogger(__name__)

app = typer.Typer(
    add_completion=False,
    invoke_without_command=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Reelbot answers /video with a clip: in the web chat, on Discord, on Telegram, or here.",
)

Host = Annotated[str | None, typer.Option("--host", help="Where the web chat listens.")]
Port = Annotated[int | None, typer.Option("--port", help="Its port; 0 for any free one.")]


@app.callback()
def default(
    context: typer.Context, data_dir: DataDir = None, host: Host = None, port: Port = None
) -> None:
    context.obj = {"data_dir": data_dir, "web_host": host, "web_port": port}
    if context.invoked_subcommand is None:
        run(context, data_dir, host, port)


@app.command()
def run(
    context: typer.Context, data_dir: DataDir = None, host: Host = None, port: Port = None
) -> None:
    """Start everything: the web chat, and Discord and Telegram where their tokens are set."""
    from bot.cli.serve import serve

    settings = settings_of(context, data_dir=data_dir, web_host=host, web_port=port)
    logs.configure(settings.log_level, settings.secrets())
    raise typer.Exit(asyncio.run(serve(settings)))


@app.command()
def ask(
    context: typer.Context,
    words: Annotated[
        str, typer.Argument(metavar="TEXT", help='"/video a sunset timelapse", or any command.')
    ],
    out: Annotated[
        Path | None, typer.Option("--out", help="The file: .mp4 or .gif.  [named by the prompt]")
    ] = None,
    image: Annotated[
        Path | None, typer.Option("--image", help="A picture to begin with: PNG, JPEG or WebP.")
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object instead of sentences.")
    ] = False,
    data_dir: DataDir = None,
) -> None:
    """Send one request through the whole line and put the clip into a file."""
    from bot.cli import output
    from bot.cli.ask import Question
    from bot.cli.ask import ask as answer

    settings = quietly(context, data_dir=data_dir)
    locale = settings.default_locale
    question = Question(text=words, out=out, locale=locale, image=image)
    made = interruptible(lambda: answer(settings, question, say_waiting(locale)))
    if isinstance(made, str):
        typer.echo(json.dumps({"answer": made}, ensure_ascii=False) if as_json else made)
    elif as_json:
        typer.echo(json.dumps(output.made_json(made), ensure_ascii=False))
    else:
        typer.echo(output.made_lines(made, locale))


@app.command()
def route(context: typer.Context, data_dir: DataDir = None) -> None:
    """Tell what would be made of each prompt on stdin, one JSON line each; renders nothing.

    Blank lines are skipped.
    """
    from bot.cli.route import route as tell

    settings = quietly(context, data_dir=data_dir)
    interruptible(lambda: tell(settings))


@app.command()
def doctor(context: typer.Context, data_dir: DataDir = None) -> None:
    """Check everything Reelbot needs: one line each, what is wrong and how to mend it."""
    from bot.doctor.examine import examine

    logs.configure("error", [])
    broken = False
    for finding in examine(options_of(context, data_dir=data_dir)):
        typer.echo(str(finding))
        broken |= finding.broken
    raise typer.Exit(int(broken))


models = typer.Typer(
    invoke_without_command=True,
    rich_markup_mode=None,
    help="List the weights that are installed and what each profile takes; `pull` downloads some.",
)
app.add_typer(models, name="models")


@models.callback()
def list_models(
    context: typer.Context,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON array instead of lines.")
    ] = False,
    data_dir: DataDir = None,
) -> None:
    context.obj = options_of(context, data_dir=data_dir)
    if context.invoked_subcommand is None:
        from bot.cli.models import described, listed

        settings = quietly(context)
        typer.echo(json.dumps(described(settings)) if as_json else "\n".join(listed(settings)))


@models.command()
def pull(
    context: typer.Context,
    profile: Annotated[str, typer.Argument(metavar="PROFILE", help="fast, turbo …")],
    engine: Annotated[str | None, typer.Option("--engine", help="Of which engine.")] = None,
    data_dir: DataDir = None,
) -> None:
    """Download the weights that a profile takes; what is there is not downloaded again."""
    from bot.cli.models import pull as fetch

    settings = quietly(context, data_dir=data_dir)
    try:
        fetch(settings, profile, engine)
    except KeyboardInterrupt:
        typer.echo("Stopped; the same command goes on from here.", err=True)
        raise typer.Exit(128 + signal.SIGINT) from None


app.add_typer(cache, name="cache")


@app.command()
def warm(
    context: typer.Context,
    prompts: Annotated[
        Path | None,
        typer.Argument(
            metavar="PROMPTS", help="A prompt a line, with flags as in a chat; - is stdin."
        ),
    ] = None,
    community: Annotated[
        str | None,
        typer.Option(
            "--community",
            help="For whom, as PLATFORM:ID.  [all communities that share their clips]",
        ),
    ] = None,
    language: Annotated[
        Literal["en", "zh"] | None,
        typer.Option("--language", help="Of those who will ask.  [DEFAULT_LOCALE]"),
    ] = None,
    forget: Annotated[
        bool, typer.Option("--forget", help="Take everything off the list instead.")
    ] = False,
    data_dir: DataDir = None,
) -> None:
    """Make clips of popular prompts ahead, when nobody waits.

    A bot that runs makes them in its idle moments; else they are made here. What an existing clip
    answers is left out. Blank lines and those that begin with # are skipped.
    """
    from bot.cli import warm as warming

    settings = quietly(context, data_dir=data_dir)
    if (prompts is None) is not forget:
        raise UserError("warm-what")
    if prompts is None:
        interruptible(lambda: warming.forget(settings))
        return
    locale = settings.default_locale
    given = warming.List(file=prompts, scope=community, locale=language or locale)
    good = interruptible(lambda: warming.warm(settings, given, say_waiting(locale)))
    raise typer.Exit(int(not good))


physics = typer.Typer(rich_markup_mode=None, help="What the physics engine can show.")
app.add_typer(physics, name="physics")


@physics.command()
def topics(
    context: typer.Context,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON array instead of lines.")
    ] = False,
    data_dir: DataDir = None,
) -> None:
    """List every phenomenon with the quantities it takes, and an example in both languages."""
    from bot.cli.physics import described, listed

    settings = quietly(context, data_dir=data_dir)
    if as_json:
        typer.echo(json.dumps(described(settings), ensure_ascii=False))
    else:
        typer.echo("\n".join(listed(settings)))


def main() -> int:
    """Run the program; returns the exit status, and never raises."""
    open_missing_streams()
    try:
        status = app(standalone_mode=False)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader had enough. Python would complain once more when it flushes at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 128 + signal.SIGINT
    except typer.TyperException as error:
        return _fail(error.format_message(), error.exit_code)
    except UserError as error:
        return _fail(say(error, _locale()))
    except ReelbotError as error:
        return _fail(str(error))
    except OSError as error:
        about = f": {error.filename}" if error.filename else ""
        return _fail(f"{error.strerror or error}{about}.")
    except Exception as error:
        logger.debug("unexpected", exc_info=True)
        return _fail(f"Something unexpected happened, LOG_LEVEL=debug shows where: {error!r}")
    return status if isinstance(status, int) else 0


def _fail(sentence: str, status: int = 1) -> int:
    typer.echo(sentence, err=True)
    return status


def _locale() -> str:
    try:
        return config.load().default_locale
    except config.ConfigError:
        return "en"
