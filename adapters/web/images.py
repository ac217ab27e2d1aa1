"""The pictures that a page sends for clips to begin with, and their likenesses to show."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Path, Request
from pydantic import BaseModel
from starlette.responses import FileResponse, Response

from adapters.web.errors import RESPONSES
from adapters.web.security import MOST_PICTURE, PICTURES
from adapters.web.sessions import KnownAsker, PacedAsker, state_of
from generator.errors import UserError

router = APIRouter(tags=["pictures"], responses=RESPONSES)

PATIENCE = 120.0
"""Seconds that a picture may take to come in: who waits longer keeps others waiting."""

KINDS = ("image/png", "image/jpeg", "image/webp")
_BINARY = {"schema": {"type": "string", "format": "binary"}}

ImageName = Annotated[str, Path(max_length=80, pattern=r"^[0-9a-f]{64}\.png$")]


class ImageView(BaseModel):
    """A picture as it is kept: `name` is what `/api/ask` takes."""

    name: str
    width: int
    height: int


@router.post(
    PICTURES,
    status_code=201,
    max_body_size=MOST_PICTURE,
    openapi_extra={"requestBody": {"required": True, "content": dict.fromkeys(KINDS, _BINARY)}},
)
async def give(request: Request, asker: PacedAsker) -> ImageView:
    """Give a picture for a clip to begin with; the body is its file."""
    state = state_of(request)
    if not state.service.animates:
        raise UserError("picture-none")
    async with state.reading:  # a few at a time: each is held in memory
        try:
            async with asyncio.timeout(PATIENCE):
                data = await request.body()
        except TimeoutError:
            raise UserError("web-too-slow") from None
        scope = asker.address().scope
        picture = await state.service.images.keep(data, asker.owner, scope)
    return ImageView(name=picture.name, width=picture.width, height=picture.height)


@router.get(
    f"{PICTURES}/{{name}}",
    response_class=Response,
    responses={200: {"content": {"image/jpeg": {}}}},
)
async def likeness(name: ImageName, request: Request, asker: KnownAsker) -> Response:
    """A small JPEG of a picture that the asker gave."""
    images = state_of(request).service.images
    await images.given(name, asker.owner)
    return FileResponse(
        images.small(name),
        media_type="image/jpeg",
        headers={"Cache-Control": "private, no-cache"},
    )
