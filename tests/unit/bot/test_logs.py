"""The logs: structured, with the job's id, without secrets."""

import json
import logging
from collections.abc import Iterator

import pytest

from bot.logs import LIBRARIES, Redactor, about_job, configure

TELEGRAM = "123456789:AAF-abcdefghijklmnopqrstuvwxyz12345"
WEB = "p@ss/word with blanks"


@pytest.fixture(autouse=True)
def logging_as_before() -> Iterator[None]:
    """The root logger and the levels are put back afterwards."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    levels = {name: logging.getLogger(name).level for name in logging.root.manager.loggerDict}
    yield
    logging.captureWarnings(False)
    root.handlers[:] = handlers
    root.setLevel(level)
    for name, before in levels.items():
        logging.getLogger(name).setLevel(before)


def test_a_line_is_json_with_its_job_and_its_fields(capsys: pytest.CaptureFixture[str]) -> None:
    configure("info", [])
    with about_job("ab12"):
        logging.getLogger("bot.scheduler").info("claimed %s", "it", extra={"lane": "cpu"})
    logging.getLogger("bot.scheduler").info("idle", extra={"job": "cd34"})
    first, second = (json.loads(line) for line in capsys.readouterr().err.splitlines())
    assert first.pop("time").endswith("+00:00")
    assert first == {
        "level": "info",
        "logger": "bot.scheduler",
        "message": "claimed it",
        "job": "ab12",
        "lane": "cpu",
    }
    assert second["job"] == "cd34"


def test_on_a_terminal_a_line_is_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    configure("info", [], as_json=False)
    with about_job("ab12"):
        logging.getLogger("bot.delivery").warning("posted twice")
    assert capsys.readouterr().err[8:] == " warning bot.delivery: posted twice job=ab12\n"


@pytest.mark.parametrize("as_json", [True, False])
@pytest.mark.parametrize("logger", ["bot.app", *LIBRARIES])
def test_no_secret_comes_through_any_logger(
    logger: str, as_json: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    configure("debug", [TELEGRAM, WEB], as_json=as_json)
    log = logging.getLogger(logger)
    log.error("GET https://api.telegram.org/bot%s/getMe", TELEGRAM, extra={"url": f"/{WEB}"})
    log.error("?token=p%40ss%2Fword%20with%20blanks")
    try:
        raise ValueError(f"bad token {WEB}")
    except ValueError:
        log.exception("failed")
    written = capsys.readouterr().err
    assert written.count("[redacted]") >= 4
    assert [it for it in (TELEGRAM, WEB, "AAF-", "p%40ss") if it in written] == []


def test_a_token_that_is_in_no_setting_is_known_by_its_shape() -> None:
    redact = Redactor()
    discord = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcdE." + "x" * 38
    interaction = "aW50ZXJhY3Rpb246MTU3NDE3NDk3NDM1NTE3NzQ4NDphYmNkZWZnaGlqaw=="
    for secret in (TELEGRAM, TELEGRAM.replace(":", "%3A"), discord, interaction):
        assert redact(f"a {secret} b") == "a [redacted] b"
    assert redact(f"/bot{TELEGRAM}/getMe") == "/bot[redacted]/getMe"
    assert redact("Authorization: Bearer abc") == "Authorization: [redacted]"
    assert redact("12:30 job 3fa9c0d1 clip.mp4 640x480") == "12:30 job 3fa9c0d1 clip.mp4 640x480"


def test_the_longer_of_two_secrets_is_taken_out_whole() -> None:
    assert Redactor(["abc", "abcdef"])("abcdef abc") == "[redacted] [redacted]"


def test_requests_of_http_clients_are_not_logged_at_info(
    capsys: pytest.CaptureFixture[str],
) -> None:
    configure("info", [])
    logging.getLogger("httpx").info("HTTP Request: POST …")
    assert capsys.readouterr().err == ""
