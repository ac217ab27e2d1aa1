"""The worker protocol: every message survives the line, and nothing else passes for one."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import protocol
from generator.engine import Surroundings
from generator.protocol import Message, ProtocolError, decode, encode
from generator.types import Clip, ClipRequest, Fact, Progress, Route

text = st.text(st.characters(codec=None))  # lone surrogates too: a JSON client can send them
names = st.tuples(text, text)
seeds = st.integers(0, 2**31 - 1)
requests = st.builds(
    ClipRequest,
    prompt=text,
    engine=text,
    seed=st.none() | seeds,
    style=text,
    profile=st.none() | text,
    image=st.none() | text,
    own_length=st.booleans(),
    numbers=st.booleans(),
    also=st.none() | text,
)
paths = st.builds(Path, st.text("abc/", min_size=1))
clips = st.builds(
    Clip,
    id=text,
    path=paths,
    poster=paths,
    engine=text,
    prompt=text,
    seed=seeds,
    width=seeds,
    height=seeds,
    frames=seeds,
    fps=seeds,
    size=seeds,
    made_seconds=st.floats(0, 100),
    caption=text,
    depicts=names,
    omitted=names,
    made_with=st.dictionaries(text, text),
    topic=st.none() | text,
    facts=st.tuples(st.builds(Fact, text, text, st.floats(allow_nan=False), text)),
)
surroundings = st.builds(
    Surroundings,
    cache_dir=paths,
    models_dir=st.none() | paths,
    options=st.dictionaries(text, st.dictionaries(text, text)),
)
understood = st.none() | st.dictionaries(text, st.none() | text | st.lists(st.integers()))
routes = st.builds(
    Route, text, st.floats(0, 1), names, names, text, understood=understood, claims=st.booleans()
)
messages: st.SearchStrategy[Message] = st.one_of(
    st.builds(protocol.Setup, text, paths, surroundings),
    st.builds(protocol.Load, text),
    st.builds(protocol.Render, text, text, requests),
    st.builds(protocol.AskRoutes, text, names),
    st.builds(protocol.CallOff, text),
    st.builds(protocol.Loaded, text),
    st.builds(
        protocol.Progressed,
        st.builds(Progress, text, seeds, seeds, st.none() | st.binary(), st.none() | seeds),
    ),
    st.builds(protocol.Made, clips),
    st.builds(protocol.Routed, st.tuples(routes, routes)),
    st.builds(protocol.Refused, text, st.dictionaries(text, text | seeds)),
    st.builds(protocol.Failed, text),
    st.builds(protocol.Broken, text),
    st.builds(protocol.CalledOff),
    st.builds(protocol.Drawn, text),
    st.builds(
        protocol.Late,
        text,
        st.builds(protocol.Made, clips)
        | st.builds(protocol.Failed, text)
        | st.builds(protocol.CalledOff),
    ),
)


@given(messages)
def test_a_message_comes_back_from_its_line_as_it_was(message: Message) -> None:
    assert decode(encode(message)) == message


@given(messages)
def test_a_message_is_one_line_whatever_its_text_holds(message: Message) -> None:
    line = encode(message)
    assert line.endswith(b"\n")
    assert len(line.splitlines()) == 1


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"Loading weights 62%\n",
        b"[]\n",
        b'"Made"\n',
        b"{}\n",
        b'{"kind": "Nothing"}\n',
        b'{"kind": "Made"}\n',
        b'{"kind": "Made", "clip": 7}\n',
        b'{"kind": "Loaded", "engine": "a", "more": 1}\n',
        b'{"kind": "Progressed", "progress": {"stage": "", "step": 1, "total": 1, "preview": "!"}}',
        b'{"kind": "Late", "job": "a", "ending": {}}\n',
        b'{"kind": "Late", "job": "a", "ending": 7}\n',
        b"\xff\xfe\n",
    ],
)
def test_what_is_no_message_is_refused(line: bytes) -> None:
    with pytest.raises(ProtocolError):
        decode(line)


@given(st.binary(max_size=60))
def test_no_line_does_worse_than_be_refused(line: bytes) -> None:
    with pytest.raises(ProtocolError):
        decode(line)
