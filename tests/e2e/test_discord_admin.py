"""What a server's admins decide at Discord, and what the bot's owner does there."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from bot.community import Community
from bot.texts.catalogue import text
from bot.types import Job, JobState
from tests.e2e.discord import (
    EPHEMERAL,
    GUILD,
    MANAGE_GUILD,
    MEMBER_MAY,
    USER,
    DiscordServer,
    Message,
    Person,
    Role,
    connected,
)
from tests.e2e.discord.filling import component_of
from tests.e2e.discord.messages import SELECTS
from tests.support.generator import Gate
from tests.support.line import Bench

ADMIN: dict[str, Any] = {"permissions": MEMBER_MAY | MANAGE_GUILD}
SCOPE = f"discord:{GUILD}"
OTHER_USER = USER + 1
SEND_MESSAGES = 1 << 11


async def said(server: DiscordServer, name: str, **how: Any) -> Message:
    """The answer to a command, once it stands there."""
    message = await server.use(name, **how)
    await server.until(lambda: bool(message.text))
    return message


async def refusal(server: DiscordServer, prompt: str, **who: Any) -> Message:
    """What is said to who asks for a clip in vain."""
    return await server.refusal(server.send("video", options={"prompt": prompt}, **who))


async def held(line: Bench) -> Community:
    return await line.service.communities.of(SCOPE)


async def changed(server: DiscordServer, panel: Message, which: str, *values: Any) -> None:
    """Use a select or a button of the panel, and wait until it is drawn anew."""
    edits = len(panel.edits)
    if values or which.startswith("reel:admin:roles"):
        await server.choose(panel, which, *values, **ADMIN)
    else:
        await server.press(panel, which, **ADMIN)
    await server.until(lambda: len(panel.edits) > edits)


async def filled_in(server: DiscordServer, panel: Message, which: str, **typed: str) -> None:
    edits = len(panel.edits)
    form = await server.modal_of(server.send_press(panel, which, **ADMIN))
    await server.submit(form, typed, **ADMIN)
    await server.until(lambda: len(panel.edits) > edits)


async def test_the_panel_says_what_holds_and_changes_it_at_once(
    server: DiscordServer, tmp_path: Path
) -> None:
    studio = server.channel(name="studio")
    async with connected(tmp_path) as line:
        panel = await said(server, "reelbot settings", **ADMIN)
        assert panel.flags & EPHEMERAL
        assert "Clips can be asked for in every channel." in panel.text
        await changed(server, panel, "reel:admin:channels", studio)
        assert f"in <#{studio.id}> and their threads only" in panel.text
        chosen = component_of(panel, "reel:admin:channels", set(SELECTS))["default_values"]
        assert [int(it["id"]) for it in chosen] == [studio.id]
        await changed(server, panel, "reel:admin:roles", Role(77, "artists"))
        assert "these roles can ask: <@&77>" in panel.text
        await changed(server, panel, "Clips")
        await changed(server, panel, "reel:admin:quality", "standard")
        await changed(server, panel, "reel:admin:engines", "sketch")
        await changed(server, panel, "reel:admin:language", "zh")
        await changed(server, panel, "reel:admin:spoiler")
        await changed(server, panel, "reel:admin:sharing")
        assert "hidden behind a spoiler cover" in panel.text
        assert await held(line) == Community(
            channels=(str(studio.id),),
            roles=("77",),
            quality="standard",
            engines=("sketch",),
            language="zh",
            spoiler=True,
            sharing=True,
        )
        await changed(server, panel, "Where and who")
        await changed(server, panel, "reel:admin:roles")
        await changed(server, panel, "Clips")
        await changed(server, panel, "reel:admin:quality", "any")
        assert ((await held(line)).roles, (await held(line)).quality) == ((), None)


async def test_an_open_panel_and_the_settings_outlive_a_restart(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path):
        panel = await said(server, "reelbot settings", **ADMIN)
        await changed(server, panel, "Clips")
        await changed(server, panel, "reel:admin:spoiler")
    async with connected(tmp_path) as line:
        await changed(server, panel, "reel:admin:quality", "draft")
        assert await held(line) == Community(spoiler=True, quality="draft")
        await changed(server, panel, "Limits")
        await filled_in(server, panel, "reel:admin:numbers", quota="3")
        assert (await held(line)).quota == 3
        message = await said(server, "video", options={"prompt": "a fox"})
        await server.until(lambda: bool(message.files))
        assert message.spoilers == [True]


async def test_a_wrong_number_is_one_sentence_and_nothing_is_lost(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path) as line:
        panel = await said(server, "reelbot settings", **ADMIN)
        await changed(server, panel, "Limits")
        numbers = "reel:admin:numbers"
        await filled_in(server, panel, numbers, seconds="2,5", jobs="2", quota="", cooldown="30")
        right = Community(seconds=2.5, jobs=2, cooldown=30)
        assert await held(line) == right
        await filled_in(server, panel, numbers, seconds="8", jobs="two")
        assert r"“two” does not work for “Clips at a time, per member”" in panel.text
        assert await held(line) == right
        form = await server.modal_of(server.send_press(panel, numbers, **ADMIN))
        typed = {name: field.get("value") for name, field in form.fields.items()}
        assert (typed["seconds"], typed["jobs"], typed["cooldown"]) == ("8", "two", "30")
        await server.submit(form, {"jobs": "3"}, **ADMIN)
        await server.until(lambda: "⚠" not in panel.text)
        assert await held(line) == Community(seconds=8, jobs=3, cooldown=30)


async def test_a_form_changes_only_what_was_changed_in_it(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path) as line:
        panel = await said(server, "reelbot settings", **ADMIN)
        await changed(server, panel, "Limits")
        form = await server.modal_of(server.send_press(panel, "reel:admin:numbers", **ADMIN))
        await line.service.communities.change(SCOPE, quota=5)  # another admin, meanwhile
        edits = len(panel.edits)
        await server.submit(form, {"jobs": "two"}, **ADMIN)
        await server.until(lambda: len(panel.edits) > edits)
        await line.service.communities.change(SCOPE, cooldown=30)
        await filled_in(server, panel, "reel:admin:numbers", jobs="2")
        assert await held(line) == Community(quota=5, cooldown=30, jobs=2)


async def test_blocked_words_are_typed_as_people_type_lists(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path) as line:
        panel = await said(server, "reelbot settings", **ADMIN)
        await changed(server, panel, "Limits")
        await filled_in(server, panel, "reel:admin:words", blocked_words="gore, Blood*\n血，gore")
        assert (await held(line)).blocked_words == ("gore", "Blood*", "血")
        await filled_in(server, panel, "reel:admin:words", blocked_words="gore\n*")
        assert "would refuse every prompt" in panel.text
        assert (await held(line)).blocked_words == ("gore", "Blood*", "血")


async def test_a_gallery_channel_must_let_the_bot_show_clips(
    server: DiscordServer, tmp_path: Path
) -> None:
    open_one, closed = server.channel(name="best"), server.channel(name="closed")
    no_posts = {"id": str(GUILD), "type": 0, "allow": "0", "deny": str(SEND_MESSAGES)}
    async with connected(tmp_path) as line:
        panel = await said(server, "reelbot settings", **ADMIN)
        told = closed.payload() | {"permission_overwrites": [no_posts]}
        server.gateway.dispatch("CHANNEL_UPDATE", told, guild=GUILD)
        await changed(server, panel, "reel:admin:gallery_channel", closed)
        assert "“closed”: there I lack the permission “Send Messages”" in panel.text.replace(
            "\\", ""
        )
        assert (await held(line)).gallery_channel is None
        await changed(server, panel, "reel:admin:gallery_channel", open_one)
        assert (await held(line)).gallery_channel == str(open_one.id)


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("reelbot settings", {}),
        ("reelbot block", {"member": Person(OTHER_USER)}),
        ("reelbot quota", {"member": Person(OTHER_USER), "clips": 1}),
        ("reelbot stats", {}),
    ],
)
async def test_whoever_may_not_manage_the_server_changes_nothing(
    server: DiscordServer, tmp_path: Path, name: str, options: dict[str, Any]
) -> None:
    async with connected(tmp_path) as line:
        refused = await said(server, name, options=options, locale="zh-CN")
        assert refused.text == "只有可以管理这个服务器的人才能这样做。"
        assert await line.service.communities.blocked(SCOPE) == []


async def test_a_panel_is_useless_to_whom_the_permission_was_taken_from(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path) as line:
        panel = await said(server, "reelbot settings", **ADMIN)
        before = panel.text
        await changed(server, panel, "Clips")
        await server.press(panel, "reel:admin:spoiler")
        await server.until(lambda: _refusals(server) == 1)
        await changed(server, panel, "Limits")
        await server.answer_to(server.send_press(panel, "reel:admin:words"))
        await server.until(lambda: _refusals(server) == 2)
        assert await held(line) == Community()
        await changed(server, panel, "Where and who")
        assert panel.text == before


async def test_blocked_members_get_no_clips_until_they_are_unblocked(
    server: DiscordServer, tmp_path: Path
) -> None:
    ada = {"member": Person(OTHER_USER)}
    async with connected(tmp_path):
        await said(server, "reelbot block", options=ada, **ADMIN)
        listed = await said(server, "reelbot blocked", **ADMIN)
        assert listed.text == f"Blocked here: <@{OTHER_USER}>"
        how: dict[str, Any] = {"user": OTHER_USER, "locale": "zh-CN"}
        refused = await refusal(server, "a fox", **how)
        assert refused.text == text("house-blocked", "zh")
        await said(server, "reelbot unblock", options=ada, **ADMIN)
        assert (await said(server, "reelbot blocked", **ADMIN)).text == "Nobody is blocked here."
        message = await server.use("video", options={"prompt": "a fox"}, **how)
        await server.until(lambda: bool(message.files))


async def test_a_member_may_have_a_quota_of_their_own(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path):
        made = await server.use("video", options={"prompt": "a fox"})
        await server.until(lambda: bool(made.files))
        member = {"member": Person(USER)}
        shown = await said(server, "reelbot quota", options=member, **ADMIN)
        assert f"<@{USER}> had one new clip in the last 24 hours" in shown.text
        shown = await said(server, "reelbot quota", options=member | {"clips": 1}, **ADMIN)
        assert "had 1 of 1 new clips" in shown.text
        assert "The next one is free <t:" in shown.text
        refused = await refusal(server, "a bear")
        assert "You had your one new clip" in refused.text
        shown = await said(server, "reelbot quota", options=member | {"reset": True}, **ADMIN)
        assert "There is no limit" in shown.text


async def test_the_rules_are_told_in_the_askers_language(
    server: DiscordServer, tmp_path: Path
) -> None:
    studio = server.channel(name="studio")
    async with connected(tmp_path) as line:
        change = line.service.communities.change
        await change(SCOPE, blocked_words=("gore",))
        refused = await refusal(server, "Gore!", locale="zh-CN")
        assert refused.text == text("house-word", "zh", word="gore")
        await change(SCOPE, channels=(str(studio.id),))
        refused = await refusal(server, "a fox", locale="zh-CN")
        assert refused.text == text("house-channel", "zh")
        thread = server.thread(studio.id)
        message = await server.use("video", options={"prompt": "a fox"}, channel=thread.id)
        await server.until(lambda: bool(message.files))


async def test_the_figures_of_a_server_are_one_panel(server: DiscordServer, tmp_path: Path) -> None:
    async with connected(tmp_path) as line:
        heard = asyncio.Event()

        def changed(job: Job) -> None:
            if job.state is JobState.DELIVERED:
                heard.set()

        line.line.queue.listeners.append(changed)
        for prompt in ("a fox", "a fox", "a bear"):
            heard.clear()
            await server.use("video", options={"prompt": prompt})
            async with asyncio.timeout(10):
                await heard.wait()
        shown = await said(server, "reelbot stats", **ADMIN)
    day, week, month = shown.text.split("**The last ")[1:]
    assert day.startswith("24 hours**\n3 requests by one person: 2 made new, 1 reused, 0 failed")
    assert (week.split("\n")[1], month.split("\n")[1]) == (day.split("\n")[1],) * 2


async def test_the_owner_sees_the_servers_busiest_first(
    server: DiscordServer, tmp_path: Path
) -> None:
    for number in range(12):
        server.guild(name=f"Quiet *{number:02}*")
    async with connected(tmp_path):
        message = await server.use("video", options={"prompt": "a fox"})
        await server.until(lambda: bool(message.files))
        shown = await said(server, "reelbot servers", **ADMIN)
        lines = shown.text.splitlines()
        assert lines[0].startswith("I am in 13 servers")
        assert lines[1] == "Us · 2 members · one request"
        assert lines[2] == r"Quiet \*00\* · 2 members · 0 requests"
        await changed(server, shown, "Next")
        assert shown.text.splitlines()[-1] == r"Quiet \*11\* · 2 members · 0 requests"
        others = await said(server, "reelbot servers", user=OTHER_USER, **ADMIN)
        assert others.text == "Only whoever runs me can do that."


@pytest.mark.parametrize(
    ("role", "state", "answer"),
    [
        ("developer", 2, "I am in one server:"),
        ("read_only", 2, "Only whoever runs me can do that."),
        ("admin", 1, "Only whoever runs me can do that."),  # invited, not yet accepted
    ],
)
async def test_of_a_team_those_who_may_change_the_application_run_the_bot(
    server: DiscordServer, tmp_path: Path, role: str, state: int, answer: str
) -> None:
    member = {
        "user": Person(OTHER_USER).payload(),
        "role": role,
        "membership_state": state,
        "team_id": "9",
        "permissions": ["*"],
    }
    team = {"id": "9", "name": "Us", "icon": None, "owner_user_id": str(USER), "members": [member]}
    server.application |= {"team": team, "owner": Person(9, "team9").payload()}
    async with connected(tmp_path):
        shown = await said(server, "reelbot servers", user=OTHER_USER, **ADMIN)
        assert shown.text.startswith(answer)
        assert (await said(server, "reelbot servers", **ADMIN)).text.startswith("I am in one")


async def test_a_drained_house_refuses_what_is_new_and_makes_what_waits(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path) as line:
        gate = line.generator.making = Gate()
        waiting = await server.use("video", options={"prompt": "a fox"})
        job_id = await gate.next()
        drain = {"state": "on", "announcement": "Back at *noon*"}
        shown = await said(server, "reelbot drain", options=drain, **ADMIN)
        assert shown.text == "I take no new requests. One clip is still to be made or posted."
        refused = await refusal(server, "a bear", locale="zh-CN")
        assert "Back at" in refused.text
        await server.until(lambda: bool(server.presences))
        await server.until(lambda: server.presences[-1]["status"] == "dnd")
        assert server.presences[-1]["activities"][0]["state"] == "Back at *noon*"
        gate.open(job_id)
        await server.until(lambda: bool(waiting.files))
        await said(server, "reelbot drain", options={"state": "off"}, **ADMIN)
        await server.until(lambda: server.presences[-1]["status"] == "online")
        again = await server.use("video", options={"prompt": "a bear"})
        gate.open(await gate.next())
        await server.until(lambda: bool(again.files))


async def test_an_announcement_is_shown_again_after_reconnections(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path) as line:
        long = "Down for repairs tonight. " * 4
        await said(server, "reelbot announce", options={"text": long.strip()}, **ADMIN)
        await server.until(lambda: _statuses(server)[-1] == long.strip())
        shown = len(server.presences)
        await server.drop()
        await server.until(lambda: len(server.presences) > shown)
        await server.gateway.invalidate()
        await server.until(lambda: server.identified == 2 and len(server.presences) > shown + 1)
        assert set(_statuses(server)[shown:]) == {long.strip()}
        line.service.house.announce("x" * 200)
        await server.until(lambda: _statuses(server)[-1].startswith("x"))
        assert len(_statuses(server)[-1]) == 128


def _statuses(server: DiscordServer) -> list[str]:
    """What the bot's status said, from the beginning."""
    shown = [it.get("activities") or [] for it in server.presences]
    return [it[0]["state"] if it else "" for it in shown]


def _refusals(server: DiscordServer) -> int:
    return sum(it.text.startswith("Only people who may manage") for it in server.messages.values())
