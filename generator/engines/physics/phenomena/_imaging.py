"""Images by thin lenses and mirrors: 1/u + 1/v = 1/f, from whatever two of them a text gives."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.phenomena._openings import opening, told
from generator.engines.physics.phenomena._standing_place import exactly, share_told
from generator.engines.physics.phenomenon import Fact, Slot, Values
from generator.engines.physics.wording import Wording

_AT_FOCUS = 1e-9  # of the distance: nearer to the focus the image is at infinity
_FOCAL, _DISTANCE = 0.1, 0.3  # m, where a text leaves them open
_OBJECT = Wording("object", "物体")
THINGS = {
    "object": (_OBJECT, 0.02),
    "person": (Wording("person", "人"), 1.7),
    "face": (Wording("face", "脸"), 0.2),
}
"""What may stand before a mirror: its name, and its height in m where none is told."""
_NEAREST, _SHORTEST = 1e-4, 1e-3  # m: the least distance of an object, and focal length

FOCAL = Slot(
    "focal", "f", "m", 0.0, -100.0, 100.0, Wording("focal length (if given)", "焦距（若给定）"),
    cues=Wording("focal length|focal|focus", "焦距|焦点"), quiet=True, open=True,
)  # fmt: skip
DISTANCE = opening(
    "distance", "u", "m", 1e5,
    Wording("distance of the object", "物距"),
    Wording(
        "object distance|object|candle|away|distance|in front|front|stands|placed|held|above|do",
        "物距|物体|蜡烛|烛焰|人|铅笔|距离|远|前|处",
    ),
)  # fmt: skip
HEIGHT = opening(
    "height", "h", "m", 1e3,
    Wording("height of the object", "物高"),
    Wording("height|high|tall|object height|size", "物高|高|身高|大小"),
)  # fmt: skip
IMAGE = opening(
    "image", "v", "m", 1e5,
    Wording("distance of the image", "像距"),
    Wording("image distance|image|screen|di", "像距|像|光屏|屏"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Imaging:
    """An object of `height` at `distance`, in m, before something of the focal length `focal`:
    positive where it gathers light, negative where it spreads it, inf for a plane mirror.
    `assumed` is, by slot, what was taken because the text did not say it; `name` is that of the
    object."""

    focal: float
    distance: float
    height: float
    assumed: Mapping[str, float] = field(default_factory=dict, compare=False)
    name: Wording = _OBJECT

    @property
    def image(self) -> float:
        """How far the image is, in m: negative for a virtual one, inf where rays run parallel."""
        if math.isinf(self.focal):
            return -self.distance
        beyond = self.distance - self.focal
        if abs(beyond) <= _AT_FOCUS * self.distance:
            return math.inf
        return self.focal * self.distance / beyond

    @property
    def magnification(self) -> float:
        """Of the image beside the object: negative for one upside down."""
        return -self.image / self.distance

    @property
    def image_height(self) -> float:
        """In m, negative for one upside down."""
        return self.height * self.magnification

    @property
    def sharp(self) -> bool:
        """Whether there is an image anywhere."""
        return math.isfinite(self.image)

    @property
    def real(self) -> bool:
        return self.sharp and self.image > 0

    def slope(self, y: float) -> float:
        """Of the ray from the object's tip that arrives at height `y`, after it has passed: height
        won per way, in the direction in which it goes on."""
        return (y - self.height) / self.distance - y / self.focal


def imaging(values: Values, focal: float | None, sign: int) -> Imaging:
    """What the text gives makes this, in numbers or by where the object stands beside the focus:
    `focal` is the focal length as another quantity tells it (None: none does; inf: a plane mirror),
    `sign` what the kind of lens or mirror makes of it (0: as it is)."""
    assumed: dict[str, float] = {}
    focal = _focal(values, focal, sign, assumed)
    distance = _distance(values, focal, assumed)
    name, usual = THINGS[values.get("thing", "object")]
    height = told(values, HEIGHT)
    if height is None:
        height = assumed[HEIGHT.key] = usual
    return Imaging(focal, distance, height, assumed, name)


def _focal(values: Values, focal: float | None, sign: int, assumed: dict[str, float]) -> float:
    """The focal length in m; what is taken for it goes into `assumed`."""
    distance, seen, share = told(values, DISTANCE), told(values, IMAGE), share_told(values)
    focal = given(values, FOCAL) if focal is None else focal
    if focal is not None:
        return abs(focal) * sign if sign else focal
    if distance is not None and seen is not None:
        seen = -seen if sign < 0 else seen
        return _over(distance * seen, distance + seen)
    if distance is None or share is None:
        focal = assumed[FOCAL.key] = _FOCAL * (sign or 1)
        return focal
    focal = distance / share * (sign or 1)
    if not exactly(values):
        assumed[FOCAL.key] = focal
    return focal


def _distance(values: Values, focal: float, assumed: dict[str, float]) -> float:
    """The distance of the object in m; what is taken for it goes into `assumed`."""
    distance, seen, share = told(values, DISTANCE), told(values, IMAGE), share_told(values)
    if distance is not None:
        return distance
    if seen is not None:
        seen = math.copysign(seen, focal)
        return _over(focal * seen, seen - focal) if math.isfinite(focal) else abs(seen)
    beside = share is not None and math.isfinite(focal)
    distance = share * abs(focal) if share is not None and beside else _DISTANCE
    if not (beside and exactly(values)):
        assumed[DISTANCE.key] = distance
    return distance


def given(values: Values, slot: Slot) -> float | None:
    """What the text gives for a slot that may be negative, None where it is open."""
    value = float(values[slot.key])
    return value if abs(value) > 1e-9 else None


def _over(one: float, two: float) -> float:
    return one / two if two else math.inf


def unfit(made: Imaging, sign: int) -> Wording | None:
    """Why such an imaging cannot be; None: it can."""
    if math.isfinite(made.focal) and sign * made.focal < 0:
        return Wording(
            "Such an image would need the other kind: the distances do not fit this one.",
            "这样的像需要另一种类型：所给的物距和像距不相符。",
        )
    if math.isfinite(made.focal) and not (
        _SHORTEST * (1 - 1e-9) <= abs(made.focal) <= FOCAL.high * (1 + 1e-9)
    ):
        low, high = amount(_SHORTEST, "m"), amount(FOCAL.high, "m")
        return Wording(
            f"The focal length has to be between {low} and {high}.",
            f"焦距的大小应在 {low} 到 {high} 之间。",
        )
    if not _NEAREST <= made.distance <= DISTANCE.high:
        low, high = amount(_NEAREST, "m"), amount(DISTANCE.high, "m")
        return Wording(
            f"The distance of the object has to be between {low} and {high}.",
            f"物距应在 {low} 到 {high} 之间。",
        )
    return None


def facts(made: Imaging) -> tuple[Fact, ...]:
    """Where the image is, how large, and of what focal length."""
    told_of = [Fact("image", Wording("image distance", "像距"), "v", made.image, "m")]
    if made.sharp:
        large = Fact(
            "magnification", Wording("magnification", "放大率"), "m", made.magnification, ""
        )
        high = Wording("image height", "像高")
        told_of += [large, Fact("image_height", high, "h′", made.image_height, "m")]
    if math.isinf(made.focal):
        return tuple(told_of)
    return (*told_of, Fact("focal", Wording("focal length", "焦距"), "f", made.focal, "m"))


def looks(made: Imaging) -> Wording:
    """What the image is like: "real, upside-down, smaller"."""
    size = abs(made.magnification)
    same = math.isclose(size, 1, rel_tol=1e-6)
    en = "equally large" if same else "larger" if size > 1 else "smaller"
    zh = "等大" if same else "放大" if size > 1 else "缩小"
    if made.real:
        return Wording(f"real, upside-down, {en}", f"倒立、{zh}的实像")
    return Wording(f"virtual, upright, {en}", f"正立、{zh}的虚像")


def where(made: Imaging) -> Wording:
    """Where the object of a real image stands, beside twice the focal length."""
    double = amount(2 * made.focal, "m")
    if math.isclose(made.distance, 2 * made.focal, rel_tol=1e-6):
        return Wording("at exactly twice the focal length", "恰好等于二倍焦距")
    if made.distance > 2 * made.focal:
        return Wording(f"beyond twice the focal length ({double})", f"大于二倍焦距 {double}")
    return Wording(
        f"between the focal length and twice that ({double})", f"在一倍焦距与二倍焦距 {double} 之间"
    )
