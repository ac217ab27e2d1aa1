"""Discord on the loopback interface: REST and gateway, as strict as the real one where it hurts."""

import asyncio
import itertools
import json
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from tests.e2e.discord.payloads import (
    APPLICATION,
    BOT,
    application,
    interaction_payload,
    message_payload,
)

TOKEN = "MTAwMDAwMDAwMDAwMDAwMDAw.GLoopb.ack_discord_token_0123456789_abcdefg"
PATIENCE = 10.0  # seconds a test waits for what should happen
ACKNOWLEDGE = 3.0  # seconds until Discord tells the person that the application did not respond
LOADING, EPHEMERAL, COMPONENTS = 128, 64, 1 << 15
_TEXT_DISPLAY = 10


@dataclass
class Message:
    """A message as people see it: `content` is the text in its components, `edits` is every
    content it had, `by` who edited it last."""

    id: int
    channel: int
    flags: int
    content: str = ""
    components: list[dict[str, Any]] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    descriptions: list[str] = field(default_factory=list)
    edits: list[str] = field(default_factory=list)
    by: str = ""
    deleted: bool = False


@dataclass
class Refusal:
    """An answer in place of the next `times` edits `by` "token" or "bot"."""

    by: str
    status: int
    code: int = 0
    retry_after: float | None = None
    times: int = 1


class DiscordServer:
    """`use` is a person's command; `messages` are what stands in the channels."""

    def __init__(self) -> None:
        self.application = application()
        self.servers: list[dict[str, Any]] = []  # what the bot is told of those it is in
        self.messages: dict[int, Message] = {}
        self.commands: list[dict[str, Any]] = []
        self.syncs = 0
        self.edits = 0
        self.acknowledgements_lost = 0  # so many are taken, and their answers never arrive
        self.expired = False  # whether interaction tokens are over
        self.refusals: list[Refusal] = []
        self.identified = 0
        self.resumed = 0
        self._answers: dict[int, int] = {}  # interaction id → message id
        self._ids = itertools.count(int(time.time() * 1000 - 1420070400000) << 22)
        self._sockets: list[web.WebSocketResponse] = []
        self._sequence = itertools.count(1)
        self._dispatched: list[dict[str, Any]] = []
        self._changed = asyncio.Condition()
        self._runner: web.AppRunner | None = None
        self.base = ""

    async def __aenter__(self) -> "DiscordServer":
        app = web.Application(client_max_size=64 * 2**20, middlewares=[_problems])
        app.router.add_get("/gateway", self._gateway)
        app.router.add_get("/api/v10/users/@me", self._me)
        app.router.add_get("/api/v10/oauth2/applications/@me", self._application)
        app.router.add_get("/api/v10/users/@me/guilds", self._guilds)
        app.router.add_get("/api/v10/gateway/bot", self._gateway_url)
        app.router.add_get(f"/api/v10/applications/{APPLICATION}/commands", self._told)
        app.router.add_put(f"/api/v10/applications/{APPLICATION}/commands", self._sync)
        app.router.add_post("/api/v10/interactions/{id}/{token}/callback", self._callback)
        original = f"/api/v10/webhooks/{APPLICATION}/{{token}}/messages/@original"
        app.router.add_get(original, self._get_original)
        app.router.add_patch(original, self._edit_original)
        app.router.add_patch("/api/v10/channels/{channel}/messages/{id}", self._edit_message)
        self._runner = web.AppRunner(app, shutdown_timeout=1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.base = f"http://{host}:{port}/api/v10"
        self.gateway = f"ws://{host}:{port}/gateway"
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        assert self._runner is not None
        await self._runner.cleanup()

    async def use(self, name: str, **how: Any) -> Message:
        """Someone uses a command; returns the message that acknowledged it, in time."""
        interaction = self.send(name, **how)
        async with asyncio.timeout(ACKNOWLEDGE):
            await self.until(lambda: int(interaction["id"]) in self._answers)
        return self.messages[self._answers[int(interaction["id"])]]

    def send(self, name: str, *, age: float = 0, **how: Any) -> dict[str, Any]:
        """Dispatch a command that was used `age` seconds ago."""
        number = next(self._ids) - (int(age * 1000) << 22)
        interaction = interaction_payload(number, name, **how)
        self.dispatch("INTERACTION_CREATE", interaction)
        return interaction

    def acknowledged(self, channel: int) -> tuple[int, Message]:
        """An interaction of this moment and the message that acknowledged it."""
        number = next(self._ids)
        return number, self._answer(number, channel, LOADING)

    def _answer(self, number: int, channel: int, flags: int) -> Message:
        message = Message(next(self._ids), channel, flags)
        self.messages[message.id] = message
        self._answers[number] = message.id
        return message

    def dispatch(self, event: str, data: dict[str, Any]) -> None:
        frame = {"op": 0, "t": event, "s": next(self._sequence), "d": data}
        self._dispatched.append(frame)
        for socket in self._sockets:
            asyncio.get_running_loop().create_task(socket.send_json(frame))

    async def drop(self) -> None:
        """Cut every gateway connection; a client may resume."""
        for socket in list(self._sockets):
            await socket.close(code=4000)

    async def until(self, happened: Callable[[], bool]) -> None:
        async with asyncio.timeout(PATIENCE), self._changed:
            await self._changed.wait_for(happened)

    async def _tell(self) -> None:
        async with self._changed:
            self._changed.notify_all()

    # REST

    async def _me(self, request: web.Request) -> web.Response:
        if request.headers.get("Authorization") != f"Bot {TOKEN}":
            raise Problem(401, 0)
        return answer(BOT)

    async def _application(self, request: web.Request) -> web.Response:
        return answer(self.application)

    async def _guilds(self, request: web.Request) -> web.Response:
        return answer(self.servers)

    async def _gateway_url(self, request: web.Request) -> web.Response:
        starts = {"total": 1000, "remaining": 999, "reset_after": 0, "max_concurrency": 1}
        return answer({"url": self.gateway, "shards": 1, "session_start_limit": starts})

    async def _sync(self, request: web.Request) -> web.Response:
        self.commands = await request.json()
        self.syncs += 1
        return await self._told(request)

    async def _told(self, request: web.Request) -> web.Response:
        ids = {"application_id": str(APPLICATION), "version": "1"}
        return answer([{"id": str(n), **ids, **it} for n, it in enumerate(self.commands, start=1)])

    async def _callback(self, request: web.Request) -> web.Response:
        number = int(request.match_info["id"])
        body = await request.json()
        assert body["type"] == 5, "acknowledged before anything else"
        if number in self._answers:
            raise Problem(400, 40060)
        channel = int(request.match_info["token"].rpartition("-")[2])
        flags = LOADING | (body.get("data") or {}).get("flags", 0)
        message = self._answer(number, channel, flags)
        await self._tell()
        if self.acknowledgements_lost:
            self.acknowledgements_lost -= 1
            raise Problem(502, 0)  # the library tries again, and then it is acknowledged already
        interaction = {
            "id": str(number),
            "type": 2,
            "response_message_id": str(message.id),
            "response_message_loading": True,
            "response_message_ephemeral": bool(flags & EPHEMERAL),
        }
        resource = {"type": 5, "message": message_payload(message)}
        return answer({"interaction": interaction, "resource": resource})

    def _original(self, request: web.Request) -> Message:
        if self.expired:
            raise Problem(401, 50027)
        number = int(request.match_info["token"].split("-")[1])
        return self.messages[self._answers[number]]

    async def _get_original(self, request: web.Request) -> web.Response:
        return answer(message_payload(self._original(request)))

    async def _edit_original(self, request: web.Request) -> web.Response:
        return await self._edit(request, self._original(request), "token")

    async def _edit_message(self, request: web.Request) -> web.Response:
        assert request.headers["Authorization"] == f"Bot {TOKEN}"
        message = self.messages[int(request.match_info["id"])]
        assert message.channel == int(request.match_info["channel"])
        return await self._edit(request, message, "bot")

    async def _edit(self, request: web.Request, message: Message, by: str) -> web.Response:
        body, files = await _read(request)
        self.edits += 1
        self._refuse(by)
        if message.deleted:
            raise Problem(404, 10008)
        if "components" in body:
            assert not body.get("content"), "components leave no room for content"
            assert body["flags"] & COMPONENTS
            assert body["allowed_mentions"]["parse"] == [], "nobody may be told"
            message.flags |= COMPONENTS
            message.components = body["components"]
            message.content = "\n".join(_texts(message.components))
            assert len(message.content) <= 4000
            message.edits.append(message.content)
        if "attachments" in body:
            listed = body["attachments"]
            assert len(listed) == len(files)
            message.files = files
            message.descriptions = [it["description"] for it in listed]
            assert all(len(it) <= 1024 for it in message.descriptions)
        message.by = by
        message.flags &= ~LOADING
        await self._tell()
        return answer(message_payload(message))

    def _refuse(self, by: str) -> None:
        for refusal in self.refusals:
            if refusal.by == by and refusal.times:
                refusal.times -= 1
                raise Problem(refusal.status, refusal.code, refusal.retry_after)

    # Gateway

    async def _gateway(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"op": 10, "d": {"heartbeat_interval": 41250}})
        try:
            async for frame in socket:
                if frame.type is WSMsgType.TEXT:
                    await self._hear(socket, json.loads(frame.data))
        finally:
            if socket in self._sockets:
                self._sockets.remove(socket)
        return socket

    async def _hear(self, socket: web.WebSocketResponse, frame: dict[str, Any]) -> None:
        if frame["op"] == 1:
            await socket.send_json({"op": 11})
        elif frame["op"] == 2:
            privileged = 1 << 1 | 1 << 8 | 1 << 15
            assert frame["d"]["token"] == TOKEN
            assert not frame["d"]["intents"] & privileged
            self.identified += 1
            ready = {
                "v": 10,
                "user": BOT,
                "guilds": [],
                "session_id": "session",
                "resume_gateway_url": self.gateway,
                "shard": [0, 1],
                "application": {"id": str(APPLICATION), "flags": 0},
            }
            await socket.send_json({"op": 0, "t": "READY", "s": next(self._sequence), "d": ready})
            self._sockets.append(socket)
        elif frame["op"] == 6:
            self.resumed += 1
            for missed in self._dispatched:  # all of them again: at least once is what is promised
                await socket.send_json(missed)
            resumed = {"op": 0, "t": "RESUMED", "s": next(self._sequence), "d": {}}
            await socket.send_json(resumed)
            self._sockets.append(socket)
        await self._tell()


def _texts(components: list[dict[str, Any]]) -> list[str]:
    """What is written in components, top to bottom."""
    texts = []
    for component in components:
        if component["type"] == _TEXT_DISPLAY:
            texts.append(component["content"])
        texts += _texts(component.get("components", []))
    return texts


class Problem(Exception):
    def __init__(self, status: int, code: int, retry_after: float | None = None) -> None:
        super().__init__(status, code)
        self.status = status
        self.body: dict[str, Any] = {"code": code, "message": f"loopback {code}"}
        if retry_after is not None:
            self.body |= {"retry_after": retry_after, "global": False}


def answer(data: Any, status: int = 200) -> web.Response:
    # The library compares the content type as it stands: no charset.
    body = json.dumps(data).encode()
    headers = {"Content-Type": "application/json", "Via": "1.1 loopback"}
    return web.Response(body=body, status=status, headers=headers)


@web.middleware
async def _problems(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    try:
        return await handler(request)
    except Problem as problem:
        return answer(problem.body, problem.status)


async def _read(request: web.Request) -> tuple[dict[str, Any], dict[str, bytes]]:
    if not request.content_type.startswith("multipart/"):
        return await request.json(), {}
    body: dict[str, Any] = {}
    files = {}
    async for part in await request.multipart():
        assert not isinstance(part, type(None))
        data = bytes(await part.read())  # type: ignore[union-attr]  # nested multiparts are not sent
        if part.name == "payload_json":  # type: ignore[union-attr]  # as above
            body = json.loads(data)
        else:
            files[str(part.filename)] = data  # type: ignore[union-attr]  # as above
    return body, files
