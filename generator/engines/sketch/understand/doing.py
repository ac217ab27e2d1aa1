"""What is done: verbs given to those who do them, with the picture or the thing that shows it."""

from functools import cache
from typing import TYPE_CHECKING, Any

from generator.engines.sketch.understand.casting import Member
from generator.engines.sketch.understand.catalogue import code_of
from generator.engines.sketch.understand.senses import Item, Kind
from generator.engines.sketch.understand.tables import table
from generator.engines.sketch.understand.vocabulary import gendered

if TYPE_CHECKING:
    from generator.engines.sketch.understand.composing import Composer

_TRANSITIVE = {"chase": "chase", "drive": "mount", "sail": "mount", "fly": "mount"}
_FLEEING = {"air": "fly", "water": "swim", "space": "fly", "ground": "run"}


class Doing:
    """The half of the composer that knows verbs."""

    def __init__(self, composer: "Composer") -> None:
        self._composer = composer

    def apply(self, item: Item, actor: Member | None, *, upon: bool = False) -> None:
        """Let the actor do it; with nobody named, a person, or the thing alone, shows it.

        `upon` tells that the thing it is done to is named next ("eating a pizza").
        """
        kinds = {reading.sense.kind: reading.sense.value for reading in item.readings}
        plain = actor is not None and _sex(actor) is not None
        if Kind.ACTIVITY in kinds and (actor is None or plain):
            self._show_person(item, _entry("activity", kinds[Kind.ACTIVITY]), actor)
        elif Kind.MOTION in kinds and actor is not None:
            self._move(item, kinds[Kind.MOTION], actor)
            if kinds[Kind.MOTION] in _TRANSITIVE and upon:
                self._composer.await_second(_TRANSITIVE[kinds[Kind.MOTION]], actor)
        elif Kind.DEED in kinds:
            self._show_thing(item, _entry("deed", kinds[Kind.DEED]), actor, upon)
        elif Kind.ACTIVITY in kinds:
            self._show_thing(item, _entry("activity", kinds[Kind.ACTIVITY]), actor, upon)
        else:
            self._composer.unused.append(item)

    def _move(self, item: Item, motion: str, actor: Member) -> None:
        for member in self._composer.conjoined(actor):
            if member.motion is None or member is actor:
                member.motion = motion
            member.items.append(item)

    def _show_person(self, item: Item, entry: dict[str, Any], actor: Member | None) -> None:
        """Exchange the doer's picture for one that does it."""
        sex = _sex(actor) if actor is not None else 0
        code = gendered(entry["pictures"], sex or 0)
        if code is None:
            return
        composer = self._composer
        if actor is None:
            actor = composer.enter_given(item, composer.vocabulary.facts_of(code))
        facts = composer.vocabulary.facts_of(code)
        actor.facts = type(facts)(
            picture=code,
            height=0.42,
            realm=entry.get("realm", "ground"),
            faces=facts.faces,
            family="people",
        )
        actor.motion = entry.get("motion")
        actor.items.append(item)
        actor.realm = entry.get("realm")

    def _show_thing(
        self, item: Item, entry: dict[str, Any], actor: Member | None, upon: bool
    ) -> None:
        """Put the thing that shows a deed beside its doer."""
        composer = self._composer
        if actor is not None and "motion" in entry:
            actor.motion = actor.motion or entry["motion"]
        if actor is not None:
            actor.items.append(item)
        if upon:
            if actor is not None:
                composer.await_second("handle", actor)
            return
        code = code_of(entry["gear"]) if "gear" in entry else None
        if code is None:
            return
        thing = composer.enter_given(item, composer.vocabulary.facts_of(code))
        if actor is not None:
            thing.relation = ("in_front", actor.index)

    def tie(self, kind: str, first: Member, second: Member) -> None:
        """Set one member in a relation to another."""
        if kind == "chase":
            first.relation = ("chase", second.index)
            second.motion = second.motion or _FLEEING[second.facts.realm]
        elif kind == "mount":
            self._mount(first, second)
        elif kind == "handle":
            second.relation = second.relation or ("in_front", first.index)
        elif first.relation is None and first is not second:
            first.relation = (kind, second.index)

    def _mount(self, rider: Member, mount: Member) -> None:
        if mount.facts.family not in ("animals", "vehicles") or rider.relation is not None:
            return
        rider.relation = ("on", mount.index)
        mount.motion, rider.motion = rider.motion, None
        if mount.facts.family == "animals":
            mount.motion = _FLEEING[mount.facts.realm]


def _sex(member: Member) -> int | None:
    """Which of a trio's pictures fits the doer: 0 anyone, 1 a man, 2 a woman; None for the rest."""
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
