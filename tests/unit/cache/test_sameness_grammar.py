"""cache.sameness: English constructions that say the same in another way, and those that do not."""

import pytest

from cache.sameness.compound_deeds import unfolded
from cache.sameness.english import differ_en
from cache.sameness.light_verbs import without_light_verbs
from cache.sameness.numerals import level_times
from cache.sameness.predicates import attributed


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("a girl takes a sip of tea", "a girl sips tea"),
        ("a boy gives his mother a hug", "a boy hugs his mother"),
        ("a boy gives a hug to his mother", "a boy hugs his mother"),
        ("a dog being given a bath by a boy", "a dog being bathed by a boy"),
        ("a clown lets out a shriek and falls", "a clown shrieks and falls"),
        ("two men having a chat on a bench", "two men chatting on a bench"),
        ("a man gives a dog a bone", "a man gives a dog a bone"),
        ("a woman takes a bath towel", "a woman takes a bath towel"),
    ],
)
def test_a_verb_that_only_carries_a_deed_becomes_the_deed(text: str, plain: str) -> None:
    assert without_light_verbs(text) == plain


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("a bride crossing a lawn that is wet", "a bride crossing a wet lawn"),
        ("a man in a coat that's red sings", "a man in a red coat sings"),
        ("a house whose roof is red", "a house with red roof"),
        ("a snake that is #3_m long", "a #3_m long snake"),
        ("a parrot , green , on a mast", "a green parrot on a mast"),
        ("a man who is afraid of dogs", "a man who is afraid of dogs"),
        ("a lawn that is not wet", "a lawn that is not wet"),
        ("a box of apples that is red", "a red box of apples"),
        ("a girl on a horse who is small", "a small girl on a horse"),
    ],
)
def test_what_a_clause_calls_a_thing_stands_before_it(text: str, plain: str) -> None:
    assert attributed(text) == plain


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("a raincoat-wearing pug", "a pug wearing raincoat"),
        ("a pipe-smoking man on a bench", "a man smoking pipe on a bench"),
        ("a fire-breathing dragon statue", "a fire-breathing dragon statue"),
        ("a fast-moving river", "a fast-moving river"),
    ],
)
def test_a_compound_of_a_deed_becomes_a_clause(text: str, plain: str) -> None:
    assert unfolded(text) == plain


def test_days_are_levelled_however_they_are_written() -> None:
    days = ["july 4th", "july 4", "july the fourth", "the fourth of july", "the 4th of july"]
    assert {level_times(day).strip() for day in days} == {"julyday4"}
    assert level_times("soldiers march 5 abreast") == "soldiers march 5 abreast"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("a glass-lidded pot", "a pot with a glass lid"),
        ("a thatched-roof cottage", "a cottage with a thatched roof"),
        ("a leather-bound book", "a book bound in leather"),
        ("a beach lit by the moon", "a moonlit beach"),
        ("a foggy city at dawn", "a city in fog at dawn"),
        ("a fence that cows are leaning over", "cows leaning over a fence"),
        ("a tree blown over by the wind", "the wind blowing over a tree"),
        ("a sheep is sheared by a man in red", "a man in red shears a sheep"),
        (
            "a letter being written by candlelight by a monk",
            "a monk writing a letter by candlelight",
        ),
        ("an umbrella turned inside out by a gust", "a gust turns an umbrella inside out"),
        ("a mother is hugged by her son", "a son hugs his mother"),
        ("an escalator and a busker beside it", "a busker beside an escalator"),
        ("a band plays with people dancing", "a band plays while people dance"),
        ("a man fishing off a dock with a fishing rod", "a man fishing off a dock"),
        ("on an autumn morning, a monk sweeps leaves", "a monk sweeps leaves on an autumn morning"),
        ("a boat on a lake with hills behind", "hills behind a boat on a lake"),
        ("it's 3 pm and a bell rings", "it's 15:00 and a bell rings"),
        ("a fox in a log, foxes are the best animals ever", "a fox in a log"),
        ("a fox in a log", "my nephew wants a fox in a log, can u make that"),
    ],
)
def test_another_construction_says_the_same(a: str, b: str) -> None:
    assert differ_en(a, b) is None
    assert differ_en(b, a) is None


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("a mother with her baby crying", "a mother crying with her baby"),
        ("a caged bird", "a bird on a cage"),
        (
            "snow on the roof, a cat in a garden",
            "snow in the garden, a cat on a roof",
        ),
        ("a doll in the woods", "a doll made of wood"),
        ("a sewing machine", "a machine sewing"),
        ("a man has his car washed", "a man washes his car"),
        ("a bull fight", "a bull fighting"),
        ("a girl pushes a boy, laughing", "a girl pushes a laughing boy"),
        ("a man sells a boy a horse", "a man sells a horse a boy"),
        ("a child's drawing of a house", "a drawing of a child's house"),
        ("two dogs, one sleeping", "two dogs sleeping"),
        ("a king, a crown on the head, a queen", "a queen, a crown on the head, a king"),
        ("a truck, dirt on the wheels, a bus", "a bus, dirt on the wheels, a truck"),
        ("a toy car", "a car with a toy"),
        ("a small box of big apples", "a big box of small apples"),
        ("before a man eats he sings", "before a man sings he eats"),
        ("a prince kissing a princess awake", "a princess waking a prince with a kiss"),
        ("onto the back of a farmer jumps a goat", "a goat jumping off a farmer's back"),
        (
            "a girl with freckles feeds a puppy in a basket",
            "a girl with freckles in a basket feeds a puppy",
        ),
    ],
)
def test_what_only_looks_like_another_construction_is_another_clip(a: str, b: str) -> None:
    assert differ_en(a, b) is not None
    assert differ_en(b, a) is not None


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("a beach bar", "a bar on a beach"),
        ("a rose garden", "a garden with roses"),
        ("a cup of hot tea", "a hot cup of tea"),
        ("a masked man", "a man with a mask"),
        ("a bird in a cage", "a caged bird"),
        ("before a man eats, he sings", "before a man eats he sings"),
        ("a cat, sharp, 4k", "a cat"),
    ],
)
def test_what_says_the_same_is_not_told_apart_for_that(a: str, b: str) -> None:
    assert differ_en(a, b) is None
    assert differ_en(b, a) is None
