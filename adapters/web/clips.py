"""The clips' files: found by job, out of one folder, for the job's owner alone."""

import asyncio
import os
import re
import stat
from pathlib import Path
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from starlette.responses import FileResponse, Response
from starlette.staticfiles import NotModifiedResponse

from adapters.web.errors import RESPONSES
from adapters.web.jobs import JobId
from adapters.web.sessions import KnownAsker, state_of
from adapters.web.state import WebState
from adapters.web.views import shown_clip
from bot.types import ClipFormat, Status
from generator.errors import UserError

router = APIRouter(tags=["clips"], responses=RESPONSES)

Extension = Literal["mp4", "gif", "jpg"]
MEDIA_TYPES = {"mp4": "video/mp4", "gif": "image/gif", "jpg": "image/jpeg"}


@router.head("/clips/{job_id}.{extension}", include_in_schema=False)
@router.get(
    "/clips/{job_id}.{extension}",
    response_class=Response,
    responses={
        200: {"content": {media_type: {} for media_type in MEDIA_TYPES.values()}},
        206: {"description": "The bytes that Range asked for"},
        304: {"description": "The caller's copy is the latest"},
    },
)
async def clip(
    job_id: JobId,
    extension: Extension,
    request: Request,
    asker: KnownAsker,
    download: Annotated[bool, Query(description="save it instead of showing it")] = False,
) -> Response:
    """A job's MP4, GIF (made when first asked for) or poster."""
    return await clip_response(request, job_id, extension, asker.owner, download=download)


async def clip_response(
    request: Request, job_id: str, extension: Extension, owner: str | None, *, download: bool
) -> Response:
    """`owner` None is whoever was given a link.

    Raises:
        UserError: job-unknown, also for somebody else's; clip-not-ready; clip-gone.
    """
    state = state_of(request)
    status = await state.service.status(job_id, owner)
    path = await _file_of(state, status, extension, owner)
    file_status = await asyncio.to_thread(_status_inside, path, state.clips_dir)
    response = FileResponse(
        path,
        media_type=MEDIA_TYPES[extension],
        stat_result=file_status,
        filename=_file_name(status, extension) if download else None,
        # Asking again each time costs a 304, and a clip that was deleted is gone at once.
        headers={"Cache-Control": "private, no-cache"},
    )
    if request.headers.get("if-none-match") == response.headers["etag"]:
        return NotModifiedResponse(response.headers)
    return response


async def _file_of(
    state: WebState, status: Status, extension: Extension, owner: str | None
) -> Path:
    made = shown_clip(status.job)
    if made is None:
        raise UserError("clip-gone" if status.job.state.final else "clip-not-ready")
    if extension == "jpg":
        return made.poster
    return await state.service.clip_file(status.job.id, owner, ClipFormat(extension))


def _status_inside(path: Path, folder: Path) -> os.stat_result:
    resolved = path.resolve()
    if not resolved.is_relative_to(folder.resolve()):
        raise UserError("clip-gone")
    try:
        status = resolved.stat()
    except OSError:
        raise UserError("clip-gone") from None
    if not stat.S_ISREG(status.st_mode):
        raise UserError("clip-gone")
    return status


def _file_name(status: Status, extension: str) -> str:
    words = re.findall(r"\w+", status.job.request.prompt)
    return f"{'-'.join(words)[:60].strip('-') or status.job.id}.{extension}"
