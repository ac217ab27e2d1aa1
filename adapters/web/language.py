"""The reader's language, from Accept-Language."""

from starlette.requests import HTTPConnection

from bot.texts.catalogue import LOCALES


def preferred(header: str | None, default: str) -> str:
    """The catalogue that an Accept-Language header likes best, else `default`.

    >>> preferred("fr, zh-CN;q=0.8, en;q=0.7", "en")
    'zh'
    """
    wishes: list[tuple[float, str]] = []
    for part in (header or "").split(","):
        tag, _, parameters = part.strip().partition(";")
        language = tag.strip().split("-")[0].lower()
        if language in LOCALES:
            wishes.append((_quality(parameters), language))
    best = max(wishes, key=lambda wish: wish[0], default=(0.0, default))
    return best[1] if best[0] > 0 else default


def locale_of(connection: HTTPConnection) -> str:
    """The language that `Shield` found for this request."""
    locale: str = connection.state.locale
    return locale


def _quality(parameters: str) -> float:
    name, _, value = parameters.strip().partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0
