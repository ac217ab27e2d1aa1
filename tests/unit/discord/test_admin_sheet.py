"""The pages of a server's settings, within what Discord takes of a message."""

import pytest

from adapters.discord.admin.sheet import PAGES, Scene, sheet
from adapters.discord.markdown import TEXT
from bot.community import Community
from bot.texts.catalogue import LOCALES

IDS = tuple(str(10**18 + number) for number in range(25))
FULL = Community(
    channels=IDS,
    roles=IDS,
    engines=("sketch", "a*b"),
    quality="high",
    seconds=10,
    jobs=3,
    quota=100,
    cooldown=60,
    spoiler=True,
    blocked_words=tuple(f"word_{number:054}" for number in range(60)),
    gallery_channel=IDS[0],
    sharing=True,
    language="zh",
)


def page_of(name: str, community: Community, locale: str) -> Scene:
    return Scene(
        page=name,
        community=community,
        engines=("sketch", "a*b"),
        guild=None,
        locale=locale,
        trouble="x" * 300,
    )


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("community", [Community(), FULL], ids=["usual", "full"])
def test_a_page_fits_into_a_message(name: str, community: Community, locale: str) -> None:
    view = sheet(page_of(name, community, locale)).view
    ids = [getattr(it, "custom_id", None) for it in view.walk_children()]
    known = [it for it in ids if it is not None]
    assert view.total_children_count <= 40
    assert view.content_length() <= TEXT
    assert len(set(known)) == len(known)
    assert all(len(it) <= 100 for it in known)
