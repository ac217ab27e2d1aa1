"""What a card is made of, state by state, as the data that Discord gets."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from discord.ui import LayoutView
from hypothesis import given
from hypothesis import strategies as st

from adapters.discord.buttons import JobButton
from adapters.discord.card import card, sentence
from adapters.discord.markdown import TEXT
from adapters.discord.messages import Attachment
from adapters.discord.modal import edit_modal
from bot.actions import ACTIONS
from bot.grammar import PROMPT_LENGTH
from bot.texts.catalogue import LOCALES
from bot.types import Address, ClipFormat, Job, JobState, Notice, Reuse, Status
from bot.wording import utf16
from generator.types import Clip, ClipRequest, Lane, Progress

ID = "0123456789abcdef" * 2
TEXT_DISPLAY, GALLERY, CONTAINER = 10, 12, 17
ESCAPE = re.compile(r"\\([^0-9A-Za-z\s])")
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1)
LONG = st.builds(lambda words, times: words * times, WORDS, st.integers(1, 500))

MP4 = Attachment(Path("c.mp4"), "clip-3.mp4", "a *fox*")


def job(state: JobState = JobState.QUEUED, *, prompt: str = "a *fox*", **changes: Any) -> Job:
    return Job(
        id=ID,
        number=3,
        state=state,
        lane=Lane.CPU,
        request=ClipRequest(prompt=prompt, engine="sketch"),
        address=address(),
        format=ClipFormat.MP4,
    ).evolve(**changes)


def address(**changes: Any) -> Address:
    return Address(platform="discord", channel="4", user="5", community="3").evolve(**changes)


def clip(caption: str = "A sketch.", prompt: str = "one fox") -> Clip:
    return Clip(
        id="c",
        path=Path("c.mp4"),
        poster=Path("c.jpg"),
        engine="sketch",
        prompt=prompt,
        seed=7,
        width=64,
        height=48,
        frames=60,
        fps=24,
        size=1,
        made_seconds=1.0,
        caption=caption,
    )


def posted(**changes: Any) -> Status:
    return Status(job=job(JobState.READY, **{"clip": clip(), **changes}))


def built(view: LayoutView) -> list[dict[str, Any]]:
    return list(view.to_components())  # type: ignore[no-untyped-call]  # the library's own


def walk(components: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for component in components:
        yield component
        yield from walk(component.get("components", []))


def parts(status: Status, attachment: Attachment | None = None) -> list[dict[str, Any]]:
    return list(walk(built(card(status, attachment))))


def texts(status: Status, attachment: Attachment | None = None) -> list[str]:
    return [it["content"] for it in parts(status, attachment) if it["type"] == TEXT_DISPLAY]


def actions(status: Status, attachment: Attachment | None = None) -> list[str]:
    ids = [it["custom_id"] for it in parts(status, attachment) if "custom_id" in it]
    assert all(re.fullmatch(rf"reel:\w+:{ID}", it) for it in ids)
    return [it.split(":")[1] for it in ids]


@pytest.mark.parametrize(
    ("status", "said", "offered"),
    [
        (
            Status(job=job(), position=3, eta=72),
            "Waiting, place 3 in line · about 72 s left",
            ["cancel"],
        ),
        (
            Status(job=job(JobState.RUNNING), progress=Progress("draw", 4, 10), eta=12),
            "▰▰▰▰▱▱▱▱▱▱ drawing · about 12 s left",
            ["cancel"],
        ),
        (
            Status(job=job(JobState.FAILED, error=Notice(code="clip-gone"))),
            "This clip is no longer kept. Ask for it again, and I will make it anew.",
            ["again", "edit"],
        ),
        (Status(job=job(JobState.CANCELLED)), "The clip was cancelled.", ["again", "edit"]),
    ],
)
def test_a_card_says_what_was_asked_and_how_it_stands(
    status: Status, said: str, offered: list[str]
) -> None:
    assert texts(status) == [r"**a \*fox\***", said]
    assert actions(status) == offered


def test_a_clip_stands_between_its_prompt_and_the_small_print() -> None:
    [box, row] = built(card(posted(), MP4))
    [prompt, gallery, facts] = box["components"]
    assert (box["type"], gallery["type"]) == (CONTAINER, GALLERY)
    assert prompt["content"] == r"**a \*fox\***"
    assert gallery["items"] == [
        {
            "media": {"url": "attachment://clip-3.mp4"},
            "description": "a *fox*",
            "spoiler": False,
        }
    ]
    assert facts["content"] == "-# A sketch.\n-# <@5> · sketch · seed 7 · 2.5 s"
    labels = ["Again", "Edit", "GIF", "Favourite", "Delete"]
    assert [it["label"] for it in row["components"]] == labels


def test_a_clip_is_offered_in_the_format_that_it_is_not_in() -> None:
    assert actions(posted(), MP4) == ["again", "edit", "gif", "favourite", "delete"]
    gif = posted(format=ClipFormat.GIF)
    assert actions(gif, MP4) == ["again", "edit", "mp4", "favourite", "delete"]


def test_a_clip_can_be_behind_a_cover() -> None:
    [gallery] = [it for it in parts(posted(address=address(veiled=True)), MP4) if "items" in it]
    assert gallery["items"][0]["spoiler"]


def test_every_state_has_its_colour() -> None:
    def colour(status: Status, attachment: Attachment | None = None) -> int:
        return int(parts(status, attachment)[0]["accent_color"])

    running, failed = Status(job=job(JobState.RUNNING)), Status(job=job(JobState.FAILED))
    colours = {colour(Status(job=job())), colour(running), colour(failed), colour(posted(), MP4)}
    assert len(colours) == 4


def test_a_clip_too_big_to_post_is_offered_on_the_web() -> None:
    link = "https://reelbot.example/c/1.mp4?s=2"
    error = Notice(code="clip-too-big-link", arguments={"megabytes": 10, "link": link})
    [button] = [it for it in parts(Status(job=job(JobState.FAILED, error=error))) if "url" in it]
    assert (button["label"], button["url"]) == ("Watch on the web", link)


def test_a_card_speaks_the_askers_language() -> None:
    zh = posted(address=address(locale="zh"), reuse=Reuse.HOT)
    labels = [it["label"] for it in parts(zh, MP4) if "label" in it]
    assert labels == ["再来一次", "修改", "GIF", "收藏", "删除"]
    assert texts(zh, MP4)[-1].endswith("种子 7 · 2.5 秒 · 沿用先前做的短片")


def test_only_where_others_are_a_clip_says_whose_it_is() -> None:
    alone = posted(address=address(community="5"))
    assert texts(alone, MP4)[-1] == "-# A sketch.\n-# sketch · seed 7 · 2.5 s"


@given(prompt=LONG, caption=LONG, earlier=LONG)
def test_a_card_keeps_to_the_limits_and_shows_text_as_text(
    prompt: str, caption: str, earlier: str
) -> None:
    made = clip(caption, earlier)
    status = posted(prompt=prompt, clip=made, reuse=Reuse.SEMANTIC)
    shown = texts(status, MP4)
    assert len(parts(status, MP4)) <= 40
    assert sum(map(utf16, shown)) <= TEXT
    heading = ESCAPE.sub(r"\1", shown[0].removeprefix("**").removesuffix("**"))
    assert prompt.startswith(heading.removesuffix("…").rstrip())
    for line in shown[1].replace("<@5>", "").splitlines():
        assert not re.search(r"[*_`~|<>\[\]()#@:\\]", ESCAPE.sub("", line).removeprefix("-# "))


@given(words=LONG)
def test_a_sentence_fits_into_a_message(words: str) -> None:
    [text] = built(sentence(words))
    assert 0 < utf16(text["content"]) <= TEXT


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("action", ACTIONS)
def test_a_button_is_known_by_its_custom_id_in_every_language(action: str, locale: str) -> None:
    button = JobButton(action, ID, locale)
    data = button.to_component_dict()
    assert button.template.fullmatch(data["custom_id"])
    assert len(data["custom_id"]) <= 100
    assert 0 < len(data["label"]) <= 80


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("prompt", ["a fox", "🦊" * PROMPT_LENGTH])
async def test_the_form_holds_any_prompt_and_is_not_kept(prompt: str, locale: str) -> None:
    modal = edit_modal(ID, prompt, locale)
    data = modal.to_dict()
    [label] = data["components"]
    field = label["component"]
    assert field["value"] == prompt
    assert field["max_length"] == max(PROMPT_LENGTH, utf16(prompt))
    assert 0 < len(data["title"]) <= 45
    assert 0 < len(label["label"]) <= 45
    assert modal.is_finished()
