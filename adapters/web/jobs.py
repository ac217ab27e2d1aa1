"""What the page asks for: commands, its jobs, and the buttons under them."""

from typing import Annotated

from fastapi import APIRouter, Header, Path, Query, Request, Response

from adapters.web.errors import RESPONSES
from adapters.web.sessions import Asker, PacedAsker, state_of
from adapters.web.state import WebState
from adapters.web.views import AnswerBody, AnswerText, Ask, JobBody, JobsBody, view
from bot.service import Answer
from bot.texts.catalogue import say
from bot.wording import reply

router = APIRouter(prefix="/api", tags=["jobs"], responses=RESPONSES)

JobId = Annotated[str, Path(max_length=64, pattern=r"^[A-Za-z0-9_-]+$")]
IdempotencyKey = Annotated[str | None, Header(max_length=100)]
MOST_NUMBER = 2**63 - 1  # SQLite's largest integer


@router.post(
    "/ask",
    status_code=202,
    response_model=None,
    responses={
        200: {"model": AnswerBody, "description": "The command is answered by a sentence"},
        202: {"model": JobBody, "description": "The job is kept and will be made"},
    },
)
async def ask(
    body: Ask,
    request: Request,
    response: Response,
    asker: PacedAsker,
    idempotency_key: IdempotencyKey = None,
) -> JobBody | AnswerBody:
    """Do what was typed. The same `Idempotency-Key` again answers with the first job."""
    service, address = state_of(request).service, asker.address(idempotency_key)
    answer = await service.ask(body.text, address, bare=True, image=body.image)
    if answer.job is not None:
        hint = _hint(state_of(request), answer, asker.locale)
        return JobBody(job=view(answer.job, asker.locale), hint=hint)
    response.status_code = 200
    return AnswerBody(answer=AnswerText(text=reply(answer, address) or ""))


@router.get("/jobs")
async def jobs(
    request: Request,
    asker: Asker,
    before: Annotated[int | None, Query(ge=0, le=MOST_NUMBER)] = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> JobsBody:
    """The asker's latest jobs before the one numbered `before`, oldest first."""
    page = await state_of(request).service.history(asker.owner, before=before, limit=limit)
    oldest_first = sorted(page, key=lambda status: status.job.number)
    return JobsBody(jobs=[view(status, asker.locale) for status in oldest_first])


@router.post("/jobs/{job_id}/again", status_code=202)
async def again(
    job_id: JobId,
    request: Request,
    asker: PacedAsker,
    idempotency_key: IdempotencyKey = None,
) -> JobBody:
    """The same prompt and settings with another seed."""
    address = asker.address(idempotency_key)
    status = await state_of(request).service.again(job_id, address)
    return JobBody(job=view(status, asker.locale))


@router.post("/jobs/{job_id}/other", status_code=202)
async def other(
    job_id: JobId,
    request: Request,
    asker: PacedAsker,
    idempotency_key: IdempotencyKey = None,
) -> JobBody:
    """The same prompt by the other engine that is offered for it (`also`)."""
    address = asker.address(idempotency_key)
    status = await state_of(request).service.otherwise(job_id, address)
    return JobBody(job=view(status, asker.locale))


@router.post("/jobs/{job_id}/cancel")
async def cancel(job_id: JobId, request: Request, asker: Asker) -> JobBody:
    """Stop a job, whether it waits or runs."""
    status = await state_of(request).service.cancel(job_id, asker.owner)
    return JobBody(job=view(status, asker.locale))


@router.delete("/jobs/{job_id}", status_code=204)
async def delete(job_id: JobId, request: Request, asker: Asker) -> None:
    """Take a job out of the asker's history, and its clip off the disk when nobody shows it."""
    state = state_of(request)
    await state.service.delete(job_id, asker.owner)
    state.hub.publish(asker.user, job_id, None)


def _hint(state: WebState, answer: Answer, locale: str) -> str | None:
    """Once while the program runs, and only where nobody comes from elsewhere: without a token the
    page is there for this machine alone."""
    if answer.hint is None or state.sessions.guarded or answer.hint.code in state.hinted:
        return None
    state.hinted.add(answer.hint.code)
    return say(answer.hint, locale)
