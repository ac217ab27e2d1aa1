"""The panel of a group's rules: what holds now, in words, above the buttons that change it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from adapters.telegram.people import GENERAL
from bot.admin_input import BOUNDS
from bot.community import Community
from bot.grammar import QUALITIES
from bot.rules_text import label, rule
from bot.texts.catalogue import LOCALES, text

Row = list[InlineKeyboardButton]

HERE = "here"
"""The topic that the panel stands in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """All that a page of the panel shows. `names` are those of members, by their ids; `forum` is a
    group of topics, of which `topic` is the one that the panel stands in."""

    page: str
    community: Community
    engines: tuple[str, ...]
    names: Mapping[str, str]
    group: bool
    forum: bool
    topic: str
    locale: str


def sheet(scene: Scene) -> tuple[str, InlineKeyboardMarkup]:
    """The words and the buttons of its page; `PAGES` names them all."""
    lines = [text("panel-title-group" if scene.group else "panel-title-own", scene.locale)]
    rows: list[Row] = []
    for field, buttons in _fields(scene.page, scene):
        lines.append(_line(field, scene))
        rows += [buttons[first : first + 4] for first in range(0, len(buttons), 4)]
    tabs = [
        _button(
            f"• {text(f'panel-{page}', scene.locale)}"
            if page == scene.page
            else text(f"panel-{page}", scene.locale),
            f"rules:{page}",
        )
        for page in PAGES
        if any(_fields(page, scene))
    ]
    return "\n\n".join(lines), InlineKeyboardMarkup([*rows, tabs])


def page_of(field: str) -> str:
    """The page that a field is on; "" where there is no such field."""
    return next((page for page, fields in PAGES.items() if field in fields), "")


def _fields(page: str, scene: Scene) -> Iterator[tuple[str, Row]]:
    """Those that can be changed there."""
    for field, draw in PAGES[page].items():
        buttons = list(draw(field, scene))
        if buttons:
            yield field, buttons


def _line(field: str, scene: Scene) -> str:
    def named(field: str, value: str) -> str:
        match field:
            case "quality":
                return text(f"choice-{value}", scene.locale)
            case "language":
                return text("language-name", value)
            case "roles":
                return scene.names.get(value, value)
            case "channels":
                if value == GENERAL:
                    return text("topic-general", scene.locale)
                return text("topic-number", scene.locale, number=value)
        return value

    own = _OWN_WORDS.get(field)
    if own is None:
        return f"{label(field, scene.locale)}: {rule(field, scene.community, scene.locale, named)}"
    values = ", ".join(named(field, it) for it in getattr(scene.community, field)) or "none"
    return text(own, scene.locale, value=values)


_OWN_WORDS: Mapping[str, str] = MappingProxyType(
    {"channels": "rule-topics", "roles": "rule-members"}
)
"""Where Telegram has another word for it."""


def _one_of(
    names: Callable[[str], Mapping[str, str]], field: str, scene: Scene
) -> Iterator[InlineKeyboardButton]:
    held = getattr(scene.community, field) or ""
    for value, name in {
        "": text(f"panel-any-{field}", scene.locale),
        **names(scene.locale),
    }.items():
        yield _button(f"✓ {name}" if value == held else name, f"set:{field}:{value}")


def _qualities(field: str, scene: Scene) -> Iterator[InlineKeyboardButton]:
    return _one_of(
        lambda locale: {name: text(f"choice-{name}", locale) for name in QUALITIES}, field, scene
    )


def _languages(field: str, scene: Scene) -> Iterator[InlineKeyboardButton]:
    return _one_of(
        lambda _: {locale: text("language-name", locale) for locale in LOCALES}, field, scene
    )


def _engines(field: str, scene: Scene) -> Iterator[InlineKeyboardButton]:
    """Only where there is a choice. None chosen: all are allowed."""
    if len(scene.engines) > 1:
        for name in scene.engines:
            chosen = name in scene.community.engines
            act = "drop" if chosen else "add"
            yield _button(f"✓ {name}" if chosen else name, f"{act}:{field}:{name}")


def _switch(field: str, scene: Scene) -> Iterator[InlineKeyboardButton]:
    goal = "off" if getattr(scene.community, field) else "on"
    name = f"{label(field, scene.locale)}: {text(f'panel-{goal}', scene.locale)}"
    yield _button(name, f"set:{field}:{goal}")


def _topics(field: str, scene: Scene) -> Iterator[InlineKeyboardButton]:
    if scene.forum:
        allowed = scene.topic in scene.community.channels
        code, act = ("panel-topic-out", "drop") if allowed else ("panel-topic-in", "add")
        yield _button(text(code, scene.locale), f"{act}:{field}:{HERE}")
    if scene.community.channels:
        yield _button(text("panel-topic-any", scene.locale), f"set:{field}:")


def _people(field: str, scene: Scene) -> Iterator[InlineKeyboardButton]:
    if scene.group:
        yield _button(text("panel-any-roles", scene.locale), f"set:{field}:")


def _form(field: str, scene: Scene) -> Iterator[InlineKeyboardButton]:
    if scene.group or field not in _OTHERS:
        yield _button(f"✎ {label(field, scene.locale)}", f"fill:{field}")


def _button(name: str, data: str) -> InlineKeyboardButton:
    return InlineKeyboardButton(name, callback_data=data)


_OTHERS = frozenset(BOUNDS) - {"seconds"}
"""Bounds that are of no use for oneself alone."""

Draw = Callable[[str, Scene], Iterator[InlineKeyboardButton]]

PAGES: Mapping[str, Mapping[str, Draw]] = MappingProxyType(
    {
        "clips": {
            "engines": _engines,
            "quality": _qualities,
            "language": _languages,
            "spoiler": _switch,
            "sharing": _switch,
        },
        "limits": {**dict.fromkeys(BOUNDS, _form), "blocked_words": _form},
        "places": {"channels": _topics, "roles": _people},
    }
)
"""What each page shows, from top to bottom; the first one opens."""
