"""bot.house: open, closed, and what is announced."""

import pytest

from bot.house import House
from bot.texts.catalogue import LOCALES, say
from generator.errors import UserError


def test_a_house_opens_with_the_program() -> None:
    house = House()
    house.check()
    assert (house.closed, house.announcement) == (False, "")


def test_a_closed_house_refuses_with_its_announcement_until_it_opens() -> None:
    house = House()
    house.close("Back at noon.")
    with pytest.raises(UserError) as refused:
        house.check()
    for locale in LOCALES:
        assert "Back at noon." in say(refused.value, locale)
    house.open()
    house.check()
    assert house.announcement == ""


def test_an_announcement_closes_nothing() -> None:
    house = House()
    house.announce("A rest at midnight.")
    house.check()
    assert house.announcement == "A rest at midnight."


def test_whoever_listens_hears_of_each_change_and_finds_it_done() -> None:
    house = House()
    heard: list[tuple[bool, str]] = []
    house.listeners.append(lambda: heard.append((house.closed, house.announcement)))
    house.announce("soon")
    house.close("now")
    house.open()
    assert heard == [(False, "soon"), (True, "now"), (False, "")]
