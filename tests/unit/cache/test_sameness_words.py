"""cache.sameness.spelling, wording, synonyms and phrases: single words of English prompts."""

import pytest

from cache.sameness.edits import edits
from cache.sameness.english import differ_en
from cache.sameness.spelling import spelled
from cache.sameness.synonyms import alike
from cache.sameness.tables import rows, table
from cache.sameness.wording import worded

SAME = {
    "typing": [
        ("a kinght fights a skelleton", "a knight fights a skeleton"),
        ("an astronot in a waterfal", "an astronaut in a waterfall"),
        ("two dogs swiming in a feild", "two dogs swimming in a field"),
        ("a ghost flys through a wall", "a ghost flies through a wall"),
        ("sooo many cats in a cuuute garden", "so many cats in a cute garden"),
        ("a man siting on a chair", "a man sitting on a chair"),
        ("the cat is asleep on it's bed", "the cat is asleep on its bed"),
        ("a Rube Goldburg machine", "a Rube Goldberg machine"),
    ],
    "compounds": [
        ("a news room full of snow flakes", "a newsroom full of snowflakes"),
        ("a dog infront of a house", "a dog in front of a house"),
        ("a skater doing kick-flips", "a skater doing kickflips"),
    ],
    "British": [
        ("an amphitheatre by the harbour", "an amphitheater by the harbor"),
        ("a catalogue model in a coloured coat", "a catalog model in a colored coat"),
        ("a mediaeval castle", "a medieval castle"),
    ],
    "short": [
        ("a kid w/ a kite", "a kid with a kite"),
        ("a ball rolls 2 the gate", "a ball rolls to the gate"),
        ("ECU of an eye", "extreme close-up of an eye"),
        ("a rhino in S. Africa", "a rhino in South Africa"),
        ("the kids r running at nite", "the kids are running at night"),
    ],
    "emoji": [
        ("a 🐶 riding a 🛹", "a dog riding a skateboard"),
        ("a ladybird on a leaf 🐞", "a ladybird on a leaf"),
        ("🐼 eating bamboo", "a panda eating bamboo"),
    ],
    "said otherwise": [
        ("a skier races flat out", "a skier races at full speed"),
        ("children walk one behind the other", "children walk in single file"),
        ("a barn in flames", "a barn ablaze"),
        ("two friends sit next to each other", "two friends sit side by side"),
        ("a bulb comes on in a cellar", "a bulb lights up in a cellar"),
        ("the kid puts the lamp down", "the child sets down the lamp"),
        ("a farmer gets out of a truck", "a farmer steps out of a truck"),
    ],
    "prepositions": [
        ("a jeweler puts a ring in a velvet box", "into a velvet box, a jeweler is putting a ring"),
        ("a fairy sprinkles glitter on a child", "a fairy sprinkling glitter over a child"),
        ("a man pins the tail on a paper donkey", "a man pinning the tail to a paper donkey"),
        ("someone knocking on an oak door", "someone knocking at an oak door"),
        ("a cook cuts a mango into cubes", "a cook cuts a mango in cubes"),
        ("a crew builds a bridge across a canyon", "a crew builds a bridge over a canyon"),
        (
            "a singer smashing a guitar on an amplifier",
            "a singer smashing a guitar against an amplifier",
        ),
        ("a pike hides among the reeds", "a pike hiding between the reeds"),
        ("pirates playing poker by lantern light", "pirates playing poker in lantern light"),
        ("a rooster riding a sheepdog", "a rooster riding on a sheepdog"),
        ("a weasel steals an egg out of a henhouse", "a weasel stealing an egg from a henhouse"),
        ("a Christmas tree with a toy train circling it", "a toy train circling a Christmas tree"),
    ],
    "synonyms": [
        ("a scruffy mutt begs for food", "a shaggy mongrel begs for food"),
        ("a plumber fixes a dripping tap", "a plumber repairs a leaking faucet"),
        ("a thief snatches a purse and runs off", "a robber grabs a handbag and flees"),
        ("a giant squid attacks a ship", "a huge squid attacks a vessel"),
        ("baby elephants in mud", "elephant calves in mud"),
        ("a young fellow grins from ear to ear", "a young man smiles broadly"),
        ("an octopus waves its arms", "an octopus waves its tentacles"),
        ("a waiter in a restaurant", "a server in a restaurant"),
        ("a fox runs through a snowy forest", "a fox running through the snowy woods"),
    ],
}


@pytest.mark.parametrize(
    ("old", "new"), [pair for pairs in SAME.values() for pair in pairs], ids=lambda text: text[:40]
)
def test_other_words_for_the_same_are_the_same(old: str, new: str) -> None:
    assert differ_en(old, new) is None
    assert differ_en(new, old) is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a catgirl on a roof", "a cowgirl on a roof"),
        ("Groot dances at a wedding", "groom dances at a wedding"),
        ("a map of Austria", "a map of Australia"),
        ("a hatless man", "a hairless man"),
        ("a camel in the desert", "a camel in the dessert"),
        ("a skeleton dancing", "skelletons dancing"),
        ("Johanna in the rain", "Joanna in the rain"),
    ],
)
def test_a_word_that_may_be_meant_is_no_misspelling(old: str, new: str) -> None:
    assert differ_en(old, new) is not None
    assert differ_en(new, old) is not None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a man with a red tie", "a man with a red knot"),
        ("a server in a rack", "a waiter in a rack"),
        ("a fan on a table", "a supporter on a table"),
        ("an elephant scratches its trunk", "an elephant scratches its chest"),
        ("a waiter with a tray", "a waitress with a tray"),
        ("a boat floats on a lake", "a boat levitates over a lake"),
    ],
)
def test_a_word_of_two_meanings_is_no_synonym_of_the_other_one(old: str, new: str) -> None:
    assert differ_en(old, new) is not None
    assert differ_en(new, old) is not None


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("red fox running in snow", "red foxes running in snow"),
        ("an elephant calf in mud", "baby elephants in mud"),
        ("the doctor on a bridge", "the physicians on a bridge"),
    ],
)
def test_one_is_not_many_in_a_phrase_or_a_synonym(one: str, many: str) -> None:
    assert differ_en(one, many) is not None
    assert differ_en(many, one) is not None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a boat sails into a harbor", "a boat sails in a harbor"),
        ("a waiter spills wine on a table", "a waiter spills wine from a table"),
        ("a man throws a ball over a wall", "a man throws a ball on a wall"),
        ("a crane lowers a beam over a truck", "a crane lowers a beam on a truck"),
        ("a farmer with a dog following him", "a farmer following a dog"),
        ("a woman in a pool throws a ball", "a woman throws a ball into a pool"),
        ("in a pool a girl throws a ball", "a girl throws a ball into a pool"),
        ("a boy throws a ball in a house", "a boy throws a ball into a house"),
        ("a man on a ladder nails a sign", "a man nails a sign to a ladder"),
        ("a man on a roof pours water", "a man pours water over a roof"),
        ("an eagle spreads its wings on a cliff", "an eagle spreads its wings over a cliff"),
        ("a woman glues a vase on a table", "a woman glues a vase to a table"),
        ("a boy bangs a spoon on a table", "a boy bangs a spoon at a table"),
    ],
)
def test_a_preposition_stands_for_another_with_certain_verbs_alone(old: str, new: str) -> None:
    found = differ_en(old, new)
    assert found is not None
    assert found.step == "place"


def test_what_is_to_be_read_is_spelled_as_it_stands() -> None:
    pair = ('a sign saying "OPNE"', 'a sign saying "OPEN"')

    assert spelled(*pair) == pair


def test_only_what_has_no_partner_is_taken_for_a_misspelling() -> None:
    old, new = spelled("a kittn and a kitten", "two kittens and a kitten")

    assert "kittn" not in old
    assert spelled("a kittn by a door", "a puppy by a door")[0] == "a kittn by a door"
    assert new == "two kittens and a kitten"


def test_a_verb_is_no_noun_that_is_written_alike() -> None:
    tie, knot = frozenset(["tie"]), frozenset(["knot"])

    assert alike(tie, knot, "verb", "verb")
    assert not alike(tie, knot, "noun", "noun")
    assert not alike(tie, knot, "verb", "noun")


def test_letters_drawn_out_are_as_many_as_the_word_has() -> None:
    assert worded("a cooool dog goes brrrr") == "a cool dog goes brrrr"


def test_edits_count_neighbours_exchanged_once() -> None:
    assert edits("kinght", "knight", 2) == 1
    assert edits("cat", "cat", 2) == 0
    assert edits("cat", "dog", 2) == 3
    assert edits("refree", "referee", 1) == 1


def test_edits_beyond_the_most_are_one_more() -> None:
    assert edits("abcdefgh", "hgfedcba", 2) == 3
    assert edits("xbadc", "abcd", 3) == 3
    assert edits("", "ab", 1) == 2


def test_wordnet_joins_nothing_that_is_barred() -> None:
    barred = [{word.strip() for word in group.split("|")} for group in table("synonyms")["barred"]]

    assert not [
        pair for pair in rows("wordnet_pairs") for group in barred if group.issuperset(pair)
    ]


def test_no_group_of_synonyms_has_a_word_twice_or_alone() -> None:
    for name in ("groups", "verbs", "nouns", "barred"):
        for group in table("synonyms")[name]:
            words = [word.strip() for word in group.split("|")]
            assert len(set(words)) == len(words) > 1, group
            assert all(words), group
