"""Where and when: sky, place, effects, camera, pace and style, read off the chosen words."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.engines.sketch.scene import Camera, Sky, Subject
from generator.engines.sketch.understand.places import LYING_SNOW, SNOW, Places
from generator.engines.sketch.understand.senses import Item, Kind
from generator.engines.sketch.understand.tables import table

_ALOFT = ("fly", "float", "rise", "fall", "jump", "orbit")
_STRENGTH = ("eclipse", "aurora", "sunset", "sunrise", "night", "dusk", "day")  # strongest first


@dataclass(slots=True)
class Setting:
    """What the words set so far; `bring` are emoji of pictures that a place brings along."""

    times: list[str] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)
    places: Places = field(default_factory=Places)
    airy: bool = False
    effects: list[str] = field(default_factory=list)
    camera: str | None = None
    pace: float = 1.0
    style: str | None = None
    bring: list[tuple[str, Item]] = field(default_factory=list)

    def place_for(self, subjects: Sequence[Subject]) -> str | None:
        """The place named; "in the sky" is one only for what is up there."""
        if self.places.named:
            return self.places.chosen
        aloft = [s for s in subjects if s.realm in ("air", "space") or s.motion in _ALOFT]
        return "sky" if self.airy and (aloft or not subjects) else None

    def dress(self, drawn: str | None) -> None:
        """Have snow lie on what is drawn where it was said to be snowy."""
        if self.places.lies_snow(drawn):
            self.effects.append(LYING_SNOW)

    def unseen(self, drawn: str | None) -> list[Item]:
        """The words for places that are nowhere to be seen in the one that is drawn."""
        brought = {id(item) for _, item in self.bring}  # its picture is seen
        return [it for it in self.places.unseen(drawn, self.effects) if id(it) not in brought]

    @property
    def sky(self) -> Sky:
        implied = [time for body in self.bodies if (time := _body_times().get(body))]
        times = self.times or implied or ["day"]
        return Sky(time=min(times, key=_STRENGTH.index), bodies=tuple(dict.fromkeys(self.bodies)))

    @property
    def shot(self) -> Camera:
        return Camera(move=self.camera) if self.camera else Camera()


def _body_times() -> dict[str, str]:
    times: dict[str, str] = table("scenery")["body_time"]
    return times


def read_setting(items: Sequence[Item], styles: frozenset[str]) -> tuple[Setting, list[Item]]:
    """The setting, and the items that it could not take (a style that nobody can draw)."""
    setting = Setting()
    unused: list[Item] = []
    for at, item in enumerate(items):
        if item.negated:
            setting.places.bare |= item.value == SNOW and item.kind in (Kind.PLACE, Kind.EFFECT)
            continue
        if item.kind is Kind.STYLE and item.value not in styles:
            unused.append(item)
        else:
            _read(setting, items, at)
    return setting, unused


def lead_camera(setting: Setting, unused: list[Item]) -> list[Item]:
    """Let the camera fly where nobody else does: "flying over mountains". What stays unused."""
    if setting.camera is not None:
        return unused
    flights = [item for item in unused if item.kind is Kind.MOTION and item.value == "fly"]
    if flights:
        setting.camera = "aerial"
    return [item for item in unused if all(item is not flight for flight in flights)]


def _read(setting: Setting, items: Sequence[Item], at: int) -> None:
    item = items[at]
    match item.kind:
        case Kind.SKY:
            setting.times.append(item.value)
        case Kind.BODY:
            setting.bodies.append(item.value)
        case Kind.EFFECT:
            setting.effects.append(item.value)
        case Kind.PLACE:
            setting.places.name(item.value, items, at)
        case Kind.SETTING:
            entry = table("scenery")["setting"][int(item.value)]
            if "place" in entry:
                setting.places.name(entry["place"], items, at)
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
