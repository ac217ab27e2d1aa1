"""bot.replay.trace: what a line may say, and what is wrong with others."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.replay.trace import Ask, TraceWrong, read

LINE: dict[str, Any] = {"time": 2, "user": "ada", "community": "us", "prompt": "a cat"}


def written(tmp_path: Path, *lines: object) -> Path:
    path = tmp_path / "trace.jsonl"
    path.write_text("\n".join(it if isinstance(it, str) else json.dumps(it) for it in lines))
    return path


def test_requests_come_in_the_order_of_their_time(tmp_path: Path) -> None:
    earlier = {**LINE, "time": 1, "user": 7, "means": 3, "settings": {"seconds": 5.0, "seed": 2}}
    late, early = Ask(**LINE), Ask(**earlier | {"user": "7", "means": "3"})
    assert read(written(tmp_path, LINE, "", earlier)) == [early, late]
    assert early.request.seconds == 5
    assert early.request.seed == 2
    assert late.request.engine == "wan"


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    ask = Ask(**LINE, settings={"style": "ink"}, means="m", gen_seconds=2.5, bytes=7)
    assert read(written(tmp_path, ask.to_json())) == [ask]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{", "Line 1 of the trace is no request"),
        ("[1]", "is no request"),
        ({**LINE, "prompt": None}, "its prompt is no text"),
        ({**LINE, "time": "soon"}, "is no request"),
        ({**LINE, "gen_seconds": -1}, "less than nothing"),
        ({**LINE, "settings": {"colour": 1}}, "a request has no colour"),
        ({"time": 1}, "lacks 'user'"),
        ("", "There is no request"),
    ],
)
def test_what_is_no_request_is_said(tmp_path: Path, line: object, why: str) -> None:
    with pytest.raises(TraceWrong, match=why):
        read(written(tmp_path, line))
