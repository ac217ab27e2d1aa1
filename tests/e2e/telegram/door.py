"""The loopback Telegram's door: who asks, is it well-formed, is it too much, what is answered."""

import inspect
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from aiohttp import BodyPartReader, web

from tests.e2e.telegram.files import Upload
from tests.e2e.telegram.problems import BadRequest, Body, Problem, Violation
from tests.e2e.telegram.world import Hook, World


@dataclass(frozen=True, slots=True)
class Call:
    """A well-formed request; `files` by the form's field."""

    method: str
    body: Body
    files: Mapping[str, Upload]

    @property
    def topic(self) -> int | None:
        """The forum's topic that is meant."""
        topic = self.body.get("message_thread_id")
        return None if topic is None else int(topic)


Handler = Callable[[Call], Awaitable[Any]]


class Part(Protocol):
    """Some of the methods, by their names."""

    def methods(self) -> Mapping[str, Handler]: ...


class Door:
    def __init__(self, world: World, *parts: Part) -> None:
        self.world = world
        self._handlers = {name: it for part in parts for name, it in part.methods().items()}

    async def serve(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        try:
            result = await self._answer(request, method)
        except Violation as violation:
            self.world.violations.append(f"{method}: {violation.why}")
            return _no(violation)
        except Problem as problem:
            if problem.status == 0 and request.transport is not None:
                request.transport.abort()
            return _no(problem)
        except web.HTTPRequestEntityTooLarge:
            return _no(Problem(413, "Request Entity Too Large"))
        except ConnectionError:  # the bot died while it spoke: nothing was said
            raise
        except Exception as error:
            self.world.violations.append(f"{method} broke: {error!r}")
            return _no(BadRequest(repr(error)))
        finally:
            self.world.tell()
        return web.json_response({"ok": True, "result": result})

    async def _answer(self, request: web.Request, method: str) -> Any:
        world = self.world
        if request.match_info["token"] != world.token:
            raise Problem(401, "Unauthorized")
        form, files = await _read(request)
        world.calls.append(method)
        world.tell()
        body = world.checker.read(method, form, files.keys())
        world.requests.append((method, body))
        self._refuse(method, after=False)
        handler = self._handlers.get(method)
        if handler is None:
            raise Violation("the loopback Telegram has no such method yet")
        self._admit(method, body)
        await _run(world.before.get(method), body)
        result = await handler(Call(method, body, files))
        await _run(world.after.get(method), body)
        try:
            self._refuse(method, after=True)
        except Problem:
            world.unheard += _named(result)
            raise
        return result

    def _refuse(self, method: str, *, after: bool) -> None:
        for refusal in self.world.refusals:
            if refusal.after is after and refusal.meets(method):
                raise refusal.problem()

    def _admit(self, method: str, body: Body) -> None:
        if not method.startswith(("send", "edit")) or method == "sendChatAction":
            return
        inline = body.get("inline_message_id")
        chat = body.get("chat_id", 0)
        group = isinstance(chat, str) or chat < 0
        wait = self.world.admit(inline or chat, group=group and inline is None)
        if wait:
            raise Problem(429, f"Too Many Requests: retry after {wait}", {"retry_after": wait})


def _named(result: Any) -> list[str]:
    """The ids that an answer tells of: the message's, and its file's."""
    if not isinstance(result, dict) or "message_id" not in result:
        return []
    file = result.get("animation", {})
    return [str(result["message_id"]), *([file["file_id"]] if file else [])]


def _no(problem: Problem) -> web.Response:
    return web.json_response(problem.body, status=problem.status or 500)


async def _run(hook: Hook | None, body: Body) -> None:
    if hook is not None:
        waiting = hook(body)
        if inspect.isawaitable(waiting):
            await waiting


async def _read(request: web.Request) -> tuple[Body, dict[str, Upload]]:
    """Parameters may stand in the address, in a form or in JSON
    (https://core.telegram.org/bots/api#making-requests)."""
    body: Body = dict(request.query)
    if request.content_type == "application/json":
        return body | await request.json(), {}
    if not request.content_type.startswith("multipart/"):
        return body | dict(await request.post()), {}
    files = {}
    # Not `post`: that leaves temporary files open when the bot dies meanwhile.
    async for part in await request.multipart():
        assert isinstance(part, BodyPartReader)
        name, data = str(part.name), bytes(await part.read())
        if part.filename is None:
            body[name] = data.decode()
        else:
            kind = part.headers.get("Content-Type", "application/octet-stream")
            files[name] = Upload(part.filename, data, kind)
    return body, files
