"""For those who watch over the program: /healthz and /metrics."""

import asyncio
import logging

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field

from adapters.web.errors import RESPONSES
from adapters.web.sessions import state_of
from bot.metrics import CONTENT_TYPE
from bot.types import JobState
from generator.errors import UserError
from generator.types import Lane

logger = logging.getLogger(__name__)

router = APIRouter(tags=["operation"], responses=RESPONSES)

_PATIENCE = 5.0  # seconds for the database


class Health(BaseModel):
    """Whether clips can be made. `engines` says of each why it cannot work, null when it can;
    `loading` how many percent of an engine that is being loaded are, null where nobody knows."""

    ok: bool
    database: bool
    lanes: dict[Lane, dict[JobState, int]]
    engines: dict[str, str | None]
    loading: dict[str, int | None]
    pages: int = Field(description="open event streams")


@router.get("/healthz", responses={503: {"model": Health, "description": "No clip can be made"}})
async def healthz(request: Request, response: Response) -> Health:
    """Whether the database answers and an engine works here, and how many jobs are open."""
    service = state_of(request).service
    engines = {name: info.unavailable for name, info in service.engines.items()}
    lanes: dict[Lane, dict[JobState, int]] = {}
    try:
        async with asyncio.timeout(_PATIENCE):
            figures = await service.figures()
        lanes = {lane: dict(figures.by_state(lane)) for lane in Lane}
    except Exception:
        logger.exception("the health check found no database")
    health = Health(
        ok=bool(lanes) and None in engines.values(),
        database=bool(lanes),
        lanes=lanes,
        engines=engines,
        loading=service.loading.percents(),
        pages=state_of(request).hub.pages,
    )
    response.status_code = 200 if health.ok else 503
    return health


@router.get("/metrics", response_class=Response, responses={200: {"content": {"text/plain": {}}}})
async def metrics(request: Request) -> Response:
    """Figures for Prometheus; where WEB_TOKEN is set, for those who send it as their key."""
    state = state_of(request)
    if state.sessions.guarded and state.sessions.user_of(request) is None:
        raise UserError("web-token-needed")
    return Response(await state.service.metrics(), media_type=CONTENT_TYPE)
