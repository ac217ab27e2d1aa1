"""A file's contents in memory, as a platform's library uploads them."""

import io
from typing import Any, NoReturn


class Contents(io.BytesIO):
    """A file to read that takes no copy of its bytes, a millisecond of the event loop for 1.5 MB.

    To learn how much there is, aiohttp asks an `io.BytesIO` for its buffer; CPython makes one for
    that, and each piece that is read is a copy again. Here both are views of what is there. It has
    what aiohttp and discord.py use of a file, and nothing else.
    """

    def __init__(self, contents: bytes) -> None:
        super().__init__()
        self._contents = contents
        self._at = 0

    def _unsupported(self, *args: Any) -> NoReturn:
        raise io.UnsupportedOperation

    read1 = readinto = readinto1 = readline = readlines = _unsupported
    write = writelines = truncate = __iter__ = __next__ = _unsupported

    def getbuffer(self) -> memoryview:
        return memoryview(self._contents)

    def getvalue(self) -> bytes:
        return self._contents

    def read(self, size: int | None = -1, /) -> bytes:
        whole = size is None or size < 0
        piece = memoryview(self._contents)[self._at :][: None if whole else size]
        self._at += len(piece)
        return piece  # type: ignore[return-value]  # as good to whoever sends it

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: len(self._contents)}[whence]
        self._at = max(0, start + offset)
        return self._at

    def tell(self) -> int:
        return self._at
