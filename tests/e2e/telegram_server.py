"""The Bot API on the loopback interface, as strict as the real one where it hurts."""

import asyncio
import itertools
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from bot.wording import utf16

TOKEN = "123456789:AAloopback-telegram-token-0123456789"
PATIENCE = 10.0  # seconds a test waits for what should happen
ME = {"id": 123456789, "is_bot": True, "first_name": "Reelbot", "username": "reelbot"}
PERSON = 700


@dataclass
class Post:
    """A message of the bot; `edits` is every text it had."""

    id: int
    chat: int
    text: str
    topic: int | None = None
    reply_to: int | None = None
    clip: bytes | None = None
    media: dict[str, Any] = field(default_factory=dict)
    thumbnail: bytes | None = None
    edits: list[str] = field(default_factory=list)
    deleted: bool = False


@dataclass
class Refusal:
    """An answer in place of the next `times` calls of a method."""

    method: str
    status: int
    description: str
    parameters: dict[str, Any] = field(default_factory=dict)
    times: int = 1


class TelegramServer:
    """`write` is a person's message; `posts` are the bot's."""

    def __init__(self) -> None:
        self.posts: dict[int, Post] = {}
        self.commands: dict[str, list[dict[str, str]]] = {}
        self.refusals: list[Refusal] = []
        self.calls: list[str] = []
        self.questions_deleted = False
        self.updates: list[dict[str, Any]] = []  # not confirmed yet
        self.served: list[int] = []  # update ids, as often as they were handed out
        self._update_ids = itertools.count(1000)
        self._message_ids = itertools.count(1)
        self._poll: asyncio.Future[None] | None = None
        self._changed = asyncio.Condition()
        self._runner: web.AppRunner | None = None
        self.api = ""

    async def __aenter__(self) -> "TelegramServer":
        app = web.Application(client_max_size=64 * 2**20)
        app.router.add_post("/bot{token}/{method}", self._call)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        host, port = self._runner.addresses[0][:2]
        self.api = f"http://{host}:{port}"
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        assert self._runner is not None
        await self._runner.cleanup()

    def write(
        self,
        text: str,
        *,
        user: int = PERSON,
        chat: int | None = None,
        topic: int | None = None,
        language: str = "en",
    ) -> None:
        """A private message, or with `chat` (negative) one in a group."""
        kind = {"id": chat, "type": "supergroup", "title": "us"} if chat else None
        person = {"id": user, "is_bot": False, "first_name": "Ada", "language_code": language}
        message: dict[str, Any] = {
            "message_id": next(self._message_ids),
            "date": 1_800_000_000,
            "chat": kind or {"id": user, "type": "private", "first_name": "Ada"},
            "from": person,
            "text": text,
        }
        if topic is not None:
            message |= {"message_thread_id": topic, "is_topic_message": True}
        self.updates.append({"update_id": next(self._update_ids), "message": message})
        self._wake()

    @property
    def post(self) -> Post:
        """The only post there is."""
        [post] = self.posts.values()
        return post

    async def until(self, happened: Callable[[], bool]) -> None:
        async with asyncio.timeout(PATIENCE), self._changed:
            await self._changed.wait_for(happened)

    async def _tell(self) -> None:
        async with self._changed:
            self._changed.notify_all()

    def _wake(self) -> None:
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(None)

    async def _call(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        if request.match_info["token"] != TOKEN:
            return _refused(401, "Unauthorized")
        form = await request.post()
        files = {k: v.file.read() for k, v in form.items() if isinstance(v, web.FileField)}
        body = {k: v for k, v in form.items() if isinstance(v, str)}
        self.calls.append(method)
        await self._tell()
        try:
            for refusal in self.refusals:
                if refusal.method == method and refusal.times:
                    refusal.times -= 1
                    raise Problem(refusal.status, refusal.description, refusal.parameters)
            result = await getattr(self, f"_{method}")(body, files)
        except Problem as problem:
            return _refused(*problem.args)
        finally:
            await self._tell()
        return web.json_response({"ok": True, "result": result})

    async def _getMe(self, body: dict[str, str], files: dict[str, bytes]) -> Any:
        return ME

    async def _deleteWebhook(self, body: dict[str, str], files: dict[str, bytes]) -> Any:
        return True

    async def _setMyCommands(self, body: dict[str, str], files: dict[str, bytes]) -> Any:
        self.commands[body.get("language_code", "")] = json.loads(body["commands"])
        return True

    async def _getUpdates(self, body: dict[str, str], files: dict[str, bytes]) -> Any:
        if self._poll is not None and not self._poll.done():
            terminated = "Conflict: terminated by other getUpdates request"
            self._poll.set_exception(Problem(409, terminated, {}))
        offset = int(body.get("offset", 0))
        self.updates = [it for it in self.updates if it["update_id"] >= offset]
        await self._tell()
        if not self.updates and int(body.get("timeout", 0)):
            self._poll = asyncio.get_running_loop().create_future()
            try:
                async with asyncio.timeout(int(body["timeout"])):
                    await self._poll
            except TimeoutError:
                pass
        handed = self.updates[: int(body.get("limit", 100))]
        self.served += [it["update_id"] for it in handed]
        return handed

    async def _sendMessage(self, body: dict[str, str], files: dict[str, bytes]) -> Any:
        _check_text(body, "text", 4096)
        reply = json.loads(body.get("reply_parameters", "{}"))
        if self.questions_deleted and not reply.get("allow_sending_without_reply"):
            raise Problem(400, "Bad Request: message to be replied not found", {})
        topic = body.get("message_thread_id")
        post = Post(
            next(self._message_ids),
            int(body["chat_id"]),
            body["text"],
            int(topic) if topic else None,
            reply.get("message_id"),
            edits=[body["text"]],
        )
        self.posts[post.id] = post
        return _message(post)

    async def _editMessageText(self, body: dict[str, str], files: dict[str, bytes]) -> Any:
        _check_text(body, "text", 4096)
        post = self._edited(body)
        if post.text == body["text"]:
            raise Problem(400, "Bad Request: message is not modified: specified new …", {})
        post.text = body["text"]
        post.edits.append(post.text)
        return _message(post)

    async def _editMessageMedia(self, body: dict[str, str], files: dict[str, bytes]) -> Any:
        media = json.loads(body["media"])
        _check_text(media, "caption", 1024)
        assert media["type"] == "animation"
        post = self._edited(body)
        post.clip = files[media.pop("media").removeprefix("attach://")]
        post.thumbnail = files[media.pop("thumbnail").removeprefix("attach://")]
        assert len(post.clip) <= 50 * 10**6
        assert len(post.thumbnail) <= 200_000
        post.text = media["caption"]
        post.media = media
        return _message(post)

    def _edited(self, body: dict[str, str]) -> Post:
        post = self.posts.get(int(body["message_id"]))
        if post is None or post.deleted or post.chat != int(body["chat_id"]):
            raise Problem(400, "Bad Request: message to edit not found", {})
        return post


class Problem(Exception):
    """Status, description and parameters of a refusal."""


def _refused(
    status: int, description: str, parameters: dict[str, Any] | None = None
) -> web.Response:
    body = {"ok": False, "error_code": status, "description": description}
    return web.json_response(body | {"parameters": parameters or {}}, status=status)


def _check_text(body: dict[str, str], key: str, most: int) -> None:
    assert "parse_mode" not in body, "prompts are plain text"
    if not 0 < utf16(body[key]) <= most:
        raise Problem(400, f"Bad Request: {key} is too long", {})


def _message(post: Post) -> dict[str, Any]:
    return {
        "message_id": post.id,
        "date": 1_800_000_000,
        "chat": {"id": post.chat, "type": "private", "first_name": "Ada"},
        "from": ME,
        "text": post.text,
    }
