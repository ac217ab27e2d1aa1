"""The loopback Discord's door: who asks, is it well-formed, is it too much, what is answered."""

import json
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import BodyPartReader, web

from tests.e2e.discord.places import TOKEN
from tests.e2e.discord.problems import Problem, Violation
from tests.e2e.discord.world import World
from tests.e2e.discord.writing import Files

ROOT = "/api/v10"


@dataclass(frozen=True, slots=True)
class Call:
    """A request; `path` are the values in its address."""

    by: str
    path: Mapping[str, str]
    query: Mapping[str, str]
    body: Any
    files: Files

    def number(self, name: str) -> int:
        """An id in the address."""
        return int(self.path[name])


Handler = Callable[[Call], Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class Route:
    """`path` is as the OpenAPI description has it, `on` what a `Refusal` calls it."""

    method: str
    path: str
    on: str
    handler: Handler

    @property
    def by(self) -> str:
        return "token" if self.path.startswith(("/webhooks", "/interactions")) else "bot"


class Rest:
    def __init__(self, world: World) -> None:
        self.world = world
        self._used: dict[tuple[str, str], list[float]] = {}

    def add(self, app: web.Application, route: Route) -> None:
        async def serve(request: web.Request) -> web.Response:
            try:
                return await self._serve(request, route)
            except Problem as problem:
                if problem.status == 0 and request.transport is not None:
                    request.transport.abort()
                return self._no(f"{route.method} {route.path}", problem)
            except ConnectionError:  # the bot died while it spoke: nothing was said
                raise
            except Exception as error:
                self.world.violations.append(f"{route.method} {route.path} broke: {error!r}")
                return answer({"code": 0, "message": repr(error)}, 400)
            finally:
                self.world.tell()

        app.router.add_route(route.method, ROOT + route.path, serve)

    async def _serve(self, request: web.Request, route: Route) -> web.Response:
        world = self.world
        if route.by == "bot" and request.headers.get("Authorization") != f"Bot {TOKEN}":
            raise Problem(0, status=401)
        body, files = await _read(request)
        world.requests.append(f"{route.on} by {route.by}")
        world.edits += route.on == "edit"
        if world.description is not None:
            complaint = world.description.complaint(route.method, route.path, body)
            if complaint is not None:
                raise Violation(complaint)
        world.refuse(route.by, route.on)
        headers = self._admit(request, route)
        told = await route.handler(Call(route.by, request.match_info, request.query, body, files))
        world.refuse(route.by, route.on, after=True)
        return web.Response(status=204) if told is None else answer(told, headers=headers)

    def _admit(self, request: web.Request, route: Route) -> dict[str, str]:
        """The headers that tell how much more is allowed. Raises Problem: nothing is."""
        bucket = self.world.bucket
        if bucket is None:
            return {}
        info = request.match_info
        major = ("channel_id", "webhook_token", "interaction_id")
        where = next((info[it] for it in major if it in info), "")
        used = self._used.setdefault((route.on, where), [])
        now = time.monotonic()
        used[:] = [it for it in used if now - it < bucket.seconds]
        if len(used) >= bucket.most:
            raise Problem(0, status=429, retry_after=round(bucket.seconds - (now - used[0]), 3))
        used.append(now)
        return {
            "X-RateLimit-Limit": str(bucket.most),
            "X-RateLimit-Remaining": str(bucket.most - len(used)),
            "X-RateLimit-Reset-After": f"{bucket.seconds - (now - used[0]):.3f}",
            "X-RateLimit-Bucket": route.on,
        }

    def _no(self, what: str, problem: Problem) -> web.Response:
        self.world.invalid_requests += problem.status in (401, 403, 429)
        if isinstance(problem, Violation):
            self.world.violations.append(f"{what}: {problem.why}")
        return answer(problem.body, problem.status, problem.headers)


def answer(data: Any, status: int = 200, headers: Mapping[str, str] | None = None) -> web.Response:
    # The library compares the content type as it stands: no charset.
    fixed = {"Content-Type": "application/json", "Via": "1.1 loopback"}
    return web.Response(
        body=json.dumps(data).encode(), status=status, headers=fixed | dict(headers or {})
    )


async def _read(request: web.Request) -> tuple[Any, Files]:
    """The JSON of a body, wherever it stands, and the files beside it."""
    if not request.content_type.startswith("multipart/"):
        return (await request.json() if request.can_read_body else None), {}
    body: Any = None
    files: Files = {}
    async for part in await request.multipart():
        assert isinstance(part, BodyPartReader)
        data = bytes(await part.read())
        if part.name == "payload_json":
            body = json.loads(data)
        else:
            files[str(part.name)] = (str(part.filename), data)
    return body, files
