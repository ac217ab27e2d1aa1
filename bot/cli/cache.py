"""`python -m bot cache …`: the commands about the clips that are kept."""

from typing import Annotated

import typer

from bot.cli.common import DataDir, interruptible, options_of, quietly, say_json, say_waiting
from bot.cli.replay import replay
from bot.texts.catalogue import text

cache = typer.Typer(
    rich_markup_mode=None, help="The clips that are kept, and which of them may answer again."
)

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object instead of lines.")]

cache.command()(replay)


@cache.callback()
def about_the_cache(context: typer.Context, data_dir: DataDir = None) -> None:
    context.obj = options_of(context, data_dir=data_dir)


@cache.command()
def judge(context: typer.Context, data_dir: DataDir = None) -> None:
    """Tell of each pair on stdin whether the clip of "a" would answer "b".

    A line is {"a": …, "b": …} in JSON, with an "id" if you like; so is each answer, as a lookup
    would give it now. Blank lines are skipped.
    """
    from bot.cli.judging import judge as decide

    settings = quietly(context, data_dir=data_dir)
    raise typer.Exit(int(not interruptible(lambda: decide(settings))))


@cache.command()
def stats(context: typer.Context, as_json: AsJson = False, data_dir: DataDir = None) -> None:
    """Count the clips, the room they take, and how often they answered."""
    from bot.cli.keeping import stats as count
    from bot.cli.keeping import stats_lines

    settings = quietly(context, data_dir=data_dir)
    found = count(settings)
    if as_json:
        say_json(found.to_json())
    else:
        typer.echo("\n".join(stats_lines(found, settings.default_locale)))


@cache.command()
def clear(
    context: typer.Context,
    everything: Annotated[
        bool, typer.Option("--all", help="Favourites too, which stay otherwise.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    data_dir: DataDir = None,
) -> None:
    """Delete the clips that are kept, but for favourites. Nobody gets them back."""
    from bot.cli import keeping

    settings = quietly(context, data_dir=data_dir)
    locale = settings.default_locale
    plan = keeping.clearing(settings, favourites=everything)
    if not plan.clips:
        typer.echo(text("cache-clear-nothing", locale))
    else:
        megabytes = f"{plan.bytes / 1e6:.1f}"
        question = text("cache-clear-sure", locale, clips=len(plan.clips), megabytes=megabytes)
        if not yes and not _agreed(question):
            typer.echo(text("cache-clear-kept", locale), err=True)
            raise typer.Exit(1)
        plan = interruptible(
            lambda: keeping.clear(settings, say_waiting(locale), favourites=everything)
        )
        typer.echo(text("cache-clear-done", locale, clips=len(plan.clips)))
    if plan.liked:
        typer.echo(text("cache-clear-liked", locale, clips=plan.liked))
    if plan.promised:
        typer.echo(text("cache-clear-promised", locale, clips=plan.promised))


@cache.command()
def verify(
    context: typer.Context,
    repair: Annotated[
        bool, typer.Option("--repair", help="Do what the bot does when it starts.")
    ] = False,
    data_dir: DataDir = None,
) -> None:
    """Check that every clip has its files, whole, and every file its clip.

    The exit status is 1 where something is wrong.
    """
    from bot.cli import keeping

    settings = quietly(context, data_dir=data_dir)
    locale = settings.default_locale
    found, left = interruptible(
        lambda: keeping.verify(settings, say_waiting(locale), repair=repair)
    )
    typer.echo("\n".join(keeping.flaw_lines(found, left, locale, repair=repair)))
    raise typer.Exit(int(bool(left)))


def _agreed(question: str) -> bool:
    try:
        return typer.confirm(question)
    except typer.Abort:  # nobody there to be asked
        typer.echo("")
        return False
