"""Clips by a link that was given to somebody: whoever has it needs no session."""

from typing import Literal

from fastapi import APIRouter, Request
from starlette.responses import Response

from adapters.web.clips import clip_response
from adapters.web.jobs import JobId
from adapters.web.sessions import state_of
from generator.errors import UserError

router = APIRouter(include_in_schema=False)


@router.head("/c/{job_id}.{extension}")
@router.get("/c/{job_id}.{extension}")
async def shared_clip(
    job_id: JobId, extension: Literal["mp4", "gif"], request: Request, s: str = ""
) -> Response:
    """`s` is the link's signature (`bot.links`)."""
    if not state_of(request).service.links.opens(job_id, extension, s):
        raise UserError("job-unknown")
    response = await clip_response(request, job_id, extension, None, download=False)
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
