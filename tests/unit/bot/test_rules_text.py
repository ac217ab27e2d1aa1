"""What a community has decided, in words."""

import dataclasses

import pytest

from bot.community import Community
from bot.rules_text import label, rule
from bot.texts.catalogue import LOCALES, text

FIELDS = [field.name for field in dataclasses.fields(Community)]
DECIDED = Community(
    channels=("1", "2"),
    roles=("3",),
    engines=("sketch",),
    quality="draft",
    seconds=2.5,
    jobs=2,
    quota=0,
    cooldown=30,
    spoiler=True,
    blocked_words=("gore",),
    gallery_channel="4",
    sharing=True,
    language="zh",
)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("field", FIELDS)
def test_every_setting_has_a_name_and_a_sentence(field: str, locale: str) -> None:
    assert 0 < len(label(field, locale)) <= 45
    sentences = {
        rule(field, community, locale, lambda field, value: f"{field}:{value}")
        for community in (Community(), DECIDED)
    }
    assert len(sentences) == 2
    assert text("error-internal", locale) not in sentences


def test_values_are_written_as_the_platform_writes_them() -> None:
    def linked(field: str, value: str) -> str:
        return f"<#{value}>"

    said = rule("channels", DECIDED, "en", linked)
    assert said == "Clips can be asked for in <#1>, <#2> and their threads only."
    assert rule("seconds", DECIDED, "en", linked) == "A clip is 2.5 seconds long at most."
    assert rule("quota", DECIDED, "en", linked).startswith("Members get no new clips")
    one = Community(seconds=1.0, jobs=1)
    assert rule("seconds", one, "en", linked) == "A clip is one second long at most."
    assert rule("jobs", one, "en", linked) == "A member can have one clip on its way at a time."
