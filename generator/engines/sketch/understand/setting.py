"""Where and when: sky, place, effects, camera, pace and style, read off the chosen words."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from generator.engines.sketch.scene import Camera, Sky, Subject
from generator.engines.sketch.understand.senses import Item, Kind
from generator.engines.sketch.understand.tables import listed, table

_ALOFT = ("fly", "float", "rise", "fall", "jump", "orbit")
_STRENGTH = ("eclipse", "aurora", "sunset", "sunrise", "night", "dusk", "day")  # strongest first


@dataclass(slots=True)
class Setting:
    """What the words set so far; `named` are the items that name places, with those, and `bring`
    emoji of pictures that a place brings along."""

    times: list[str] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)
    named: list[tuple[str, Item]] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    faint: list[str] = field(default_factory=list)  # where no other word names a place
    airy: bool = False
    effects: list[str] = field(default_factory=list)
    camera: str | None = None
    pace: float = 1.0
    style: str | None = None
    bring: list[tuple[str, Item]] = field(default_factory=list)

    def place_for(self, subjects: Sequence[Subject]) -> str | None:
        """The place named; "in the sky" is one only for what is up there."""
        # A cafe in Paris is a cafe, whichever is named first.
        faint = sorted(self.faint, key=lambda it: it in _faint("places") and "room" in self.faint)
        named = self.places + faint
        if named:
            return named[0]
        aloft = [s for s in subjects if s.realm in ("air", "space") or s.motion in _ALOFT]
        return "sky" if self.airy and (aloft or not subjects) else None

    def name_place(self, place: str, item: Item) -> None:
        weak = place in _faint("places") or item.words in _faint("words")
        (self.faint if weak else self.places).append(place)
        self.named.append((place, item))

    def dress(self, drawn: str | None) -> None:
        """Have snow lie on what is drawn where it was said to be snowy, or icy."""
        if drawn != "snow" and any(place == "snow" for place, _ in self.named):
            self.effects.append("lying snow")

    def unseen(self, drawn: str | None) -> list[Item]:
        """The words for places that are nowhere to be seen in the one that is drawn."""
        if drawn is None:
            return []
        seen = {drawn, *listed(table("scenery")["seen"].get(drawn, ""))}
        return [item for place, item in self.named if place not in seen]

    @property
    def sky(self) -> Sky:
        implied = [time for body in self.bodies if (time := _body_times().get(body))]
        times = self.times or implied or ["day"]
        return Sky(time=min(times, key=_STRENGTH.index), bodies=tuple(dict.fromkeys(self.bodies)))

    @property
    def shot(self) -> Camera:
        return Camera(move=self.camera) if self.camera else Camera()


@cache
def _faint(name: str) -> frozenset[str]:
    return frozenset(listed(table("scenery")["faint"][name]))


def _body_times() -> dict[str, str]:
    times: dict[str, str] = table("scenery")["body_time"]
    return times


def read_setting(items: Sequence[Item], styles: frozenset[str]) -> tuple[Setting, list[Item]]:
    """The setting, and the items that it could not take (a style that nobody can draw)."""
    setting = Setting()
    unused: list[Item] = []
    for item in items:
        if item.negated:
            continue
        if item.kind is Kind.STYLE and item.value not in styles:
            unused.append(item)
        else:
            _read(setting, item)
    return setting, unused


def lead_camera(setting: Setting, unused: list[Item]) -> list[Item]:
    """Let the camera fly where nobody else does: "flying over mountains". What stays unused."""
    if setting.camera is not None:
        return unused
    flights = [item for item in unused if item.kind is Kind.MOTION and item.value == "fly"]
    if flights:
        setting.camera = "aerial"
    return [item for item in unused if all(item is not flight for flight in flights)]


def _read(setting: Setting, item: Item) -> None:
    match item.kind:
        case Kind.SKY:
            setting.times.append(item.value)
        case Kind.BODY:
            setting.bodies.append(item.value)
        case Kind.EFFECT:
            setting.effects.append(item.value)
        case Kind.PLACE:
            setting.name_place(item.value, item)
        case Kind.SETTING:
            entry = table("scenery")["setting"][int(item.value)]
            if "place" in entry:
                setting.name_place(entry["place"], item)
            setting.bring += [(sign, item) for sign in entry["pictures"]]
        case Kind.AIRY:
            setting.airy = True
        case _:
            _read_shot(setting, item)


def _read_shot(setting: Setting, item: Item) -> None:
    if item.kind is Kind.CAMERA:
        setting.camera = setting.camera or item.value
    elif item.kind is Kind.PACE:
        setting.pace = float(item.value)
    elif item.kind is Kind.STYLE:
        setting.style = setting.style or item.value
