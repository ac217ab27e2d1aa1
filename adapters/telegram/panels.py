"""What the bot shows of itself, with buttons under it: galleries, defaults, privacy, help."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from adapters.telegram.answers import Answers
from adapters.telegram.keyboards import show_data
from adapters.telegram.messages import TEXT, Messages
from adapters.telegram.people import visitor_of
from adapters.telegram.spots import Spot
from bot.commands import Shelf, ShowGallery, parse
from bot.flags import READERS
from bot.gallery import GalleryPage
from bot.grammar import QUALITIES, SIZES, examples
from bot.service import Answer
from bot.texts.catalogue import say, text
from bot.types import Address, ClipFormat, Job
from bot.wording import reply, shortened, utf16

if TYPE_CHECKING:
    from bot.service import VideoService

PATTERN = re.compile(
    rf"(?P<panel>shelf):(?P<what>{'|'.join(Shelf)}):(?P<value>[0-9]{{1,9}})"
    r"|(?P<mine>mine):(?P<flag>seconds|size|quality|format|reset):(?P<choice>\w*)"
    r"|(?P<erase>erase):(?P<step>ask|yes|no)"
)
TRY = re.compile(r"try:(?P<number>[0-9]{1,2}):(?P<locale>[a-z]{2})")
_PROMPT = 80
_TRIES = 3
_LENGTHS = ("3", "5", "10")
_SHAPES = [name for name in SIZES if name.isascii()]


@dataclass(frozen=True, slots=True)
class Panel:
    words: str
    keyboard: InlineKeyboardMarkup | None


class Panels:
    """What is the asker's own stands in private; in a group, only what everybody made there."""

    def __init__(self, service: "VideoService", messages: Messages, answers: Answers) -> None:
        self._service = service
        self._messages = messages
        self._answers = answers

    async def open(self, name: str, rest: str, address: Address, own: Address | None) -> None:
        """Answer one of the commands; `own` is the asker's own conversation with the bot, which
        may be `address` (None: they have none).

        Raises:
            UserError: `rest` cannot be read.
        """
        if name == "help":
            self._say(address, await self._help(address))
            return
        shelf, number = Shelf.MINE, 1
        if name == "gallery":
            command = parse(
                f"/gallery {rest}", defaults=await self._service.defaults(address.owner)
            )
            assert isinstance(command, ShowGallery)
            shelf, number = command.shelf, command.page
            if own != address and (not rest or rest.isdigit()):
                shelf = Shelf.HERE
            if shelf is Shelf.HERE:
                self._say(address, await self._gallery(address, shelf, number))
                return
        panel = await self._personal(name, shelf, number, own or address)
        if own == address:
            self._say(address, panel)
        else:
            payload = shelf if shelf is Shelf.FAVOURITES else name
            self._answers.confide(address, own, panel.words, panel.keyboard, payload)

    async def pressed(self, match: re.Match[str], address: Address, spot: Spot) -> None:
        """Change the panel that was pressed.

        Raises:
            UserError: that cannot be done.
        """
        if match["panel"]:
            panel = await self._gallery(address, Shelf(match["what"]), int(match["value"]))
        elif match["mine"]:
            panel = await self._changed(address, match["flag"], match["choice"])
        else:
            panel = await self._erase(address, match["step"])
        await self._messages.edit(spot, shortened(panel.words, TEXT, utf16), panel.keyboard)

    async def example(self, match: re.Match[str], address: Address) -> Answer:
        """Make one of the examples, as it stands on the button."""
        shown = examples(match["locale"])
        made = await self._service.draft(shown[int(match["number"]) % len(shown)], address)
        return Answer(job=await self._service.make(made, address, visitor_of(address)))

    def _say(self, address: Address, panel: Panel) -> None:
        self._answers.say(address, panel.words, panel.keyboard)

    async def _personal(self, name: str, shelf: Shelf, number: int, own: Address) -> Panel:
        match name:
            case "gallery":
                return await self._gallery(own, shelf, number)
            case "settings":
                return await self._mine(own)
        return await self._privacy(own)

    async def _gallery(self, address: Address, shelf: Shelf, number: int) -> Panel:
        page = await self._service.gallery.page(shelf, address, visitor_of(address), max(1, number))
        lines = [say(page.heading, address.locale)]
        lines += [_about(place, job, address.locale) for place, job in enumerate(page.jobs, 1)]
        if page.jobs:
            lines.append(text("gallery-press", address.locale))
        return Panel("\n".join(lines), _gallery_keyboard(page, address))

    async def _mine(self, address: Address) -> Panel:
        answer = await self._service.ask("/settings", address)
        preferences = (await self._service.people.of(address.owner)).to_json()
        rows = [
            _choices("seconds", _LENGTHS, preferences, address.locale),
            _choices("size", _SHAPES, preferences, address.locale),
            _choices("quality", QUALITIES, preferences, address.locale),
            _choices("format", list(ClipFormat), preferences, address.locale),
            [_button(text("button-reset", address.locale), "mine:reset:")],
        ]
        words = f"{reply(answer, address)}\n\n{text('settings-more', address.locale)}"
        return Panel(words, InlineKeyboardMarkup(rows))

    async def _changed(self, address: Address, flag: str, value: str) -> Panel:
        if flag == "reset":
            await self._service.people.forget(address.owner)
        else:
            chosen = READERS[flag].read(value) if value else {flag: None}
            await self._service.prefer(address.owner, chosen)
        return await self._mine(address)

    async def _privacy(self, address: Address) -> Panel:
        answer = await self._service.ask("/privacy", address)
        button = _button(f"🗑️ {text('button-erase', address.locale)}", "erase:ask")
        return Panel(reply(answer, address) or "", InlineKeyboardMarkup([[button]]))

    async def _erase(self, address: Address, step: str) -> Panel:
        locale = address.locale
        if step == "ask":
            sure = _button(text("button-erase-sure", locale), "erase:yes")
            keep = _button(text("button-erase-not", locale), "erase:no")
            return Panel(text("privacy-sure", locale), InlineKeyboardMarkup([[sure], [keep]]))
        if step == "yes":
            answer = await self._service.ask("/privacy delete", address)
            return Panel(reply(answer, address) or "", None)
        return Panel(text("privacy-still", locale), None)

    async def _help(self, address: Address) -> Panel:
        answer = await self._service.ask("/help", address)
        tries = [
            [_button(f"▶️ {words}", f"try:{number}:{address.locale}")]
            for number, words in enumerate(examples(address.locale)[:_TRIES])
        ]
        return Panel(reply(answer, address) or "", InlineKeyboardMarkup(tries))


def _about(place: int, job: Job, locale: str) -> str:
    prompt = shortened(job.request.prompt, _PROMPT)
    if job.clip is None:
        return f"{place}. {prompt}"
    code = "gallery-clip-reused" if job.reuse else "gallery-clip"
    facts = text(code, locale, engine=job.clip.engine, length=round(job.clip.seconds, 1))
    return f"{place}. {prompt}\n    {facts}"


def _gallery_keyboard(page: GalleryPage, address: Address) -> InlineKeyboardMarkup | None:
    rows = []
    if page.jobs:
        rows.append([_button(str(place), show_data(job)) for place, job in enumerate(page.jobs, 1)])
    if page.pages > 1:
        rows.append(list(_turns(page, address.locale)))
    if address.channel == address.user:  # in a group the others' shelves are nobody's business
        rows.append(
            [
                _button(
                    f"• {text(f'choice-{it}', address.locale)}"
                    if it is page.shelf
                    else text(f"choice-{it}", address.locale),
                    f"shelf:{it}:1",
                )
                for it in (Shelf.MINE, Shelf.FAVOURITES)
            ]
        )
    return InlineKeyboardMarkup(rows) if rows else None


def _turns(page: GalleryPage, locale: str) -> Iterator[InlineKeyboardButton]:
    if page.number > 1:
        label = f"◀️ {text('button-newer', locale)}"
        yield _button(label, f"shelf:{page.shelf}:{page.number - 1}")
    if page.number < page.pages:
        label = f"{text('button-older', locale)} ▶️"
        yield _button(label, f"shelf:{page.shelf}:{page.number + 1}")


def _choices(
    flag: str, values: Collection[str], held: Mapping[str, object], locale: str
) -> list[InlineKeyboardButton]:
    """One button for each value, the chosen one marked; pressing that again takes it back."""
    now = held.get(flag)
    buttons = []
    for value in values:
        label = (
            text("settings-length", locale, seconds=int(value))
            if flag == "seconds"
            else text(f"choice-{value}", locale)
        )
        chosen = str(now) in (value, f"{value}.0")
        goal = "" if chosen else value
        buttons.append(_button(f"✓ {label}" if chosen else label, f"mine:{flag}:{goal}"))
    return buttons


def _button(label: str, data: str) -> InlineKeyboardButton:
    return InlineKeyboardButton(label, callback_data=data)
