"""Links to clips: signed by a key that stays, for its owner's eyes."""

from pathlib import Path

from bot.links import Links, load_key


def test_the_key_stays_and_is_the_owners_alone(tmp_path: Path) -> None:
    file = tmp_path / "links.key"
    key = load_key(file)
    assert load_key(file) == key
    assert len(key) == 32
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_link_of_another_key_or_of_none_opens_nothing() -> None:
    given = Links("https://reelbot.example", b"one")
    signature = given._sign("job", "mp4")
    assert given.opens("job", "mp4", signature)
    assert not given.opens("another", "mp4", signature)
    assert not given.opens("job", "gif", signature)
    assert not Links("https://reelbot.example", b"two").opens("job", "mp4", signature)
    assert not Links().opens("job", "mp4", Links()._sign("job", "mp4"))
