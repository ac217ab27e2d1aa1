"""The settings: from `.env` and the environment, with mistakes named."""

import re
from pathlib import Path

import pytest

from bot.config import ConfigError, Settings, load

ROOT = Path(__file__).parents[3]


@pytest.fixture(autouse=True)
def empty_surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder without `.env` and an environment without our keys."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    return tmp_path


def test_the_example_lists_exactly_the_keys_that_are_read() -> None:
    lines = (ROOT / ".env.example").read_text("utf-8").splitlines()
    keys = [line.split("=")[0] for line in lines if re.match(r"[A-Z_]+=", line)]
    assert sorted(keys) == sorted(name.upper() for name in Settings.model_fields)


def test_every_key_of_the_example_has_a_comment_above_it() -> None:
    lines = (ROOT / ".env.example").read_text("utf-8").splitlines()
    for before, line in zip(["", *lines], lines, strict=False):
        if line and not line.startswith("#"):
            assert before.startswith("#") or "=" in before, line


def test_the_example_itself_gives_the_defaults(empty_surroundings: Path) -> None:
    without = load()
    (empty_surroundings / ".env").write_text((ROOT / ".env.example").read_text("utf-8"), "utf-8")
    assert load() == without


def test_the_environment_goes_before_the_file(
    empty_surroundings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (empty_surroundings / ".env").write_text("WEB_PORT=1111\nWEB_HOST=0.0.0.0\n")
    monkeypatch.setenv("WEB_PORT", "2222")
    assert (load().web_port, load().web_host) == (2222, "0.0.0.0")
    assert load(web_port=3333).web_port == 3333
    assert load(web_port=None).web_port == 2222


def test_blank_is_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.setenv(name.upper(), "")
    monkeypatch.setenv("DISCORD_TOKEN", "  ")
    assert load().discord_token is None
    assert load().web_port == 8080


def test_a_tilde_is_the_home_folder(
    monkeypatch: pytest.MonkeyPatch, empty_surroundings: Path
) -> None:
    (empty_surroundings / ".env").write_text("DATA_DIR=~/clips")
    monkeypatch.setenv("HOME", "/home/someone")
    assert load().data_dir == Path("/home/someone/clips")


def test_lists_are_written_with_commas_and_sizes_with_units(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ADAPTERS", "web, tests.support.loopback,")
    monkeypatch.setenv("CACHE_QUOTA", "1.5 GiB")
    monkeypatch.setenv("LOG_LEVEL", "DEBUG")
    settings = load()
    assert settings.adapters == ("web", "tests.support.loopback")
    assert settings.cache_quota == 1.5 * 2**30
    assert settings.log_level == "debug"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("WEB_PORT", "http"),
        ("WEB_PORT", "70000"),
        ("CACHE_QUOTA", "plenty"),
        ("CACHE_QUOTA", "0"),
        ("SIMILARITY", "1.5"),
        ("REUSE_ERROR", "1"),
        ("REUSE_ERROR", "0.001"),
        ("CPU_WORKERS", "0"),
        ("JOBS_PER_USER", "-1"),
        ("JOB_TIMEOUT", "nan"),
        ("DEFAULT_LOCALE", "fr"),
        ("LOG_LEVEL", "loud"),
        ("TELEGRAM_STORAGE_CHAT", "https://t.me/+AbCdEfGhIjKlMnOp"),
        ("TELEGRAM_API_URL", "api.telegram.org"),
        ("TELEGRAM_GUESTS", "perhaps"),
        ("TELEGRAM_WEBHOOK_SECRET", "with blanks"),
    ],
)
def test_a_mistake_is_one_sentence_that_names_the_key(
    key: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(key, value)
    with pytest.raises(ConfigError) as caught:
        load()
    sentence = str(caught.value)
    assert key in sentence
    assert "\n" not in sentence
    assert sentence.endswith(".")


def test_a_file_in_another_encoding_is_one_sentence(empty_surroundings: Path) -> None:
    (empty_surroundings / ".env").write_bytes(b"WEB_TOKEN=caf\xe9\n")
    with pytest.raises(ConfigError, match=r"\.env"):
        load()


def test_secrets_are_known_and_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    secrets = {
        "TELEGRAM_TOKEN": "12345678:hidden-token",
        "TELEGRAM_WEBHOOK_SECRET": "hidden-webhook",
        "WEB_TOKEN": "hidden-web",
    }
    for key, value in secrets.items():
        monkeypatch.setenv(key, f"{value}\n")
    settings = load()
    assert set(settings.secrets()) == set(secrets.values())
    assert "hidden" not in repr(settings)


@pytest.mark.parametrize(
    ("given", "chat"),
    [
        ("-1001234567890", "-1001234567890"),
        ("clips_of_us", "@clips_of_us"),
        (" https://t.me/clips_of_us ", "@clips_of_us"),
    ],
)
def test_a_chat_at_telegram_is_its_id_or_its_name_as_they_are_copied(
    given: str, chat: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TELEGRAM_STORAGE_CHAT", given)
    assert load().telegram_storage_chat == chat


def test_settings_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="frozen"):
        load().web_port = 1
