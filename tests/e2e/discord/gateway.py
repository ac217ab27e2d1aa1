"""The loopback Discord's gateway: sessions that are dropped and resumed, heartbeats, presences.

https://discord.com/developers/docs/events/gateway
"""

import asyncio
import contextlib
import json
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from aiohttp import WSMsgType, web

from tests.e2e.discord.places import APPLICATION, BOT, THREAD, TOKEN, Channel

if TYPE_CHECKING:
    from tests.e2e.discord.world import World

GUILDS, REACTIONS, DIRECT_REACTIONS = 1 << 0, 1 << 10, 1 << 13
_PRIVILEGED = 1 << 1 | 1 << 8 | 1 << 15
_DISPATCH, _HEARTBEAT, _IDENTIFY, _PRESENCE, _RESUME = 0, 1, 2, 3, 6
_INVALID_SESSION, _HELLO, _HEARD = 9, 10, 11

Frame = dict[str, Any]


@dataclass
class Session:
    """One shard's; `sent` is every event it was told or would have been, had it been there."""

    id: str
    shard: int
    intents: int
    sent: list[Frame] = field(default_factory=list)
    socket: web.WebSocketResponse | None = None

    def frame(self, event: str, data: Any) -> Frame:
        frame = {"op": _DISPATCH, "t": event, "s": len(self.sent) + 1, "d": data}
        self.sent.append(frame)
        return frame


class Gateway:
    """All connections, and the sessions they carry on."""

    def __init__(self, world: "World") -> None:
        self.world = world
        self.sessions: dict[str, Session] = {}
        self._again: int | None = None
        self._sending: set[asyncio.Task[None]] = set()

    def dispatch(
        self, event: str, data: dict[str, Any], *, guild: int | None = None, intent: int = 0
    ) -> None:
        """Tell the shard of that server; those who are away hear it when they resume."""
        shard = ((guild or 0) >> 22) % self.world.shards
        for session in self.sessions.values():
            if session.shard == shard and session.intents & intent == intent:
                self._send(session, session.frame(event, data))

    async def drop(self, again: int | None = None) -> None:
        """Cut every connection; a client may resume, and is told what it missed, and before that
        the last `again` events (None: all) once more: at least once is what is promised."""
        self._again = again
        for session in list(self.sessions.values()):
            if session.socket is not None:
                await session.socket.close(code=4000)

    async def invalidate(self) -> None:
        """End every session: a client must begin a new one."""
        sockets = [it.socket for it in self.sessions.values()]
        self.sessions.clear()
        for socket in sockets:
            if socket is not None:
                await socket.send_json({"op": _INVALID_SESSION, "d": False})

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        interval = {"heartbeat_interval": int(self.world.heartbeat_interval * 1000)}
        await socket.send_json({"op": _HELLO, "d": interval})
        try:
            async for frame in socket:
                if frame.type is WSMsgType.TEXT:
                    await self._hear(socket, json.loads(frame.data))
        finally:
            for session in self.sessions.values():
                if session.socket is socket:
                    session.socket = None
        return socket

    async def _hear(self, socket: web.WebSocketResponse, frame: Frame) -> None:
        if frame["op"] == _HEARTBEAT:
            self.world.heartbeats.append(time.monotonic())
            await socket.send_json({"op": _HEARD})
        elif frame["op"] == _PRESENCE:
            self.world.presences.append(frame["d"])
        elif frame["op"] == _IDENTIFY:
            await self._identify(socket, frame["d"])
        elif frame["op"] == _RESUME:
            await self._resume(socket, frame["d"])
        self.world.tell()

    async def _identify(self, socket: web.WebSocketResponse, told: dict[str, Any]) -> None:
        if told["token"] != TOKEN:
            await socket.close(code=4004)
            return
        if told["intents"] & _PRIVILEGED:
            self.world.violations.append("a privileged intent is asked for")
        shard = told.get("shard", [0, 1])[0]
        self.world.identified += 1
        session = Session(f"session-{self.world.identified}", shard, told["intents"], socket=socket)
        self.sessions[session.id] = session
        if told.get("presence"):
            self.world.presences.append(told["presence"])
        guilds = [
            it
            for it in self.world.guilds.values()
            if it.joined and (it.id >> 22) % self.world.shards == shard
        ]
        ready = {
            "v": 10,
            "user": BOT.payload(),
            "guilds": [{"id": str(it.id), "unavailable": True} for it in guilds],
            "session_id": session.id,
            "resume_gateway_url": self.world.gateway_url,
            "shard": [shard, self.world.shards],
            "application": {"id": str(APPLICATION), "flags": 0},
        }
        self._send(session, session.frame("READY", ready))
        for guild in guilds:
            self.present(guild.id)

    async def _resume(self, socket: web.WebSocketResponse, told: dict[str, Any]) -> None:
        session = self.sessions.get(told["session_id"])
        if session is None:
            await socket.send_json({"op": _INVALID_SESSION, "d": False})
            return
        self.world.resumed += 1
        session.socket = socket
        begin = 0 if self._again is None else max(0, told["seq"] - self._again)
        for frame in session.sent[begin:]:
            if frame["t"] not in ("READY", "RESUMED"):
                self._send(session, frame)
        self._send(session, session.frame("RESUMED", {}))

    def present(self, guild: int, *, new: bool = False) -> None:
        """Tell of a server the bot is in; `new` when it has just been invited."""
        channels = [it for it in self.world.channels.values() if it.guild == guild]
        data = self.world.guilds[guild].payload(channels)
        data |= {} if new else {"unavailable": False}
        self.dispatch("GUILD_CREATE", data, guild=guild, intent=GUILDS)

    def present_channel(self, channel: Channel) -> None:
        """Tell of a channel that is new in a server the bot is in."""
        if self.world.joined(channel):
            event = "THREAD_CREATE" if channel.kind == THREAD else "CHANNEL_CREATE"
            self.dispatch(event, channel.payload(), guild=channel.guild, intent=GUILDS)

    def _send(self, session: Session, frame: Frame) -> None:
        """In order: tasks begin in the order in which they were made."""
        if session.socket is not None:
            task = asyncio.create_task(_put(session.socket, frame))
            self._sending.add(task)
            task.add_done_callback(self._sending.discard)


async def _put(socket: web.WebSocketResponse, frame: Frame) -> None:
    with contextlib.suppress(ConnectionError):  # it will be told again when the client resumes
        await socket.send_json(frame)
