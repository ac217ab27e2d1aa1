"""Looks at what connects Reelbot to people: settings, adapters, tokens, the web page."""

import importlib.util
import re
import socket
from collections.abc import Iterator

from dotenv import dotenv_values

from bot.config import ENV_FILE, Settings
from bot.doctor.finding import Finding, broken, note, ok
from bot.grammar import nearest
from bot.hosts import is_loopback
from bot.loading import checkup_of, module_of, wanted, with_token
from bot.lock import DataLock

# Discord: an id in base64, a time stamp, a signature. Telegram: https://core.telegram.org/bots/api
_SHAPES = {
    "discord": re.compile(r"[A-Za-z0-9_-]{23,28}\.[A-Za-z0-9_-]{6,7}\.[A-Za-z0-9_-]{27,}"),
    "telegram": re.compile(r"\d{6,12}:[A-Za-z0-9_-]{35}"),
}
_SOURCES = {
    "discord": "https://discord.com/developers/applications, page Bot",
    "telegram": "@BotFather",
}
_HOST = re.compile(r"[\w.-]+(?::\d{1,5})?|\[?[0-9A-Fa-f:.]+\]?(?::\d{1,5})?")
_SAFE_LENGTH = 16  # characters of WEB_TOKEN


def settings_file(settings: Settings) -> Iterator[Finding]:
    """Keys of `.env` that nobody reads, most often slips of the pen."""
    if not ENV_FILE.is_file():
        yield ok("configuration", f"There is no {ENV_FILE}; the defaults hold.")
        return
    known = [name.upper() for name in type(settings).model_fields]
    unknown = [key for key in dotenv_values(ENV_FILE, interpolate=False) if key not in known]
    for key in unknown:
        near = nearest(key, [name.lower() for name in known])
        if near and key.upper() not in known:
            yield broken(
                "configuration",
                f"{ENV_FILE} sets {key}, which is no setting.",
                f"Did you mean {near.upper()}?",
            )
        elif key.upper() not in known:
            yield note("configuration", f"{ENV_FILE} sets {key}, which nobody here reads.")
    if not unknown:
        yield ok("configuration", f"{ENV_FILE} can be read, and every key in it is known.")


def adapters(settings: Settings) -> Iterator[Finding]:
    if not wanted(settings):
        yield broken("adapter", "There is no platform to start.", "Set ADAPTERS=web in .env.")
    for name in settings.adapters:
        if _exists(module_of(name)):
            yield ok("adapter", f"{name} is there.")
        else:
            yield broken("adapter", f"ADAPTERS names {name!r}, which is none.", "Mend it in .env.")


def tokens(settings: Settings) -> Iterator[Finding]:
    """The shape alone: whether a token is right only its platform can say."""
    for name, shape in _SHAPES.items():
        secret = getattr(settings, f"{name}_token")
        if secret is None:
            yield note(name, f"Switched off: {name.upper()}_TOKEN is not set.")
        elif not shape.fullmatch(secret.get_secret_value()):
            yield broken(
                name,
                f"{name.upper()}_TOKEN does not look like a token.",
                f"Copy it again from {_SOURCES[name]}.",
            )
        else:
            yield ok(name, f"{name.upper()}_TOKEN has the right shape.")


def connections(settings: Settings) -> Iterator[Finding]:
    """What the platforms themselves say; a token of the wrong shape is not worth their time."""
    for name in with_token(settings):
        secret = getattr(settings, f"{name}_token").get_secret_value()
        if _SHAPES[name].fullmatch(secret) and (checkup := checkup_of(name)) is not None:
            yield from checkup(settings)


def web(settings: Settings) -> Iterator[Finding]:
    if "web" not in settings.adapters:
        return
    token = settings.web_token.get_secret_value() if settings.web_token else ""
    if not token and not is_loopback(settings.web_host):
        yield broken(
            "web",
            f"WEB_HOST is {settings.web_host}, which others can reach, and WEB_TOKEN is not set.",
            "Set a long random WEB_TOKEN, or listen on 127.0.0.1.",
        )
    elif token and len(token) < _SAFE_LENGTH:
        yield broken(
            "web",
            f"WEB_TOKEN has {len(token)} characters and can be guessed.",
            f"Take a random one of {_SAFE_LENGTH} or more.",
        )
    if token and not token.isascii():
        yield broken(
            "web",
            "WEB_TOKEN has letters that an HTTP header cannot carry.",
            "Take one of plain letters and digits.",
        )
    for name in settings.web_allowed_hosts:
        if not _HOST.fullmatch(name):
            yield broken(
                "web",
                f"WEB_ALLOWED_HOSTS names {name!r}, which is no host name.",
                "Write it like reelbot.example, without http:// and path.",
            )
    yield _port(settings)


def _port(settings: Settings) -> Finding:
    place = f"{settings.web_host} port {settings.web_port}"
    if DataLock(settings.data_dir).is_served():
        return ok("web", f"Reelbot is running with this data directory ({place} by the settings).")
    try:
        family = socket.AF_INET6 if ":" in settings.web_host else socket.AF_INET
        socket.create_server((settings.web_host, settings.web_port), family=family).close()
    except OSError as error:
        return broken(
            "web",
            f"The page cannot listen on {place}: {error.strerror}.",
            "Stop what listens there, or choose another WEB_PORT.",
        )
    return ok("web", f"The page can listen on {place}.")


def _exists(module: str) -> bool:
    try:
        return importlib.util.find_spec(module) is not None
    except ImportError:
        return False
