"""What the doctor asks of Telegram, with the real library against a loopback Bot API."""

import asyncio
import logging
import re
import sys
from pathlib import Path
from typing import Any, ClassVar

import pytest
from pydantic import SecretStr

from adapters.telegram import checkup, selfcheck, selfcheck_servers
from bot.config import Settings
from bot.doctor.finding import Finding, Level
from tests.e2e.telegram import BOT, TOKEN, Chat, Refusal, TelegramServer, looking
from tests.e2e.telegram.cast import STORAGE, connected
from tests.e2e.telegram.places import member
from tests.e2e.telegram.problems import Body
from tests.e2e.telegram.webhook import Target

ROOT = Path(__file__).parent.parent.parent
PAGE = ROOT / "docs" / "telegram.md"
NOBODYS = "http://127.0.0.1:9"  # the port of `discard`, where nothing listens
SECRET = "a-long-random-secret"
READ_ONLY = {"getMe", "getChat", "getChatMember", "getWebhookInfo", "getMyCommands"}


async def findings(api: str, **more: Any) -> list[Finding]:
    """In a thread: the doctor is no coroutine and has an event loop of its own."""
    given = {"telegram_token": SecretStr(TOKEN), "telegram_api_url": api, **more}
    settings = Settings(_env_file=None, **given)  # type: ignore[call-arg]  # pydantic-settings' own argument
    return await asyncio.to_thread(lambda: list(checkup(settings)))


def said(found: list[Finding], level: Level) -> str:
    return "\n".join(map(str, (it for it in found if it.level is level)))


def channel(server: TelegramServer, **about: Any) -> str:
    """A private channel with the bot as an admin."""
    server.chat(STORAGE, **{"kind": "channel", "title": "Clips", "admins": {BOT}, **about})
    return str(STORAGE)


class Described(Chat):
    """A chat of which getChat tells more."""

    more: ClassVar[Body] = {}

    def payload(self) -> Body:
        return super().payload() | self.more


async def test_a_bot_that_is_set_up_gets_its_link_and_no_complaint(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    storage = channel(telegram)
    async with connected(telegram, tmp_path):
        await telegram.until(lambda: "getUpdates" in telegram.calls)
        before = len(telegram.calls)
        found = await findings(telegram.api, telegram_storage_chat=storage)
        asked = set(telegram.calls[before:]) - {"getUpdates"}
    assert asked == READ_ONLY, "nothing is changed, and no update is taken"
    assert not any(it.broken for it in found)
    assert "/setinlinefeedback" in said(found, Level.NOTE)
    assert said(found, Level.NOTE).count("\n") == 0, "that cannot be asked, all else is right"
    fine = said(found, Level.OK)
    assert "the bot is @reelbot, https://t.me/reelbot" in fine
    assert "Inline mode is on" in fine
    assert "Guest mode is on" in fine
    assert "can be added to groups" in fine
    assert "Privacy mode is on" in fine
    assert "“Clips”, a private channel" in fine
    assert "Updates are polled; none is waiting" in fine
    assert "/again" in fine
    assert "/reelbot" in fine
    lines = [str(it) for it in found if "knows the commands" not in it.text]
    assert [line for line in lines if line not in PAGE.read_text()] == []


async def test_what_is_switched_off_is_a_note_that_says_what_to_tell_botfather(
    telegram: TelegramServer,
) -> None:
    telegram.me |= {
        "can_join_groups": False,
        "can_read_all_group_messages": True,
        "supports_guest_queries": False,
        "supports_inline_queries": False,
    }
    found = await findings(telegram.api)
    assert not any(it.broken for it in found)
    notes = said(found, Level.NOTE)
    assert "/setinline," in notes
    assert "/setinlinefeedback" not in notes
    assert "guest mode" in notes
    assert "/setjoingroups" in notes
    assert "/setprivacy" in notes
    assert "TELEGRAM_STORAGE_CHAT is not set" in notes
    assert "no command yet" in notes


async def test_guests_that_the_settings_turn_away_are_a_note(telegram: TelegramServer) -> None:
    found = await findings(telegram.api, telegram_guests=False)
    assert "TELEGRAM_GUESTS is off" in said(found, Level.NOTE)


async def test_a_storage_chat_that_the_bot_does_not_see_is_broken(
    telegram: TelegramServer,
) -> None:
    found = await findings(telegram.api, telegram_storage_chat="-1009")
    assert "Chat not found" in said(found, Level.BROKEN)
    channel(telegram, refuses="bot was kicked from the channel chat")
    found = await findings(telegram.api, telegram_storage_chat=str(STORAGE))
    assert "kicked" in said(found, Level.BROKEN)
    assert "Telegram knows" in str(found[-1]), "the other questions are asked all the same"


async def test_a_storage_channel_where_the_bot_is_no_admin_is_broken(
    telegram: TelegramServer,
) -> None:
    storage = channel(telegram, title="Clips\x1b[2J", admins=set())
    broken = said(await findings(telegram.api, telegram_storage_chat=storage), Level.BROKEN)
    assert "may not post in “Clips[2J”" in broken
    telegram.chat(STORAGE, left={BOT})
    broken = said(await findings(telegram.api, telegram_storage_chat=storage), Level.BROKEN)
    assert "left" in broken


async def test_an_admin_who_may_not_post_is_broken(
    telegram: TelegramServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    mute = {"can_post_messages": False}
    monkeypatch.setattr(looking, "member", lambda *it: member(*it) | mute)
    found = await findings(telegram.api, telegram_storage_chat=channel(telegram))
    assert "may not post" in said(found, Level.BROKEN)


async def test_a_storage_group_where_members_may_send_only_texts_is_broken(
    telegram: TelegramServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    telegram.chats[STORAGE] = Described(STORAGE, "supergroup", "Clips")
    for allowed, level, words in (
        (True, Level.OK, "“Clips”, a private group"),
        (False, Level.BROKEN, "may not post"),
    ):
        rights = {"can_send_messages": True, "can_send_other_messages": allowed}
        monkeypatch.setattr(Described, "more", {"permissions": rights})
        found = await findings(telegram.api, telegram_storage_chat=str(STORAGE))
        assert words in said(found, level)


async def test_a_storage_chat_that_others_can_look_into_is_a_note(
    telegram: TelegramServer,
) -> None:
    channel(telegram, username="clips_of_us")
    notes = said(await findings(telegram.api, telegram_storage_chat="@clips_of_us"), Level.NOTE)
    assert "everybody can see every clip in @clips_of_us" in notes
    assert f"TELEGRAM_STORAGE_CHAT={STORAGE}" in notes
    telegram.chat(77, title="Grace")
    notes = said(await findings(telegram.api, telegram_storage_chat="77"), Level.NOTE)
    assert "private chat with Grace" in notes


async def test_a_storage_group_that_moved_is_broken_and_its_new_id_said(
    telegram: TelegramServer,
) -> None:
    telegram.migrate(-40, STORAGE)
    found = await findings(telegram.api, telegram_storage_chat="-40")
    assert f"TELEGRAM_STORAGE_CHAT={STORAGE}" in said(found, Level.BROKEN)


async def test_a_webhook_without_a_secret_is_broken(telegram: TelegramServer) -> None:
    found = await findings(telegram.api, telegram_webhook_url="https://bot.example/telegram")
    assert "TELEGRAM_WEBHOOK_SECRET" in said(found, Level.BROKEN)


async def test_a_webhook_that_telegram_does_not_know_yet_is_a_note(
    telegram: TelegramServer,
) -> None:
    webhook = {
        "telegram_webhook_url": "https://bot.example/telegram",
        "telegram_webhook_secret": SECRET,
    }
    found = await findings(telegram.api, **webhook)
    assert not any(it.broken for it in found)
    assert "posts updates nowhere" in said(found, Level.NOTE)
    assert SECRET not in "".join(map(str, found))


async def test_a_webhook_that_cannot_be_reached_tells_why(telegram: TelegramServer) -> None:
    address = f"{NOBODYS}/somebodys-secret"
    await telegram.feed.tell(Target(address, address), None, drop=False)
    telegram.write("a fox")
    webhook = telegram.feed.webhook
    assert webhook is not None
    await telegram.until(lambda: webhook.last_error is not None)
    found = await findings(
        telegram.api, telegram_webhook_url=address, telegram_webhook_secret=SECRET
    )
    assert f"posts updates to {NOBODYS}; one is waiting" in said(found, Level.OK)
    assert "Connection refused" in said(found, Level.NOTE)
    found = await findings(telegram.api)
    assert f"posts updates to {NOBODYS}, and Reelbot is to poll" in said(found, Level.NOTE)
    assert "somebodys-secret" not in "".join(map(str, found))


@pytest.mark.parametrize("url", ["http://bot.example/telegram", "https://bot.example:9000/"])
async def test_a_webhook_that_telegram_itself_does_not_post_to_is_broken(
    url: str, telegram: TelegramServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    webhook = {"telegram_webhook_url": url, "telegram_webhook_secret": SECRET}
    found = await findings(telegram.api, **webhook)
    assert not any(it.broken for it in found), "a server of one's own does"
    monkeypatch.setattr(selfcheck_servers, "OFFICIAL", f"{telegram.api}/")
    found = await findings(telegram.api, **webhook)
    assert "does not post to TELEGRAM_WEBHOOK_URL" in said(found, Level.BROKEN)


async def test_a_token_that_telegram_refuses_is_broken_and_never_shown(
    telegram: TelegramServer,
) -> None:
    wrong = f"{TOKEN[:-4]}0000"
    (finding,) = await findings(telegram.api, telegram_token=SecretStr(wrong))
    assert finding.broken
    assert "@BotFather" in finding.mend
    assert wrong not in str(finding)


async def test_a_machine_that_does_not_reach_telegram_gets_one_note(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(selfcheck_servers, "OFFICIAL", f"{NOBODYS}/")
    (finding,) = await findings(NOBODYS)
    assert finding.level is Level.NOTE
    assert "cannot be asked" in finding.text
    assert TOKEN not in str(finding)


async def test_a_server_that_speaks_no_http_is_broken_and_the_token_never_shown(
    unused_tcp_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def babble(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"SSH-2.0\r\n\r\n")
        await writer.drain()
        writer.close()

    monkeypatch.setattr(selfcheck, "_SAID", 10_000)
    async with await asyncio.start_server(babble, "127.0.0.1", unused_tcp_port):
        (finding,) = await findings(f"http://127.0.0.1:{unused_tcp_port}")
    assert finding.broken
    assert "no answer by HTTP" in finding.text
    assert TOKEN not in str(finding)


async def test_a_proxy_that_cannot_be_used_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", "socks5://ada:secret@proxy.example")
    monkeypatch.setenv("NO_PROXY", "")
    (finding,) = await findings("https://telegram.invalid")
    assert finding.broken
    assert "socks5://" in finding.text
    assert "secret" not in str(finding)


async def test_a_bot_api_server_of_ones_own_that_does_not_answer_is_broken() -> None:
    (finding,) = await findings(NOBODYS)
    assert finding.broken
    assert "TELEGRAM_API_URL" in finding.mend


async def test_a_token_is_not_sent_to_another_machine_in_the_clear() -> None:
    (finding,) = await findings("http://bots.invalid:8081")
    assert finding.broken
    assert "was not asked" in finding.text


async def test_local_mode_needs_a_server_that_reads_this_machines_files(
    telegram: TelegramServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    fine = await findings(telegram.api, telegram_local_mode=True)
    assert "LOCAL_MODE" not in "".join(map(str, fine))
    elsewhere, _ = await findings("https://bots.invalid", telegram_local_mode=True)
    assert elsewhere.level is Level.NOTE
    assert "same path" in elsewhere.mend
    monkeypatch.setattr(selfcheck_servers, "OFFICIAL", f"{telegram.api}/")
    found = await findings(telegram.api, telegram_local_mode=True)
    assert "TELEGRAM_LOCAL_MODE" in said(found, Level.BROKEN)


async def test_a_telegram_that_does_not_answer_is_not_waited_for(
    telegram: TelegramServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(selfcheck, "PATIENCE", 0.0)
    (finding,) = await findings(telegram.api)
    assert "no answer" in finding.text


async def test_a_telegram_that_breaks_off_tells_what_it_said_before(
    telegram: TelegramServer,
) -> None:
    telegram.refusals.append(Refusal("getWebhookInfo", 0))
    found = await findings(telegram.api)
    assert "the bot is @reelbot" in found[0].text
    assert "cannot be asked" in found[-1].text


async def test_the_command_line_shows_the_findings_and_not_the_token(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    telegram.token = TOKEN[:-1]  # as long as a real one, which the doctor looks for
    (tmp_path / ".env").write_text(
        f"TELEGRAM_TOKEN={telegram.token}\nTELEGRAM_API_URL={telegram.api}\nWEB_PORT=0\nLOG_LEVEL=debug\n"
    )
    program = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        "doctor",
        cwd=tmp_path,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    printed = (await program.communicate())[0].decode()
    assert "the bot is @reelbot, https://t.me/reelbot" in printed
    assert telegram.token.partition(":")[2] not in printed


async def test_the_log_says_the_id_of_a_channel_that_the_bot_was_added_to(
    telegram: TelegramServer, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "adapters.telegram")
    telegram.chat(-1007, kind="channel", title="Clips\x1b[2J")
    async with connected(telegram, tmp_path):
        telegram.invite(-1007)
        telegram.unblock()  # a private chat is no place to keep clips in
        await telegram.until(lambda: not telegram.updates)
    [line] = [it for it in caplog.messages if "its id" in it]
    assert line.startswith("The bot is in the channel")
    assert "-1007" in line
    assert "\x1b" not in line


def test_the_page_for_operators_names_every_setting() -> None:
    page = PAGE.read_text()
    keys = [name.upper() for name in Settings.model_fields if name.startswith("telegram_")]
    assert [key for key in keys if f"`{key}`" not in page] == []
    assert set(re.findall(r"TELEGRAM_[A-Z_]+", page)) - set(keys) == set()


async def test_the_page_for_operators_names_the_commands_that_there_are(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with connected(telegram, tmp_path):
        told = {it["command"] for it in telegram.scoped_commands["all_private_chats", ""]}
    page = PAGE.read_text()
    assert [name for name in told if f"`/{name}" not in page] == []
