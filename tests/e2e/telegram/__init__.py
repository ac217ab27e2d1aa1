"""A loopback Telegram that the real python-telegram-bot talks to.

    async def test_a_text_becomes_a_clip(server: TelegramServer, tmp_path: Path) -> None:
        async with connected(server, tmp_path):     # an adapter with `api=server.api`
            server.write("a fox")
            await server.until(lambda: bool(server.posts) and server.post.clip is not None)

Use `async with telegram_server() as server`. It outlives the bots that connect to it.

**People** (people.py, askers.py) take who and where as keywords.

    number = server.write("a fox", user=7, chat=-1001, topic=5, reply_to=post, photo=True)
    server.rewrite(number, "a wolf"); server.erase(number); server.react(post, "👍")
    press = server.press(post, "Again", user=2)         # label or data; old buttons: data="again:1"
    (await press.answer()).text                         # PressAnswer(text, show_alert, url)
    query = await server.type_inline("a sunset", offset="", chat_type="private")
    answer = await query.answer()                       # InlineAnswer(results, next_offset, …)
    message = await server.choose(query, "result-id", feedback=True)    # or its place, from 0
    mention = server.mention("@reelbot a sunset")       # in a chat that the bot has not joined
    message = await mention.answer()                    # both are InlineMessages

In groups the bot is in privacy mode unless `server.me["can_read_all_group_messages"]` is set, or
it is an admin. `server.me` is what getMe says.

**Messages** (posts.py): a `Post` (`server.posts` by id, `server.post` the only one) and an
`InlineMessage` (`server.inline_messages`; `id` is None where there was no keyboard) have `text`
(the caption where there is media), `edits`, `states`, `kind`, `file`, `clip`, `thumbnail`,
`media`, `spoiler`, `keyboard`, `buttons`, `force_reply`, `deleted` (set it: someone deletes it). A
post has `id`, `chat`, `topic`, `reply_to`, `sent` too.

`server.reactions` and `server.actions` ("typing") are the bot's; `server.commands` its commands by
language, `server.scoped_commands` by scope too, `server.about` its name and descriptions.

**Places** (places.py, groups.py): `server.chat(-1001, kind="group", admins={7}, username="us")`,
`server.chats`, `kick`, `invite`, `block`, `unblock`, `deactivate`, `promote`, `migrate`, `mute`,
`open_topic`, `close_topic`, `delete_topic`.

**Files** (files.py): `server.files.kept` by file_id, `server.forget_files()`,
`server.max_upload`, `server.files.web[url] = data` for what Telegram finds elsewhere.

**Updates** (feed.py, webhook.py): `server.updates` are not confirmed yet, `server.served` the ids
as often as they were handed out. A webhook's address must be on the loopback interface;
`server.hosts["https://bot.example"] = "http://127.0.0.1:8443"` lets another name stand for one.

**Trouble**: `server.refusals.append(Refusal("sendMessage", 429, "…", {"retry_after": 3}))`,
`Refusal(method, 0)` cuts the connection, `after=True` lets the call take effect first, and
`server.unheard` are the ids of messages and files that such answers told of;
`server.before[method] = hook`, `server.after[method] = hook` (called with the parameters; may be
async); `server.flood_control = True`, `server.floods`, `server.time_scale`;
`server.inline_lives`, `server.press_lives`, `server.guest_lives` (seconds),
`server.later(seconds)`; `server.questions_deleted`; `server.token`.

**Strictness**: each request is checked against Telegram's own description (description.py) and
what it says in words (limits.py). A breach is answered 400 and kept in `server.violations`, which
must be empty when the server ends.
"""

from tests.e2e.telegram.places import BOT, PERSON, TOKEN, Chat
from tests.e2e.telegram.posts import InlineMessage, Post, Shown, State
from tests.e2e.telegram.problems import Refusal
from tests.e2e.telegram.questions import InlineAnswer, InlineQuery, Mention, Press, PressAnswer
from tests.e2e.telegram.server import TelegramServer, telegram_server

__all__ = [
    "BOT",
    "PERSON",
    "TOKEN",
    "Chat",
    "InlineAnswer",
    "InlineMessage",
    "InlineQuery",
    "Mention",
    "Post",
    "Press",
    "PressAnswer",
    "Refusal",
    "Shown",
    "State",
    "TelegramServer",
    "telegram_server",
]
