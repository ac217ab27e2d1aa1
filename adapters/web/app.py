"""The ASGI application: every route, behind the shield."""

from collections.abc import Collection

from fastapi import FastAPI
from starlette.types import ASGIApp

from adapters.web import clips, docs, errors, events, gateway, health, images, jobs, pages, shared
from adapters.web.pages import STATIC, Assets
from adapters.web.security import MOST_BODY, Shield
from adapters.web.state import WebState

_DESCRIPTION = (
    "Text to video on this machine. `/v1` speaks OpenAI's Videos API; `/api` is what the page uses."
)
VERSION = "1"  # of the HTTP interface


def create_app(state: WebState, *, hosts: Collection[str], default_locale: str) -> ASGIApp:
    """The application for one adapter; `hosts` are allowed beside the loopback names."""
    app = FastAPI(
        title="Reelbot",
        description=_DESCRIPTION,
        version=VERSION,
        docs_url=None,
        redoc_url=None,
        max_body_size=MOST_BODY,
    )
    app.state.web = state
    errors.install(app)
    for room in (pages, jobs, events, clips, images, shared, gateway, health, docs):
        app.include_router(room.router)
    app.mount("/static", Assets(directory=STATIC))
    app.mount("/docs/assets", Assets(directory=docs.SWAGGER_UI))
    app.mount("/docs/start", Assets(directory=docs.START))
    return Shield(app, hosts=hosts, default_locale=default_locale)
