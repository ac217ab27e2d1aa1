"""cache.sameness.english: what two English prompts may differ in and still show the same."""

import json
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from cache.sameness.english import differ_en
from cache.sameness.keys import prompt_key

NEAR_MISSES = Path(__file__).parent / "data" / "near_misses.tsv"
PAIRS = Path(__file__).parents[3] / "bench" / "sameness"
DEVELOPMENT = (PAIRS / "development.jsonl", PAIRS / "further.jsonl")

SAME = {
    "framing": [
        ("a cat playing drums", "do a cat playing drums lol"),
        ("a panda eating bamboo", "hi, please animate a panda eating bamboo for me"),
        ("a ship in a bottle", "video idea: a ship in a bottle"),
        ("lava flowing into the sea", "@bot can u show me lava flowing into the sea?"),
        ("a hamster in a wheel", "!gen a hamster in a wheel"),
        ("a fox in a log", "heyy could u pleaseee render a fox in a log for me? tysm"),
        ("a fox in a log", "My daughter would love a video of a fox in a log"),
        ("a fox in a log", "I need a fox in a log for my physics class"),
        ("a fox in a log", "not sure if possible but a fox in a log, do your thing"),
        ("a fox in a log", "so like, basically just a fox in a log, you know"),
        ("a fox in a log", "okay don't laugh, a fox in a log, fingers crossed"),
        ("a fox in a log", "turn this into a video: a fox in a log"),
        ("a fox in a log", "Looking for a captivating, realistic shot of a fox in a log"),
        ("a fox in a log", "We run a shop and need an ad clip that shows a fox in a log"),
        ("a fox in a log", "a fox in a log. This is for my class, they never understand foxes"),
        ("a fox in a log", "Hello everyone! I dreamt of this: a fox in a log"),
        ("a fox in a log", "a fox in a log, my friends will love it"),
        ("a fox in a log", "Could I get a scene for my film? It should show a fox in a log"),
        ("a fox in a log", "ok so there's a fox in a log"),
        ("a fox in a log", "hey there's a fox in a log"),
        ("a fox in a log", "nothing special, just a fox in a log"),
        ("a fox in a log", "I hope this isn't weird, but a fox in a log"),
        ("a fox in a log", "it's for my gym, so a fox in a log"),
        ("a fox in a log", "not a fancy one, just a fox in a log"),
        ("a fox in a log", "what would be neat is a fox in a log"),
        ("a fox in a log", "I've always wanted to see a fox in a log"),
        ("a fox in a log", "for a school project, a fox in a log"),
        ("a fox in a log", "I was at the zoo and now I need a fox in a log"),
        ("a fox digs a hole", "so could a fox dig a hole?"),
        ("a fox digs a hole", "you know when a fox digs a hole? make that please"),
        ("an anime fox in a log", "make me an anime clip of a fox in a log"),
    ],
    "filler": [
        ("a fox in the snow", "a beautiful fox in the snow, high quality, 4k"),
        ("a surfer riding a wave", "a surfer is riding a wave, masterpiece, best quality"),
        ("a cup on a table", "there is a cup standing on a table"),
        ("a fox", "a fox, crisp, fine details, national geographic quality, no blur or artifacts"),
        ("a bus at Big Ben", "an iconic bus at Big Ben in London, England"),
        ("kittens in a basket", "adorable little kittens in a basket, realistic"),
        ("a glider circling above hills", "a glider circling in the air above hills, full hd"),
        ("a hiker in the Alps", "a hiker in the Alps mountains, what a sight"),
        ("a dancer on a stage", "a graceful, elegant dancer on a stage"),
        ("a girl in a hat", "a girl in a hat on her head, 10/10"),
    ],
    "spelling": [
        ("a grey theatre", "a gray theater"),
        ("rain drops on a window", "raindrops on a window"),
        ("a hot-air balloon", "a hot air balloon"),
        ("a panda drinking coffee", "a panda drinking cofee"),
        ("a cat's shadow on a wall", "a cats shadow on a wall"),
    ],
    "synonyms": [
        ("a physician in a small clinic", "a doctor in a little clinic"),
        ("a lorry on the motorway", "a truck on the highway"),
        ("a fire engine in a city", "a fire truck in a city"),
        ("a kid giggling", "a child laughing"),
    ],
    "quantities": [
        ("a 2 kg ball dropped from 3 m", "a ball with a mass of 2000 g dropped from 300 cm"),
        ("a wheel at 60 rpm", "a wheel turning once per second"),
        ("a wave with a period of 0.5 s", "a wave with a frequency of 2 Hz"),
        ("a clock showing 3 pm", "a clock showing three o'clock in the afternoon"),
        ("a dozen eggs", "12 eggs"),
        ("a clock showing half past nine in the evening", "a clock showing 9:30 pm"),
        ("a street at 6 pm", "a street at 18:00"),
        ("a car from the fifties", "a car from the 1950s"),
        ("a family in nineteen sixty-nine", "a family in 1969"),
        ("the fiftieth birthday", "the 50th birthday"),
        ("a twenty-first century city", "a 21st century city"),
        ("Louis XIV on a horse", "Louis the Fourteenth on a horse"),
        ("a hole with a diameter of 2 m", "a hole with a radius of 1 m"),
        ("ducklings x5", "five ducklings"),
        ("a jug filled to 50 percent", "a half full jug"),
        ("a car at 60 mph", "a car at roughly 97 km/h"),
        ("a lake at 32°F", "a lake at 0 °C"),
        ("a pizza cut in half", "a pizza sliced into two equal pieces"),
        ("a dancer spinning half a turn", "a dancer spinning 180 degrees"),
        ("a seedling over one week", "a seedling over 7 days"),
        ("the seventh row", "row 7"),
        ("a classroom of the eighteen hundreds", "a classroom of the 19th century"),
    ],
    "voice": [
        ("a spider wraps a fly in silk", "a fly is wrapped in silk by a spider"),
        ("snow covers the roofs", "the roofs are covered with snow"),
        ("someone is writing a letter", "a letter is being written"),
        ("a cat chases a dog", "a dog that a cat chases"),
        ("bats flying from a cave", "a cave from which bats fly"),
        ("a thief, chased by guards, climbs a wall", "a thief climbs a wall, chased by guards"),
        ("the horse that won is fed by a boy", "a boy feeds the horse that won"),
    ],
    "order": [
        ("in a forest at dawn, a deer drinks", "a deer drinks in a forest at dawn"),
        ("a lamp above a table", "a table under a lamp"),
        ("the red mug left of the blue mug", "the blue mug right of the red mug"),
        ("a crying baby on a train", "a baby on a train, crying"),
        ("a windowless bunker", "a bunker without windows"),
        ("a tree with red leaves", "a red-leaved tree"),
        ("a door shuts, then the lights go out", "the lights go out after a door shuts"),
        ("before a race begins, men stretch", "men stretch before a race begins"),
        ("a statue of a lion", "a lion statue"),
        ("a man and a woman dancing", "a woman and a man dancing"),
        ("dressed as knights, two men cross a road", "two men dressed as knights cross a road"),
        ("a car in the desert, dust behind it", "a car in the desert with dust behind it"),
        ("claymation of a snail racing a turtle", "a snail racing a turtle, claymation"),
        ("a boy lifts a box and then smiles", "a boy lifts a box and smiles"),
        ("while a man reads, a dog sleeps", "a dog sleeps while a man reads"),
        ("an umbrella turns because the wind blows", "because the wind blows, an umbrella turns"),
        ("a piano in a hall, dust in the light", "dust in the light, a piano in a hall"),
        ("a table with a cup on it", "a cup on a table"),
        ("at dusk fireflies fill a meadow", "fireflies fill a meadow at dusk"),
        ("with great care a man sews", "a man sews carefully"),
        ("claymation snail on a leaf", "a snail on a leaf, claymation"),
    ],
}


def near_misses() -> list[tuple[str, str]]:
    lines = NEAR_MISSES.read_text("utf-8").splitlines()
    return [(one, other) for one, other in (line.split("\t") for line in lines)]


def development() -> list[dict[str, Any]]:
    lines = [line for path in DEVELOPMENT for line in path.read_text("utf-8").splitlines()]
    pairs = [json.loads(line) for line in lines]
    return [pair for pair in pairs if pair["lang"] == "en"]


@pytest.mark.parametrize(("a", "b"), [pair for pairs in SAME.values() for pair in pairs])
def test_what_shows_the_same_is_the_same(a: str, b: str) -> None:
    assert differ_en(a, b) is None
    assert differ_en(b, a) is None


@pytest.mark.parametrize(
    ("prompt", "taken_for"),
    [
        ("a dog looks left, right", "a dog looks left"),
        ("weird but cute dog dancing", "cute dog dancing"),
        ("how does a lion sound", "a lion"),
        ("for grandma, a boy picks flowers", "a boy picks flowers"),
        ("a sign saying stop, right", "a sign saying stop"),
        ("like a tiny dancer a leaf twirls", "a tiny dancer, a leaf twirls"),
        ("can of soup on a shelf", "soup on a shelf"),
        ("you know when a cat drops a glass? like that but with a vase", "a cat drops a glass"),
    ],
)
def test_what_only_looks_like_framing_stays(prompt: str, taken_for: str) -> None:
    assert differ_en(prompt, taken_for) is not None


@pytest.mark.parametrize(("a", "b"), near_misses())
def test_a_near_miss_is_told_apart(a: str, b: str) -> None:
    assert differ_en(a, b) is not None
    assert differ_en(b, a) is not None
    assert differ_en(prompt_key(a), prompt_key(b)) is not None


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "a chef tastes the soup, adds pepper, then serves it",
            "a chef adds pepper to the soup, tastes it, then serves it",
        ),
        ("a girl jumps, claps, then bows", "a girl claps, jumps, then bows"),
    ],
)
def test_what_commas_tell_apart_comes_in_another_order(a: str, b: str) -> None:
    assert differ_en(a, b) is not None
    assert differ_en(b, a) is not None


@pytest.mark.parametrize(("as_keys", "least"), [(False, 0.76), (True, 0.67)])
def test_the_rates_on_the_development_pairs(as_keys: bool, least: float) -> None:
    reused: Counter[tuple[str, str]] = Counter()
    total: Counter[tuple[str, str]] = Counter()
    wrong = []
    for pair in development():
        a, b = (prompt_key(pair[side]) if as_keys else pair[side] for side in "ab")
        same = differ_en(a, b) is None
        kind = pair["label"], pair["category"]
        total[kind] += 1
        reused[kind] += same
        if same and pair["label"] == "diff":
            wrong.append((a, b))
    hits = {category: (reused[kind], total[kind]) for kind in total if (category := kind[1])}
    assert wrong == []
    same_total = sum(count for (label, _), count in total.items() if label == "same")
    assert sum(reused.values()) / same_total >= least, hits


def test_a_prompt_is_the_same_as_itself_and_refusing_does_not_depend_on_the_side() -> None:
    for pair in development():
        assert differ_en(pair["a"], pair["a"]) is None
        forth, back = differ_en(pair["a"], pair["b"]), differ_en(pair["b"], pair["a"])
        assert (forth is None) == (back is None), pair


@pytest.mark.parametrize("prompt", ["", "the", "...", "of of of", "with", "a " * 300, "#", "'s"])
def test_what_says_nothing_is_no_reason_to_reuse_and_no_error(prompt: str) -> None:
    assert differ_en(prompt, "a cat on a mat") is not None


def test_two_analysed_prompts_are_compared_within_a_millisecond() -> None:
    a, b = "an old man feeds ducks beside a pond", "beside a pond ducks are fed by an old man"
    decide = sys.modules["cache.sameness.english"].differ_en.__wrapped__
    decide(a, b)
    began = time.perf_counter()
    for _ in range(200):
        decide(a, b)
    assert (time.perf_counter() - began) / 200 < 0.005  # a fifth of that where nothing else runs


@pytest.mark.parametrize(
    "prompt", ["so " * 130, "i" + "m" * 200, "oh man " * 55, "it was , " * 44, ' b )"ba' * 57]
)
def test_a_hostile_prompt_keeps_no_core_busy(prompt: str) -> None:
    began = time.perf_counter()
    differ_en(prompt, "a red dog runs on the beach")
    assert time.perf_counter() - began < 5  # some of them took hours
