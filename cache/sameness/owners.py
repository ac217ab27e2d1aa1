"""Does what describes a thing, or stands before it, belong to the same in both prompts?"""

from collections.abc import Iterator

from cache.sameness import lexicon
from cache.sameness.naming import is_named_by
from cache.sameness.persons import may_mean
from cache.sameness.relations import is_clothing
from cache.sameness.tables import word_set
from cache.sameness.views import View, Views
from cache.sameness.weather import are_weather, is_in_weather
from cache.sameness.words import Word, is_quantity

# Relations that a noun before a noun may have: a street in Tokyo is a Tokyo street.
_OF_OWNER = frozenset(["of", "in", "at", "from", "with", "on", "for", "by", "through"])
_CONTAINERS = word_set("containers")
_FIXED, _VEHICLES = word_set("fixed"), word_set("vehicles")
_FULL, _DEPICTIONS = word_set("full"), word_set("depictions")
_HOLDING = frozenset(["beaker", "vial", "flask", "tank", "vase", "pan", "bathtub", "tub"])
_OF_BOTH, _MATERIALS = word_set("of_both"), word_set("materials")
_WHERE = frozenset(["in", "on", "at", "by", "through"])
_COLORS = word_set("colors")


def owners(views: Views) -> Iterator[str]:
    """What decides by itself belongs to the same thing in both: three cats and two dogs."""
    return (reason for decides, reason in _elsewhere(views) if decides)


def belongings(views: Views) -> Iterator[str]:
    """What stands with a thing in one prompt stands with its counterpart in the other."""
    return (reason for decides, reason in _elsewhere(views) if not decides)


def _elsewhere(views: Views) -> Iterator[tuple[bool, str]]:
    """What belongs to something else, and whether no other words can say the same."""
    if _becomes_phrase(views.old) and _becomes_phrase(views.new):
        yield True, "what describes and what stands with it are exchanged"
    for view, mine, theirs in views.both():
        if mine.owner is None or "verb" in (mine.part, theirs.part):
            continue
        if view.standing(mine.owner) == mine.at or _is_length_of_clip(mine, theirs):
            continue
        if are_weather(mine, theirs) and not is_in_weather(view.meaning.words[mine.owner]):
            yield True, f"{mine.text} is no weather there"
        few = min(view.meaning.verbs, view.other.meaning.verbs) < 2
        if "adverb" in (mine.part, theirs.part) and (few or theirs.owner is None):
            continue
        if mine.part == "particle" and few and view.meaning.verbs:
            continue
        if not _same_owner(mine, theirs, view):
            yield _decides(mine, theirs, view), f"{mine.text} belongs to something else"


def _decides(mine: Word, theirs: Word, view: View) -> bool:
    """A number or a colour does, and a noun before somebody which is no place to be in: a snow
    rabbit, and a rabbit in the snow."""
    assert mine.owner is not None
    if mine.part == "number" or is_quantity(mine) or not mine.lemmas.isdisjoint(_COLORS):
        return True
    lives = lexicon.kinds(view.meaning.words[mine.owner].text) & {"person", "animal"}
    return mine.part == theirs.part == "noun" and theirs.relation in _WHERE and bool(lives)


def _becomes_phrase(view: View) -> bool:
    """Whether a noun before a noun is a phrase in the other: a winter village in snow."""
    for word in view.aligned():
        other = view.counterpart(word.at)
        describes = word.part == "noun" and word.owner is not None and not word.relation
        stands = other.part == "noun" and other.owner is None and other.relation in _OF_OWNER
        if describes and stands:
            return True
    return False


def _is_length_of_clip(mine: Word, theirs: Word) -> bool:
    """A 10 s clip of a lighthouse: the seconds belong to nothing in it."""
    return mine.text.endswith("_s") and theirs.owner is None


def _same_owner(mine: Word, theirs: Word, view: View) -> bool:
    """Whether what a word belongs to has its counterpart in what the other one belongs to."""
    assert mine.owner is not None
    wanted = view.there(mine.owner)
    if wanted is None:
        return True  # it belongs to a word that says nothing
    there = view.other
    if is_named_by(mine, theirs, view.meaning.words[mine.owner]):
        return False
    if mine.part == theirs.part == "noun" and _is_its_own(mine, theirs, wanted, view):
        return True
    if theirs.owner is not None:
        return _owners_agree(mine, theirs, wanted, view)
    if theirs.relation in _OF_OWNER:
        if not _may_name(mine, theirs, view.meaning.words[mine.owner]):
            return False
        return wanted in there.nouns_of(theirs) or (
            theirs.relation in ("in", "at", "on", "from") and there.does_something(wanted)
        )
    owner = there.meaning.words[wanted]
    if owner.relation == "in" and theirs.at in there.nouns_of(owner):
        return not owner.lemmas.isdisjoint(_CONTAINERS | _HOLDING)  # water in a beaker
    if theirs.part != "noun":
        return False
    if owner.part == "verb":
        return theirs.at in owner.agents | owner.patients
    return theirs.fragment


def _may_name(mine: Word, theirs: Word, owner: Word) -> bool:
    """Whether a noun before another may say what a phrase behind it says: a beach bar, a bar on a
    beach; but a toy car is no car with a toy, and a school bus may be anywhere."""
    if mine.part != "noun" or mine.inner or theirs.part != "noun":
        return True
    if mine.relation == "of":
        made = is_clothing(owner) or not owner.lemmas.isdisjoint(_DEPICTIONS)
        if theirs.relation in _WHERE and not made and not mine.lemmas.isdisjoint(_MATERIALS):
            return False  # a castle of sand is no castle in the sand
        held = theirs.relation != "with" or not owner.lemmas.isdisjoint(_CONTAINERS | _FULL)
        return held and (theirs.relation == "of" or owner.lemmas.isdisjoint(_DEPICTIONS))
    kinds = lexicon.kinds(mine.text)
    if theirs.relation == "with":
        return not theirs.single and not owner.lemmas.isdisjoint(_FULL)
    if theirs.relation in ("in", "on", "at", "by"):
        placed = bool(kinds & {"place", "time"}) or not lexicon.parts(mine.text)
        return placed and _stays(owner)
    if theirs.relation == "for":
        return bool(kinds & {"person", "animal"}) and owner.lemmas.isdisjoint(_VEHICLES)
    return True


def _stays(noun: Word) -> bool:
    """Whether it is where it is said to be: a street lamp, but no beach ball and no barn owl."""
    kinds = lexicon.kinds(noun.text)
    stays = bool(kinds & {"place", "time", "person"}) or not noun.lemmas.isdisjoint(_FIXED)
    return stays and "animal" not in kinds and noun.lemmas.isdisjoint(_VEHICLES)


def _is_its_own(mine: Word, theirs: Word, wanted: int, view: View) -> bool:
    """Whether a pronoun stands in the other prompt for whom one names: the porch of a house, and
    of a house "its porch"; where it can stand for nothing else."""
    assert mine.owner is not None
    words = view.other.meaning.words
    owned, possessed = words[wanted], view.meaning.words[mine.owner]
    possessive = mine.relation == "of" or possessed.before == "possessive"
    if not owned.whose or not possessive or possessed.whose:
        return False
    nouns = [it for it in words if it.part == "noun" and it.at != wanted and it.owner is None]
    return [it.at for it in nouns if may_mean(owned.whose, it.text)] == [theirs.at]


def _owners_agree(mine: Word, theirs: Word, wanted: int, view: View) -> bool:
    assert theirs.owner is not None
    there = view.other
    owner = there.standing(theirs.owner)
    if owner == wanted:
        return True
    if is_quantity(mine) and theirs.owner < theirs.at:
        return wanted in there.nouns_of(there.meaning.words[owner])
    if mine.part != "noun" or theirs.part != "noun":
        return _is_of_its_container(mine, owner, wanted, there) or _runs_on(mine, theirs, view)
    ours = {view.there(at) for at in view.chain(mine)}
    return wanted in there.chain(theirs) or owner in ours


def _is_of_its_container(said: Word, one: int, other: int, view: View) -> bool:
    """A hot bowl of soup is a bowl of hot soup; but a red box of apples is none of red apples."""
    words = view.meaning.words
    return not said.lemmas.isdisjoint(_OF_BOTH) and any(
        words[content].relation == "of"
        and words[content].owner == holder
        and not words[holder].lemmas.isdisjoint(_CONTAINERS)
        for content, holder in ((one, other), (other, one))
    )


def _runs_on(mine: Word, theirs: Word, view: View) -> bool:
    """Whether one says "a ten-year-old girl's birthday" and the other "girls birthday"."""
    for one, other, side in ((mine, theirs, view), (theirs, mine, view.other)):
        assert one.owner is not None
        holder, there = side.meaning.words[one.owner], side.there(one.owner)
        following = side.meaning.words[holder.at + 1 : holder.at + 2]
        possesses = any(it.before == "possessive" for it in following)
        if not possesses or there is None or side.there(holder.owner or 0) != other.owner:
            continue
        behind = side.other.meaning.words[there + 1 : there + 2]
        run = side.other.meaning.words[there]
        if all(it.before != "possessive" for it in behind) and run.relation != "of":
            return run.owner == other.owner
    return False
