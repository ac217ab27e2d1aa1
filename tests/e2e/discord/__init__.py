"""A loopback Discord that the real discord.py connects to, and the line connected to it.

    async def test_a_command_becomes_a_clip(server: DiscordServer, tmp_path: Path) -> None:
        async with connected(tmp_path) as line:
            message = await server.use("video", options={"prompt": "a fox"})
            await server.until(lambda: bool(message.files))

The fixture `server` is in tests/e2e/conftest.py; elsewhere use `async with discord_server()`.

**People** (people.py) take who and where as keywords: `user=`, `guild=` (None: their conversation
with the bot), `channel=`, `locale=`, `roles=[1]`, `permissions=MANAGE_GUILD`, `age=` in seconds.

    message = await server.use("reelbot settings", options={"gallery": channel}, permissions=…)
    choices = await server.complete("video", "prompt", "a su")        # [Choice(name, value)]
    answer = await server.menu("How was this made?", message)
    answer = await server.press(message, "Again", user=2)             # label, emoji or custom id
    answer = await server.choose(message, "style", "ink")             # people, roles, channels too
    form = await server.modal_of(server.send_press(message, "Edit"))
    answer = await server.submit(form, {"prompt": "a wolf"})          # by custom id or label
    told = await server.refusal(server.send("video", options={"prompt": "--sed 3"}))
    said = server.write("a cat", Upload("cat.png", data), user=2)
    server.react(message, "👍", user=2)
    server.join(guild); server.leave(guild)

What waits (`use`, `press`, …) fails unless the bot acknowledged within 3 s; `send`, `send_press`, …
only send. What people cannot do fails too: an option out of its bounds, a disabled button, a
command that is not offered there, another's ephemeral message.

**Places**: `server.channel(nsfw=True, secret=True)`, `server.thread()`, `server.direct(user)`,
`server.guild(joined=False)` (only people have installed the bot there), `server.private()` (a
conversation among people), `server.forbid(channel.id)`, `server.close_dms(user)`.

**Messages** (messages.py) have `text` (all that is read), `content`, `components`, `buttons`,
`files`, `descriptions`, `spoilers`, `flags`, `edits`, `by`, `hidden`, `loading`, `reference`,
`deleted` (set it: someone deletes the message). `check_clip(data)` looks into a file.

**Trouble**: `server.refusals.append(Refusal("bot", 429, retry_after=3, on="send"))`,
`server.bucket = Bucket(5, 5.0)` (a rate limit that holds throughout), `server.upload_limit`,
`server.expired`, `server.later(seconds)`, `await server.drop()`,
`await server.gateway.invalidate()`.

**Strictness**: each request is checked against Discord's OpenAPI description (openapi.py) and
against the rules beyond it (layout.py, writing.py, registration.py). A breach is answered 400 and
kept in `server.violations`, which must be empty when the server ends.
"""

from tests.e2e.discord.cast import clip_of, connected, discord_server, jobs
from tests.e2e.discord.clips import ClipFacts, check_clip
from tests.e2e.discord.interactions import Choice, Interaction, Modal
from tests.e2e.discord.messages import COMPONENTS_V2, EPHEMERAL, Message, Upload
from tests.e2e.discord.places import (
    APPLICATION,
    CHANNEL,
    GUILD,
    MANAGE_GUILD,
    MANAGE_MESSAGES,
    MEMBER_MAY,
    TOKEN,
    USER,
    Channel,
    Guild,
    Person,
    Role,
)
from tests.e2e.discord.problems import Bucket, Refusal
from tests.e2e.discord.server import DiscordServer

__all__ = [
    "APPLICATION",
    "CHANNEL",
    "COMPONENTS_V2",
    "EPHEMERAL",
    "GUILD",
    "MANAGE_GUILD",
    "MANAGE_MESSAGES",
    "MEMBER_MAY",
    "TOKEN",
    "USER",
    "Bucket",
    "Channel",
    "Choice",
    "ClipFacts",
    "DiscordServer",
    "Guild",
    "Interaction",
    "Message",
    "Modal",
    "Person",
    "Refusal",
    "Role",
    "Upload",
    "check_clip",
    "clip_of",
    "connected",
    "discord_server",
    "jobs",
]
