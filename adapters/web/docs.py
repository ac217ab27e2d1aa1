"""The API's description for people: Swagger UI out of a wheel, with no CDN and no inline script."""

from importlib import resources
from pathlib import Path

from fastapi import APIRouter
from starlette.responses import FileResponse

# Compared: fastapi-offline carries the same with ReDoc beside it and FastAPI's inline script, which
# our policy forbids; swagger-ui-py 7 MB of every version; a page of our own could try nothing out.

router = APIRouter(include_in_schema=False)

START = Path(__file__).parent / "swagger"
SWAGGER_UI = Path(str(resources.files("fastapi_swagger.resources")))


@router.get("/docs")
async def docs() -> FileResponse:
    """The description of every operation, to read and to try."""
    return FileResponse(START / "index.html", headers={"Cache-Control": "no-cache"})
