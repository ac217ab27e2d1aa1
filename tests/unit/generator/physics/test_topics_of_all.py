"""The real phenomena: questions find theirs, and wishes for other pictures find none."""

import tomllib
from pathlib import Path

import numpy as np
import pytest

from generator.embedding import table_file
from generator.engine import PERHAPS
from generator.engines.physics.catalogue import catalogue
from generator.engines.physics.understand.index import index_of
from generator.engines.physics.understand.likeness import SHIPPED, TABLE
from generator.engines.physics.understand.reader import Reader, claim

QUESTIONS = tomllib.loads((Path(__file__).parent / "questions.toml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("text", "topic"),
    [(text, topic) for topic, texts in QUESTIONS.items() for text in texts],
)
def test_a_question_is_about_its_phenomenon(text: str, topic: str) -> None:
    asked = Reader(catalogue()).read(text)
    assert (asked.topic, asked.score >= PERHAPS) == (topic, True), asked.reason


@pytest.mark.parametrize("slug", sorted(catalogue()))
def test_every_number_of_an_example_is_used(slug: str) -> None:
    phenomenon = catalogue()[slug]
    for text in (*phenomenon.examples_en, *phenomenon.examples_zh):
        asked = Reader(catalogue()).read(text)
        assert (asked.topic, asked.refused, asked.unused) == (slug, None, ()), text


ORDINARY = """
a stop sign in the snow
a toilet, frozen in time
a person is roller skating
an airplane landing smoothly on a runway
a shark is swimming in the ocean, surrealism style
a couple in evening wear caught in a heavy downpour with umbrellas, black and white
snow blanketed rocky mountains surround deep canyons, tilt down
a balloon full of water exploding in extreme slow motion
lightning striking the Eiffel tower, dark clouds in the sky
an eagle swooping down to catch a mouse
a Harley-Davidson motorcycle with a flame decal
waves crashing on a beach
spring blossoms
a glass prism on a table
mirror selfie
a man on a swing
light through a window
a rocket launch
a drone orbit shot
slow-motion water drop falling
circular camera motion
kids sledding down a snowy hill
a roller coaster at an amusement park
a boat floating on a calm lake
ice cubes melting in a glass of whisky
a kettle boiling on a stove
a train passing through a station
a car crash in slow motion
a child pushing a toy car
a seesaw in a playground
a rainbow after the rain
an astronaut floating weightless in a space station
a spinning top on a wooden table
a figure skater spinning
a skydiver jumping out of a plane
ripples spreading on a pond
a guitar string vibrating, macro shot
30 fps video of a running horse
a 5 km race in the city
a 2 m tall man walking with his dog
a woman 30 years old smiling
portrait, 85mm lens, f/1.8
a bullet train moving at 300 km/h through the countryside
荡秋千的小女孩
海浪拍打礁石
弹簧床上跳跃的孩子
火箭发射升空
镜子前自拍的女孩
一颗苹果从树上掉下来
冰块在杯子里融化
彩虹出现在雨后的天空
台球被击打散开
过山车呼啸而过
闪电划过夜空
30秒的跳舞视频
时速300公里的高铁穿过田野
"""
FEW = 0.03
"""The share of other wishes that may be taken for physics, perhaps."""


def test_hardly_a_wish_for_another_picture_is_taken_for_physics() -> None:
    texts = ORDINARY.strip().splitlines()
    taken = [text for text in texts if claim(text, catalogue()) >= PERHAPS]
    assert len(taken) <= FEW * len(texts), taken


def test_the_vectors_of_the_examples_are_shipped() -> None:
    """When this fails: python -m generator.engines.physics.understand.likeness"""
    examples = [example for example, _ in index_of(catalogue()).examples]
    assert np.load(SHIPPED / table_file(TABLE, examples)).shape == (len(examples), 384)
