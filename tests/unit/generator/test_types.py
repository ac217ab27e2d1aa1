"""The data that passes between rooms, and how it comes back from where it was kept."""

from pathlib import Path

from generator.types import Clip, ClipRequest, Fact

CLIP = Clip(
    id="c",
    path=Path("c.mp4"),
    poster=Path("c.jpg"),
    engine="physics",
    prompt="a pendulum",
    seed=7,
    width=320,
    height=240,
    frames=36,
    fps=12,
    size=1000,
    made_seconds=2.0,
    caption="A pendulum.",
    topic="pendulum",
    facts=(Fact("period", "T", 2.0, "s"), Fact("ratio", "q", 3.0, "")),
)


def test_a_clip_comes_back_with_its_facts() -> None:
    assert Clip.from_json(CLIP.to_json()) == CLIP


def test_a_clip_of_an_earlier_version_has_no_facts() -> None:
    kept = CLIP.to_json()
    del kept["topic"], kept["facts"]
    assert (Clip.from_json(kept).topic, Clip.from_json(kept).facts) == (None, ())


def test_a_request_of_an_earlier_version_is_for_the_length_it_names() -> None:
    kept = ClipRequest(prompt="a cat", engine="sketch").to_json()
    for name in ("own_length", "numbers", "also"):
        del kept[name]
    assert ClipRequest.from_json(kept) == ClipRequest(prompt="a cat", engine="sketch")
