"""What the doctor makes of the addresses: the Bot API's, and the one that updates are posted to."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from telegram import WebhookInfo

from adapters.telegram.selfcheck_bot import SUBJECT
from adapters.telegram.selfcheck_storage import plain
from bot.config import Settings
from bot.doctor.finding import Finding, broken, note, ok
from bot.hosts import is_loopback

OFFICIAL = str(Settings.model_fields["telegram_api_url"].default)
_PORTS = (443, 80, 88, 8443)
"""That Telegram posts to (https://core.telegram.org/bots/api#setwebhook)."""


def is_official(settings: Settings) -> bool:
    """Whether Telegram's own Bot API is used."""
    return str(settings.telegram_api_url) == OFFICIAL


def is_exposed(settings: Settings) -> bool:
    """Whether others can read the token on its way: it stands in every address."""
    api = settings.telegram_api_url
    return api.scheme != "https" and not is_loopback(api.host or "")


def server_findings(settings: Settings) -> Iterator[Finding]:
    """About a Bot API server that is not Telegram's."""
    if is_exposed(settings):
        yield broken(
            SUBJECT,
            "TELEGRAM_API_URL begins with http:// and is another machine: everybody on the way "
            "could read the token, so it was not asked.",
            "Use https://, or a server on this machine.",
        )
    if settings.telegram_local_mode and is_official(settings):
        yield broken(
            SUBJECT,
            "TELEGRAM_LOCAL_MODE is on, and Telegram's own server cannot read this machine's "
            "files.",
            "Switch it off, or set TELEGRAM_API_URL to a Bot API server of your own.",
        )
    elif settings.telegram_local_mode and not is_loopback(settings.telegram_api_url.host or ""):
        yield note(
            SUBJECT,
            "TELEGRAM_LOCAL_MODE is on, and the server of TELEGRAM_API_URL is another machine.",
            "It must find DATA_DIR's files under the same path as this one.",
        )


def webhook_settings(settings: Settings) -> Iterator[Finding]:
    url = settings.telegram_webhook_url
    if url is None:
        return
    if settings.telegram_webhook_secret is None:
        yield broken(
            SUBJECT,
            "TELEGRAM_WEBHOOK_URL is set and TELEGRAM_WEBHOOK_SECRET is not: anybody could speak "
            "for Telegram, so Reelbot does not start.",
            "Set a long random one, of letters, digits, _ and -.",
        )
    if is_official(settings) and (url.scheme != "https" or url.port not in _PORTS):
        ports = ", ".join(map(str, _PORTS[:-1]))
        yield broken(
            SUBJECT,
            "Telegram does not post to TELEGRAM_WEBHOOK_URL.",
            f"It must begin with https:// and have port {ports} or {_PORTS[-1]}.",
        )


def webhook_findings(info: WebhookInfo, settings: Settings) -> Iterator[Finding]:
    """How updates come in. Whether another program takes them too cannot be asked."""
    waiting = f"{_counted(info.pending_update_count)} waiting"
    wanted = settings.telegram_webhook_url
    if wanted is None:
        if info.url:
            yield note(
                SUBJECT,
                f"Telegram posts updates to {_place(info.url)}, and Reelbot is to poll them.",
                "The start of Reelbot takes that away; to keep it, set TELEGRAM_WEBHOOK_URL.",
            )
        else:
            yield ok(SUBJECT, f"Updates are polled; {waiting} at Telegram.")
        return
    if info.url == str(wanted):
        yield ok(SUBJECT, f"Telegram posts updates to {_place(info.url)}; {waiting}.")
    else:
        now = f"posts updates to {_place(info.url)}" if info.url else "posts updates nowhere"
        yield note(
            SUBJECT,
            f"Telegram {now} and does not know TELEGRAM_WEBHOOK_URL yet.",
            "The start of Reelbot tells it.",
        )
    if info.url and info.last_error_message:
        when = f"{info.last_error_date:%Y-%m-%d %H:%M} UTC" if info.last_error_date else "once"
        yield note(
            SUBJECT,
            f"The last time that it could not: {when}, “{plain(info.last_error_message)}”.",
            "Look at the proxy and at TELEGRAM_WEBHOOK_HOST and _PORT, if it is not long ago.",
        )


def _counted(updates: int) -> str:
    return {0: "none is", 1: "one is"}.get(updates, f"{updates} are")


def _place(url: str) -> str:
    """Without its path, which may be somebody's secret."""
    parts = urlsplit(url)
    return plain(f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}")
