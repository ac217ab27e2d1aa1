"""What is done: verbs given to those who do them, with the picture or the thing that shows it."""

from dataclasses import replace
from functools import cache
from typing import Any

from generator.engines.sketch.understand.casting import Cast, Member
from generator.engines.sketch.understand.catalogue import code_of
from generator.engines.sketch.understand.relating import Relating, adapted
from generator.engines.sketch.understand.senses import Item, Kind
from generator.engines.sketch.understand.tables import table
from generator.engines.sketch.understand.vocabulary import Vocabulary

_TIES = {"chase": "chase", "drive": "mount", "sail": "mount", "fly": "mount"}
_UNSEEN = "worked"  # the bond of deeds that cannot be seen where their thing is: washing a car
_STANDING = 0.42  # natural height of a person drawn whole
_TURNED = (None, "fly", "jump", "float", "walk", "swim", "drive")  # what "upwards" may change


class Doing:
    """Verbs, and the members of the cast that they move."""

    def __init__(self, vocabulary: Vocabulary, cast: Cast, relating: Relating, prompt: str) -> None:
        self._vocabulary = vocabulary
        self._cast = cast
        self._relating = relating
        self._prompt = prompt

    def apply(self, item: Item, actor: Member | None, *, upon: bool = False) -> bool:
        """Let the actor do it; with nobody named, a person, or the thing alone, shows it.

        `upon` tells that the thing it is done to is named next ("eating a pizza"). False where
        nothing shows it.
        """
        kinds = {reading.sense.kind: reading.sense.value for reading in item.readings}
        if upon and Kind.BOND in kinds and kinds.get(Kind.MOTION) not in _TIES:
            kinds.pop(Kind.MOTION, None)  # milk pours down, who pours it does not
        if Kind.ACTIVITY in kinds and (actor is None or _trio(actor) is not None):
            self._show_person(item, _entry("activity", kinds[Kind.ACTIVITY]), actor)
        elif Kind.MOTION in kinds and actor is not None:
            self._move(item, kinds[Kind.MOTION], actor, upon)
        elif Kind.DEED in kinds:
            self._show_thing(item, _entry("deed", kinds[Kind.DEED]), actor, upon)
        elif Kind.ACTIVITY in kinds:
            self._show_thing(item, _entry("activity", kinds[Kind.ACTIVITY]), actor, upon)
        elif Kind.BOND in kinds:
            unseen = kinds[Kind.BOND] == _UNSEEN
            if actor is not None and upon:
                kind = "handle" if unseen else kinds[Kind.BOND]
                self._relating.wait_for_second(kind, actor)
            return not (unseen and (upon or item.form == "ing"))  # "a closed door" is no deed
        else:
            return Kind.POSTURE in kinds
        return True

    def direct(self, item: Item) -> None:
        """Give a direction to the last who moves."""
        movers = [member for member in self._cast if member.facts.mover] or list(self._cast)
        if not movers:
            return
        movers[-1].items.append(item)
        if item.kind is Kind.HEADING:
            movers[-1].heading = int(item.value)
        elif movers[-1].motion in _TURNED:
            movers[-1].motion = item.value

    def _move(self, item: Item, motion: str, actor: Member, upon: bool) -> None:
        members = self._cast.conjoined(actor, self._prompt)
        for member in members:
            mover = self._mount_of(member)
            if mover.motion is None or mover is actor:
                mover.motion = adapted(motion, mover)
            member.items.append(item)
        if upon and motion in _TIES:
            self._relating.wait_for_second(_TIES[motion], actor)
        else:
            self._relating.wait_to_cross([self._mount_of(member) for member in members])

    def _mount_of(self, member: Member) -> Member:
        """Whoever goes where the member goes: in "riding an elephant, crossing a desert" the
        elephant."""
        kind, other = member.relation or (None, None)
        if kind == "on" and other is not None and self._cast[other].facts.mover:
            return self._cast[other]
        return member

    def _show_person(self, item: Item, entry: dict[str, Any], actor: Member | None) -> None:
        """Exchange the doer's picture for one that does it."""
        signs = entry["pictures"]
        which = _trio(actor) or 0 if actor is not None else 0
        code = code_of(signs[which] if which < len(signs) else signs[0]) or signs[0]
        facts = self._vocabulary.facts_of(code)
        if actor is None:
            actor = self._cast.enter(facts, item, given=True)
        realm = entry.get("realm", "ground")
        actor.facts = replace(facts, height=_STANDING, realm=realm, family="people")
        actor.motion = entry.get("motion")
        actor.items.append(item)
        if actor.motion is not None:
            self._relating.wait_to_cross([actor])

    def _show_thing(
        self, item: Item, entry: dict[str, Any], actor: Member | None, upon: bool
    ) -> None:
        """Put the thing that shows a deed before its doer, unless the prompt names the thing."""
        if actor is not None:
            actor.motion = actor.motion or entry.get("motion")
            actor.items.append(item)
        if upon:
            if actor is not None:
                self._relating.wait_for_second("handle", actor)
            return
        code = code_of(entry["gear"]) if "gear" in entry else None
        if code is None:
            return
        thing = self._cast.enter(self._vocabulary.facts_of(code), item, given=True)
        if actor is None:
            return
        if thing.facts.mover and "stands" not in entry:
            actor.motion = entry.get("motion")
            self._relating.tie("mount", actor, thing)
        else:
            thing.relation = (entry.get("stands", "in_front"), actor.index)


def _trio(member: Member) -> int | None:
    """Which of an activity's pictures fits the doer: 0 anyone, 1 a man, 2 a woman; None for one
    whose own picture says more, as an astronaut's does."""
    return _doers().get(member.facts.picture)


@cache
def _doers() -> dict[str, int]:
    doers = table("actions")["doers"]
    return {
        code: which
        for which, name in enumerate(("anyone", "men", "women"))
        for sign in doers[name].split()
        if (code := code_of(sign))
    }


def _entry(name: str, number: str) -> dict[str, Any]:
    entry: dict[str, Any] = table("actions")[name][int(number)]
    return entry
