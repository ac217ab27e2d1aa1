"""Which phenomenon a text is about, and how surely it is about any."""

import dataclasses
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from generator.engine import PERHAPS, SURE
from generator.engines.physics.understand.index import Index
from generator.engines.physics.understand.likeness_zh import reranked
from generator.engines.physics.understand.reader import Reader, claim
from tests.unit.generator.physics.fakes import PHENOMENA

LOWEST = 0.2  # from where on somebody who asks for physics gets it


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("a pendulum 1 m long released from 30 degrees", "pendulum"),
        ("simulate a ball on a rope that swings with a period of 2 s", "pendulum"),
        ("how long does a 2 m pendulum take for one swing", "pendulum"),
        ("a ball is dropped from a height of 20 m", "free-fall"),
        ("a stone falls freely from 45 m with no air resistance", "free-fall"),
        ("a 2 kg cart at 3 m/s collides with a 1 kg cart at rest", "collision"),
        ("perfectly inelastic collision of two blocks", "collision"),
        ("a convex lens with a focal length of 10 cm, a candle 30 cm away", "lens"),
        ("a 500 g mass oscillates on a spring, k = 20 N/m", "spring"),
        ("transverse wave, wavelength 2 m, frequency 3 Hz", "travelling-wave"),
        ("摆长1米的单摆，从30度释放", "pendulum"),
        ("一个小球从20米高处自由落下，多久落地", "free-fall"),
        ("质量2千克的小车以3米每秒的速度撞向静止的1千克小车，弹性碰撞", "collision"),
        ("焦距10厘米的凸透镜成像，物距30厘米", "lens"),
        ("劲度系数50牛每米的弹簧挂着2千克的物块振动", "spring"),
        ("波长2米、频率3赫兹的横波", "travelling-wave"),
        ("單擺的擺長為2米，週期是多少", "pendulum"),
        ("摆长2米的pendulum", "pendulum"),
    ],
)
def test_a_question_of_the_classroom_is_surely_its_topic(text: str, topic: str) -> None:
    asked = Reader(PHENOMENA).read(text)
    assert (asked.topic, asked.score >= SURE) == (topic, True), asked.reason


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("a pendulm 1 m long relesed from 30 degress", "pendulum"),
        ("perfectly inelastc colision of 2 kg and 3 kg", "collision"),
        ("a travelling wave with wavelenght 2 m and frequancy 3 Hz", "travelling-wave"),
        ("a convex lens with foacl length 10 cm", "lens"),
    ],
)
def test_a_slip_of_the_pen_changes_nothing(text: str, topic: str) -> None:
    asked = Reader(PHENOMENA).read(text)
    assert (asked.topic, asked.score >= SURE) == (topic, True), asked.reason
    assert asked.unused == ()


@pytest.mark.parametrize(
    "text",
    [
        "waves crashing on a beach",
        "a woman waves hello to the camera",
        "spring blossoms in a quiet garden",
        "a glass lens on a table",
        "portrait of a man, 85mm lens, f/1.8, bokeh",
        "a man on a swing in the park",
        "light through a window",
        "a rocket launch at night",
        "an astronaut dancing on the moon",
        "a drone shot of a city, 4k, 24 fps",
        "slow-motion water drop falling into a puddle",
        "leaves falling in autumn",
        "rain falling on a window, 10 second loop",
        "a cat jumps from a bookshelf",
        "two cars collide in a movie scene, cinematic",
        "a 20-year-old dancer on a stage",
        "海浪拍打沙滩",
        "春天的樱花随风落下",
        "一个女孩对着镜头微笑",
        "雨落在窗户上，电影感",
        "航拍城市夜景",
        "",
        "   ",
        "🙂",
    ],
)
def test_a_picture_of_something_is_no_physics(text: str) -> None:
    assert claim(text, PHENOMENA) < PERHAPS


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("a ball falling", "free-fall"),
        ("a lens", "lens"),
        ("waves", "travelling-wave"),
        ("弹簧", "spring"),
        ("two cars collide", "collision"),
    ],
)
def test_a_bare_word_is_enough_for_somebody_who_asks_for_physics(text: str, topic: str) -> None:
    asked = Reader(PHENOMENA).read(text)
    assert asked.topic == topic
    assert LOWEST <= asked.score < SURE


def test_the_company_of_numbers_makes_a_word_of_every_day_one_of_physics() -> None:
    assert claim("waves", PHENOMENA) < PERHAPS
    assert claim("waves of 2 m and 3 Hz", PHENOMENA) > PERHAPS


def test_a_quantity_that_only_one_topic_takes_tells_it_from_others() -> None:
    text = "an object moves up and down, 5 N/m"
    assert Reader(PHENOMENA).read(text).topic == "spring"


def test_a_cue_against_a_topic_keeps_it_out() -> None:
    assert claim("a double pendulum", PHENOMENA) < LOWEST


def test_a_topic_without_the_number_it_needs_gives_way() -> None:
    fall, spring = PHENOMENA["free-fall"], PHENOMENA["spring"]
    needing = {
        "free-fall": dataclasses.replace(fall, needs=("height",)),
        "spring": dataclasses.replace(spring, cues={r"\bblock\b": 1}),
    }
    assert Reader(needing).read("a block falls").topic == "spring"
    assert Reader(needing).read("a block falls 3 m").topic == "free-fall"


class Embedding:
    """Stands in for MiniLM: texts that share a word are alike."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.asked += texts
        rows = np.zeros((len(texts), 512), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in set(text.lower().split()) - {"a", "and", "the", "on", "of"}:
                row[sum(map(ord, word)) % 512] = 1
        norms = np.linalg.norm(rows, axis=1, keepdims=True)
        return np.asarray(rows / np.maximum(norms, 1e-9), dtype=np.float32)


def test_what_the_rules_are_sure_of_asks_no_model() -> None:
    embed = Embedding()
    Reader(PHENOMENA, embed).read("a pendulum 1 m long released from 30 degrees")
    assert embed.asked == []


def test_chinese_asks_no_model() -> None:
    embed = Embedding()
    Reader(PHENOMENA, embed).read("一个物体运动")
    assert embed.asked == []


def test_a_text_without_cues_goes_to_the_topic_with_the_likest_example() -> None:
    text = "the string"
    assert Reader(PHENOMENA).read(text).topic is None
    asked = Reader(PHENOMENA, Embedding()).read(text)
    assert asked.topic == "pendulum"
    assert asked.score < SURE


@pytest.mark.parametrize("text", ["看一个20米高处的球", "a lens that nobody knows"])
def test_a_text_that_shares_little_with_an_example_is_not_taken_for_it(text: str) -> None:
    assert claim(text, PHENOMENA) < SURE


@pytest.mark.parametrize("slug", PHENOMENA)
def test_an_example_itself_is_surely_its_topic(slug: str) -> None:
    phenomenon = PHENOMENA[slug]
    for text in (*phenomenon.examples_en, *phenomenon.examples_zh):
        asked = Reader(PHENOMENA).read(text)
        assert (asked.topic, asked.score >= SURE) == (slug, True), text


def test_the_examples_are_embedded_once() -> None:
    embed = Embedding()
    reader = Reader(PHENOMENA, embed)
    reader.read("the string")
    reader.read("the string there")
    assert embed.asked.count("a bob on a string swings") == 1


WORDS = (
    "pendulum spring 1 m 30° and , 、 和 kg -5 0 1e99 m/s 单摆 米 between compare g = air with 2 to"
    " without friction on Mars heavy light elastic inelastic % n=1.5 1/0 ² μ vs 比较 月球 °C ? 。"
)
TEXT = st.text(max_size=120) | st.lists(
    st.sampled_from(
        [
            "pendulum",
            "spring",
            "1",
            "m",
            "30°",
            "and",
            ",",
            "、",
            "和",
            "kg",
            "-5",
            "0",
            "1e99",
            "m/s",
            "单摆",
            "米",
            "between",
            "compare",
            "g",
            "=",
            "air",
            "with",
            "without",
            "friction",
            "on",
            "Mars",
            "heavy",
            "light",
            "elastic",
            "inelastic",
            "%",
            "n=1.5",
            "to",
            "1/0",
            "²",
            "μ",
        ]
    ),
    max_size=20,
).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(text=TEXT)
def test_no_text_makes_it_fail(text: str) -> None:
    asked = Reader(PHENOMENA).read(text)
    assert 0 <= asked.score <= 1
    assert asked.reason.endswith(".")
    assert all(0 <= index < len(asked.quantities) for index in asked.fills)
    assert (asked.topic is None) or asked.cases or asked.refused


def test_a_chinese_text_is_told_by_the_example_that_it_is_likest_to() -> None:
    asked = Reader(PHENOMENA).read("有个球从二十层楼的高处自由掉落")
    assert (asked.topic, asked.score >= LOWEST) == ("free-fall", True), asked.reason


def test_likeness_of_characters_alone_makes_nothing_likely() -> None:
    index = Index(PHENOMENA)
    (example,) = PHENOMENA["lens"].examples_zh
    first, *_ = reranked([], index.bigrams.of(example), scenery=0.0)
    assert first.slug == "lens"
    assert LOWEST <= first.score < PERHAPS
