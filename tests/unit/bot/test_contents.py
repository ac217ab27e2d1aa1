"""bot.contents: what is in memory is uploaded as it is, without a copy."""

import io

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.contents import Contents

CLIP = bytes(range(256)) * 3000  # several of the pieces that aiohttp sends


def test_it_is_read_piece_by_piece_to_its_end() -> None:
    file = Contents(b"a clip")
    assert [bytes(file.read(4)), file.tell(), bytes(file.read(4)), bytes(file.read(4))] == [
        b"a cl",
        4,
        b"ip",
        b"",
    ]


@pytest.mark.parametrize("everything", [(), (-1,), (None,)])
def test_without_a_size_the_rest_is_read(everything: tuple[int | None, ...]) -> None:
    file = Contents(b"a clip")
    file.read(2)
    assert bytes(file.read(*everything)) == b"clip"


@pytest.mark.parametrize(
    ("offset", "whence", "rest"),
    [(0, io.SEEK_SET, b"a clip"), (-1, io.SEEK_CUR, b"clip"), (-3, io.SEEK_END, b"lip")],
)
def test_it_can_be_read_again_from_anywhere(offset: int, whence: int, rest: bytes) -> None:
    file = Contents(b"a clip")
    file.read(3)
    file.seek(offset, whence)
    assert bytes(file.read()) == rest


def test_what_is_read_is_no_copy() -> None:
    file = Contents(CLIP)
    assert file.getvalue() is CLIP
    with file.getbuffer() as all_of_it:
        assert all_of_it.obj is CLIP
    piece: object = file.read(1000)
    assert isinstance(piece, memoryview)
    assert piece.obj is CLIP


async def test_aiohttp_sends_all_of_it_and_says_how_much_that_is() -> None:
    async def receive(request: web.Request) -> web.Response:
        form = await request.post()
        clip = form["clip"]
        assert isinstance(clip, web.FileField)
        assert clip.file.read() == CLIP
        return web.Response(text=str(request.content_length))

    app = web.Application()
    app.router.add_post("/", receive)
    async with TestServer(app) as server, aiohttp.ClientSession() as session:
        form = aiohttp.FormData({"words": "a fox"})
        form.add_field("clip", Contents(CLIP), filename="clip.mp4")
        async with session.post(server.make_url("/"), data=form) as answer:
            assert answer.status == 200
            assert int(await answer.text()) > len(CLIP)


@pytest.mark.parametrize("use", ["readline", "readlines", "read1", "__next__"])
def test_what_nobody_needs_is_refused_and_not_answered_with_nothing(use: str) -> None:
    with pytest.raises(io.UnsupportedOperation):
        getattr(Contents(b"a clip"), use)()
