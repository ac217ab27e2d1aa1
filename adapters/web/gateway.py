"""The operations of OpenAI's Videos API, such that the official SDK works unchanged."""

from typing import Annotated, Literal, TypeVar

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.security import HTTPBearer
from pydantic import BaseModel, ValidationError
from starlette.datastructures import UploadFile

from adapters.web.clips import MEDIA_TYPES, clip_response
from adapters.web.errors import OPENAI_RESPONSES
from adapters.web.jobs import IdempotencyKey, JobId
from adapters.web.security import MOST_BODY, MOST_PICTURE
from adapters.web.sessions import KeyHolder, PacedKeyHolder, Visitor, state_of
from adapters.web.videos import (
    REMIX_OF,
    DeletedVideo,
    Model,
    ModelList,
    RemixOrder,
    Video,
    VideoList,
    VideoOrder,
    video,
)
from bot.composing import MakeVideo
from bot.images.beginning import beginning_with
from bot.images.store import Picture
from bot.job_service import EVERYTHING
from bot.types import Address, Status
from generator.errors import UserError

Order = TypeVar("Order", bound=BaseModel)

_bearer = HTTPBearer(auto_error=False, description="WEB_TOKEN; where none is set, any key")
router = APIRouter(
    prefix="/v1",
    tags=["OpenAI Videos API"],
    responses=OPENAI_RESPONSES,
    dependencies=[Depends(_bearer)],
)

REFERENCE = "input_reference"
POLL_AFTER = "500"  # milliseconds; the SDK waits so long between two looks
_PAGE = 200
_MOST_PAGES = 100
_VARIANTS: dict[str, Literal["mp4", "gif", "jpg"]] = {
    "video": "mp4",
    "gif": "gif",
    "thumbnail": "jpg",
}


def _body_of(model: type[BaseModel], file: str | None = None) -> dict[str, object]:
    """As JSON or as a form, which may have a file of that name with it."""
    schema = model.model_json_schema()
    form = dict(schema)
    if file is not None:
        form["properties"] = {**schema["properties"], file: {"type": "string", "format": "binary"}}
    content = {"application/json": {"schema": schema}, "multipart/form-data": {"schema": form}}
    return {"requestBody": {"required": True, "content": content}}


@router.post("/videos", openapi_extra=_body_of(VideoOrder, REFERENCE), max_body_size=MOST_PICTURE)
async def create(
    request: Request, asker: PacedKeyHolder, idempotency_key: IdempotencyKey = None
) -> Video:
    """Order a clip. `model` is an engine; seed, style, negative_prompt and fps are our own. A form
    may bring a picture along for the clip to begin with (`input_reference`)."""
    service, address = state_of(request).service, asker.address(idempotency_key)
    order, picture = await _read(request, VideoOrder)
    made = MakeVideo(request=order.request(asker.locale), sized=order.size is not None)
    if picture is not None:
        made = beginning_with(await _kept(request, picture, address), made)
    # A length that nobody named is the engine's to find, where it does that.
    chosen = EVERYTHING if order.seconds is not None else EVERYTHING - {"seconds"}
    return video(await service.submit(made.request, address, chosen=chosen), asker.locale)


@router.get("/videos")
async def list_videos(
    request: Request,
    asker: KeyHolder,
    after: Annotated[str | None, Query(max_length=64)] = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
    order: Literal["asc", "desc"] = "desc",
) -> VideoList:
    """The caller's videos, `limit` of them behind the one named `after`."""
    service = state_of(request).service
    number = (await service.status(after, asker.owner)).job.number if after else None
    if order == "desc":
        found = await service.history(asker.owner, before=number, limit=limit + 1)
        found = sorted(found, key=_number, reverse=True)
    else:
        found = [it for it in await _all(request, asker) if number is None or _number(it) > number]
    data = [video(status, asker.locale) for status in found[:limit]]
    return VideoList(
        data=data,
        first_id=data[0].id if data else None,
        last_id=data[-1].id if data else None,
        has_more=len(found) > limit,
    )


@router.get("/videos/{job_id}")
async def retrieve(job_id: JobId, request: Request, response: Response, asker: KeyHolder) -> Video:
    """How far a video is."""
    status = await state_of(request).service.status(job_id, asker.owner)
    response.headers["openai-poll-after-ms"] = POLL_AFTER
    return video(status, asker.locale)


@router.get(
    "/videos/{job_id}/content",
    response_class=Response,
    responses={200: {"content": {media_type: {} for media_type in MEDIA_TYPES.values()}}},
)
async def content(
    job_id: JobId,
    request: Request,
    asker: KeyHolder,
    variant: Literal["video", "thumbnail", "gif"] = "video",
) -> Response:
    """The MP4, or its poster (a JPEG), or a GIF of it."""
    return await clip_response(request, job_id, _VARIANTS[variant], asker.owner, download=False)


@router.delete("/videos/{job_id}")
async def delete(job_id: JobId, request: Request, asker: KeyHolder) -> DeletedVideo:
    """Delete a video; one that is not made yet is cancelled first."""
    service = state_of(request).service
    await service.delete(job_id, asker.owner)
    return DeletedVideo(id=job_id)


@router.post("/videos/{job_id}/remix", openapi_extra=_body_of(RemixOrder))
async def remix(job_id: JobId, request: Request, asker: PacedKeyHolder) -> Video:
    """Another prompt with the settings of an earlier video."""
    service = state_of(request).service
    old = await service.status(job_id, asker.owner)
    order, _ = await _read(request, RemixOrder)
    wanted = old.job.request.evolve(prompt=order.prompt, locale=asker.locale)
    address = asker.address(extra={REMIX_OF: job_id})
    return video(await service.submit(wanted, address), asker.locale)


@router.get("/models")
async def models(request: Request, asker: KeyHolder) -> ModelList:
    """The engines that work here."""
    engines = state_of(request).service.engines.values()
    return ModelList(data=[Model(id=it.name) for it in engines if it.unavailable is None])


async def _read(request: Request, model: type[Order]) -> tuple[Order, bytes | None]:
    """The body as JSON or as a form, whichever it says it is, and the picture that came with it.

    Raises:
        UserError: web-not-a-form, web-body-too-large, or a picture that nothing can be made of.
        RequestValidationError: it does not fit the model.
    """
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    try:
        if media_type == "application/json":
            return model.model_validate_json(await _text(request)), None
        if media_type in ("multipart/form-data", "application/x-www-form-urlencoded"):
            fields, picture = await _form(request)
            return model.model_validate(fields), picture
    except ValidationError as error:
        raise RequestValidationError(error.errors(include_input=False)) from None
    raise UserError("web-not-a-form")


async def _text(request: Request) -> bytes:
    """The body, which has no picture in it."""
    text = bytearray()
    async for part in request.stream():
        text += part
        if len(text) > MOST_BODY:
            raise UserError("web-body-too-large", most=MOST_BODY)
    return bytes(text)


async def _form(request: Request) -> tuple[dict[str, str], bytes | None]:
    async with request.form(max_fields=20, max_files=1, max_part_size=MOST_BODY) as form:
        fields = {name: value for name, value in form.items() if isinstance(value, str)}
        files = {name: value for name, value in form.items() if isinstance(value, UploadFile)}
        if not files:
            return fields, None
        if not state_of(request).service.animates:
            raise UserError("web-no-reference", param=REFERENCE)
        if REFERENCE not in files:
            raise UserError("web-file-unexpected", param=next(iter(files)))
        return fields, await files[REFERENCE].read()


async def _kept(request: Request, data: bytes, address: Address) -> Picture:
    try:
        images = state_of(request).service.images
        return await images.keep(data, address.owner, address.scope)
    except UserError as error:
        raise UserError(error.code, **{**error.arguments, "param": REFERENCE}) from None


async def _all(request: Request, asker: Visitor) -> list[Status]:
    """Every job of the asker, oldest first; history itself is read from its end."""
    service = state_of(request).service
    found: list[Status] = []
    before: int | None = None
    for _ in range(_MOST_PAGES):
        page = await service.history(asker.owner, before=before, limit=_PAGE)
        found += page
        if len(page) < _PAGE:
            break
        before = min(map(_number, page))
    return sorted(found, key=_number)


def _number(status: Status) -> int:
    return status.job.number
