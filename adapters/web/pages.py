"""The page and its modules, the way in, and what the page must know to begin."""

import contextlib
from pathlib import Path

from fastapi import APIRouter, HTTPException, Request, Response
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import FileResponse, RedirectResponse
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from adapters.web.errors import RESPONSES
from adapters.web.sessions import Asker, state_of
from adapters.web.views import Text
from bot.grammar import PROMPT_LENGTH, examples
from bot.images.header import MOST_BYTES as PICTURE_BYTES
from bot.texts.catalogue import text
from generator.errors import UserError
from generator.types import ClipRequest

router = APIRouter(responses=RESPONSES)

LESSONS = "/api/lessons"

STATIC = Path(__file__).parent / "static"
_DEFAULTS = ClipRequest(prompt="", engine="")


class Assets(StaticFiles):
    """Files of a package, which a browser keeps but asks about: an update shows at once."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = "no-cache"
        return response


_STATIC_FILES = Assets(directory=STATIC)


class EngineView(BaseModel):
    """An engine, and in English why it cannot be used here."""

    name: str
    available: bool
    reason: str | None
    styles: tuple[str, ...]


class CommandView(BaseModel):
    name: str
    form: str
    help: str


class SessionBody(BaseModel):
    """What the page must know to begin."""

    locale: str
    styles: list[str]
    engines: list[EngineView]
    defaults: dict[str, int | float]
    limits: dict[str, int]
    animates: bool = Field(description="whether a clip can begin with a picture")
    teaches: bool = Field(description="whether there are lessons to choose from")
    commands: list[CommandView]
    examples: tuple[str, ...]


class LessonView(BaseModel):
    """Something that an engine knows: an example of it, and what to type for that."""

    slug: str
    name: str
    prompt: str
    command: str
    poster: str | None = Field(description="where a picture of it is")


class LessonsBody(BaseModel):
    lessons: list[LessonView]


class Login(BaseModel):
    """What opens a guarded server: WEB_TOKEN."""

    model_config = ConfigDict(extra="forbid")

    token: Text = Field(max_length=1000)


@router.get("/api/session", tags=["session"])
async def session(request: Request, asker: Asker) -> SessionBody:
    """The asker's language, what can be asked for here and how; opens the session."""
    service = state_of(request).service
    engines = service.engines.values()
    usable = [engine for engine in engines if engine.unavailable is None]
    return SessionBody(
        locale=asker.locale,
        styles=sorted({style for engine in usable for style in engine.styles}),
        engines=[
            EngineView(
                name=engine.name,
                available=engine.unavailable is None,
                reason=engine.unavailable,
                styles=engine.styles,
            )
            for engine in engines
        ],
        defaults={
            "seconds": _DEFAULTS.seconds,
            "width": _DEFAULTS.width,
            "height": _DEFAULTS.height,
            "fps": _DEFAULTS.fps,
        },
        limits={"prompt": PROMPT_LENGTH, "picture": PICTURE_BYTES},
        animates=service.animates,
        teaches=service.teaches,
        commands=[
            CommandView(name=it.name, form=it.form, help=text(f"help-{it.name}", asker.locale))
            for it in service.commands
        ],
        examples=examples(asker.locale),
    )


@router.get(LESSONS, tags=["session"])
async def lessons(request: Request, asker: Asker) -> LessonsBody:
    """What the engines that work here teach, in the asker's language."""
    topics = await state_of(request).service.topics(asker.locale)
    return LessonsBody(
        lessons=[
            LessonView(
                slug=it.slug,
                name=it.name,
                prompt=it.prompt,
                command=it.command,
                poster=f"{LESSONS}/{it.slug}/poster" if it.poster else None,
            )
            for it in topics
        ]
    )


@router.get(
    f"{LESSONS}/{{slug}}/poster",
    response_class=Response,
    responses={200: {"content": {"image/webp": {}}}},
    tags=["session"],
)
async def poster(slug: str, request: Request, asker: Asker) -> Response:
    """A small picture of a lesson."""
    topics = await state_of(request).service.topics(asker.locale)
    path = next((it.poster for it in topics if it.slug == slug and it.poster), None)
    if path is None:
        raise HTTPException(404)
    headers = {"Cache-Control": "private, max-age=3600"}
    return FileResponse(path, media_type="image/webp", headers=headers)


@router.post("/api/login", status_code=204, tags=["session"])
async def log_in(body: Login, request: Request, response: Response) -> None:
    """Open the session of whoever knows WEB_TOKEN; where none is set, of everyone."""
    sessions = state_of(request).sessions
    if sessions.guarded:
        sessions.check_token(body.token.strip(), request)
    sessions.open(request, response)


@router.head("/", include_in_schema=False)
@router.get("/", include_in_schema=False)
async def page(request: Request, token: str | None = None) -> Response:
    """The chat, for everyone: what is private comes by `/api`. A link may carry the token."""
    sessions = state_of(request).sessions
    if token is not None:
        return _enter(request, token)
    response = await _STATIC_FILES.get_response("index.html", request.scope)
    if not sessions.guarded and sessions.user_of(request) is None:
        # Before the page asks for several things at once, each of which would open a session.
        sessions.open(request, response)
    return response


def _enter(request: Request, token: str) -> Response:
    # Elsewhere, so that the token stands neither in the address bar nor in the history.
    response = RedirectResponse("/", status_code=303)
    sessions = state_of(request).sessions
    if sessions.guarded:
        # With a wrong one the page asks for the right one.
        with contextlib.suppress(UserError):
            sessions.check_token(token.strip(), request)
            sessions.open(request, response)
    return response
