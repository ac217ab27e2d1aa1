"""The grammar under any text: a command or a sentence in both languages, and nothing else."""

from hypothesis import example, given
from hypothesis import strategies as st

from bot.commands import Command, parse
from bot.composing import Defaults, MakeVideo
from bot.forms import form
from bot.grammar import COMMAND_NAMES, FLAG_NAMES, PROFILES
from bot.texts.catalogue import LOCALES, say, text
from bot.types import ClipFormat
from generator.errors import UserError
from generator.types import ClipRequest

DEFAULTS = Defaults(engine="sketch")

any_text = st.text(st.characters(), max_size=60)  # surrogates and controls too
pieces = st.one_of(
    any_text,
    st.sampled_from([f"/{name}" for name in COMMAND_NAMES]),
    st.sampled_from([f"--{name}" for name in FLAG_NAMES]),
    st.sampled_from(
        ["—seed", "--", "--size=", "「", "」", '"', "“", "”", "640x480", "gif", "5", "@bot"]
    ),
)
lines = st.lists(pieces, max_size=8).map(" ".join) | st.lists(pieces, max_size=8).map("".join)


def outcome(line: str, *, bare: bool) -> Command | UserError:
    try:
        return parse(line, defaults=DEFAULTS, bare=bare)
    except UserError as error:
        return error


@given(lines, st.booleans())
@example("/video a\x85b", False)
@example("/video --no \u0300", False)
def test_any_text_is_a_command_or_an_error_with_a_sentence(line: str, bare: bool) -> None:
    result = outcome(line, bare=bare)
    if isinstance(result, UserError):
        for locale in LOCALES:
            sentence = say(result, locale)
            assert sentence != text("error-internal", locale)
            assert "{" not in sentence.replace("{", "", line.count("{"))
        return
    if isinstance(result, MakeVideo):
        request = result.request
        assert 1 <= len(request.prompt) <= 1000
        assert request.prompt.isprintable() or any(
            not character.isprintable() for character in line
        )
        request.prompt.encode()
        assert 1 <= request.seconds <= 10
        assert request.width % 2 == request.height % 2 == 0


@given(lines)
@example("a fox --style ==")
@example("a fox --no\N{FIGURE DASH}seed")
def test_what_was_read_can_be_written_and_read_again(line: str) -> None:
    command = outcome(f"/video {line}", bare=False)
    if isinstance(command, MakeVideo):
        assert parse(form(command, DEFAULTS), defaults=DEFAULTS) == command


@given(
    prompt=st.text(
        st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=40
    ),
    seconds=st.floats(1, 10).map(lambda it: round(it, 2)),
    width=st.integers(32, 960).map(lambda it: it * 2),
    height=st.integers(32, 540).map(lambda it: it * 2),
    fps=st.integers(1, 60),
    seed=st.none() | st.integers(0, 2**31 - 1),
    style=st.none() | st.sampled_from(["ink", "neon"]),
    profile=st.none() | st.sampled_from(list(PROFILES)),
    negative=st.sampled_from(["", "dogs, cats", "水"]),
    clip_format=st.sampled_from(ClipFormat),
    engine=st.sampled_from(["sketch", "wan", "physics"]),
    numbers=st.booleans(),
)
def test_every_request_has_a_form_that_reads_back_as_itself(
    prompt: str,
    seconds: float,
    width: int,
    height: int,
    fps: int,
    seed: int | None,
    style: str | None,
    profile: str | None,
    negative: str,
    clip_format: ClipFormat,
    engine: str,
    numbers: bool,
) -> None:
    first = outcome(prompt, bare=True)
    if not isinstance(first, MakeVideo):
        return
    request = ClipRequest(
        prompt=first.request.prompt,
        engine=engine,
        seconds=seconds,
        width=width,
        height=height,
        fps=fps,
        seed=seed,
        style=style,
        profile=profile,
        negative_prompt=negative,
        numbers=numbers,
    )
    command = MakeVideo(request=request, format=clip_format)
    assert parse(form(command, DEFAULTS), defaults=DEFAULTS) == command
