"""How one thing stands to another: ties that wait for their second, or their first, thing."""

from collections.abc import Sequence
from functools import cache

from generator.engines.sketch.understand.casting import Cast, Member
from generator.engines.sketch.understand.catalogue import code_of
from generator.engines.sketch.understand.phrases import follows
from generator.engines.sketch.understand.senses import THINGS, Item, Kind
from generator.engines.sketch.understand.tables import table

_FLEEING = {"air": "fly", "water": "swim", "space": "fly", "ground": "run"}


class Relating:
    """Ties between members of a cast, made as the words come."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._towards: tuple[str, Member] | None = None  # first thing known, second to come
        self._crossing: list[Member] = []  # who moves, and may yet be said to cross something
        self._fronting: str | None = None  # "on the table …": neither known yet
        self._fronted: tuple[str, Member] | None = None  # … then the second, and the first to come

    def read(self, items: Sequence[Item], index: int) -> None:
        """A word of relation, or of a place in the frame."""
        item = items[index]
        if item.kind is Kind.FRAME:
            if len(self._cast):
                self._cast[-1].relation = self._cast[-1].relation or (item.value, None)
        elif item.script == "zh":
            self._read_chinese(items, index)
        else:
            self._read_english(item)

    def _read_english(self, item: Item) -> None:
        named = self._cast.named(item.sentence)
        if item.value == "across":
            self._crossing = self._crossing or [self._holder(it) for it in named[-1:]]
            return
        if item.value not in ("above", "on", "with"):
            self._crossing = []
        if named:
            self._towards = (item.value, self._holder(named[-1]))
        elif item.value != "with":
            self._fronting = item.value

    def _holder(self, member: Member) -> Member:
        """Who holds it, where it is held: in "a monkey eating a banana on a tree" the monkey."""
        held = member.relation is not None and member.relation[0] == "in_front"
        other = member.relation[1] if member.relation and held else None
        return member if other is None else self._cast[other]

    def _read_chinese(self, items: Sequence[Item], index: int) -> None:
        """A Chinese relation stands after its second thing: 桌子上的猫, 猫在桌子上."""
        item = items[index]
        last = next((other for other in reversed(items[:index]) if other.words != "的"), None)
        here = [
            member
            for member in self._cast.named(item.sentence)
            if member.head.clause == item.clause
        ]
        if not here or here[-1].seen is not last:
            return
        of_next = any(other.words == "的" for other in items[index + 1 : index + 2])
        belongs = of_next and any(other.kind in THINGS for other in follows(items, index))
        if len(here) > 1 and not belongs:
            self.tie(item.value, here[-2], here[-1])
        else:
            self._fronted = (item.value, here[-1])

    def wait_to_cross(self, members: list[Member]) -> None:
        """Put these on the next thing, if it is a bridge that they go over."""
        self._crossing = members

    def wait_for_second(self, kind: str, first: Member) -> None:
        """Tie the next thing to this member."""
        self._towards = (kind, first)

    def meet(self, member: Member) -> None:
        """A thing was named: tie it to what waits."""
        for first in self._crossing:
            if _goes_over(first, member):
                first.relation = first.relation or ("on", member.index)
                self._towards = None
        self._crossing = []
        if self._towards is not None:
            kind, first = self._towards
            self._towards = None
            self.tie(kind, first, member)
        elif self._fronting is not None:
            self._fronted = (self._fronting, member)
            self._fronting = None
        elif self._fronted is not None:
            kind, second = self._fronted
            self._fronted = None
            self.tie(kind, member, second)

    def meet_surroundings(self) -> None:
        """What was said to stand somewhere stands in the scene itself: "on the beach"."""
        self._towards = None
        self._crossing = []
        self._fronting = None

    def end_clause(self, *, sentence: bool) -> None:
        self._towards = None
        self._crossing = []
        if sentence:
            self._fronting = self._fronted = None

    def tie(self, kind: str, first: Member, second: Member) -> None:
        """Set two members in a relation."""
        if first is second:
            return
        if kind in ("above", "mount") and _goes_over(first, second):
            kind = "on"
        if kind == "chase":
            first.relation = ("chase", second.index)
            second.motion = second.motion or _fleeing(second)
        elif kind == "mount" and second.facts.picture in _signs("flown"):
            second.relation = second.relation or ("above", first.index)
            first.motion, second.motion = None, second.motion or "float"
        elif kind == "mount":
            _mount(first, second)
        elif kind in ("handle", "with", "wear", "inside") and _place_on(kind, first, second):
            pass
        elif first.relation is None:
            first.relation = (
                "beside" if kind in ("with", "handle", "wear") else kind,
                second.index,
            )


def _place_on(kind: str, first: Member, second: Member) -> bool:
    """Put on the first what it wears, or into its hands what it holds."""
    worn = _worn().get(second.facts.picture)
    if worn is None and (kind == "inside" or not first.facts.mover or second.facts.mover):
        return kind == "with"
    second.relation = second.relation or (worn or "in_front", first.index)
    return True


def _goes_over(first: Member, second: Member) -> bool:
    """Whether the first stands on what it crosses: a train on a bridge, no bird and no boat."""
    flies = first.facts.realm != "ground" or first.motion in ("fly", "float", "jump")
    return first.facts.mover and not flies and second.facts.picture in _signs("crossed")


def _mount(rider: Member, mount: Member) -> None:
    if mount.facts.family in ("animals", "vehicles") and rider.relation is None:
        rider.relation = ("on", mount.index)
        mount.motion = adapted(rider.motion, mount) if rider.motion else None
        rider.motion = None
        if mount.facts.family == "animals":
            mount.motion = _fleeing(mount)


def _fleeing(member: Member) -> str:
    return adapted(_FLEEING[member.facts.realm], member)


def adapted(motion: str, member: Member) -> str:
    """The motion as one like this makes it: a car does not walk."""
    by_realm = table("actions")["adapted"].get(member.facts.family, {})
    its_own: str = by_realm.get(member.facts.realm, {}).get(motion, motion)
    return its_own


@cache
def _signs(name: str) -> frozenset[str]:
    """The pictures of a table of actions.toml."""
    signs = table("actions")[name]["signs"].split()
    return frozenset(code for sign in signs if (code := code_of(sign)))


@cache
def _worn() -> dict[str, str]:
    """Picture → how it stands to its wearer."""
    worn = table("actions")["worn"]
    return {
        code: kind
        for name, kind in (("head", "on"), ("body", "in_front"))
        for sign in worn[name].split()
        if (code := code_of(sign))
    }
