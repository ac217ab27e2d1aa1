"""One actor: a picture with a place, a size and a way to face."""

from dataclasses import dataclass

from generator.engines.sketch.pictures import aspect


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """`x` and `y` are the frame's pixels of the middle of its foot (of its middle, where `afloat`);
    `height` is pixels; `heading` -1 left, +1 right; `flip` mirrors the picture; `near` orders the
    painting, greater being nearer; `phase` sets its motion apart from its fellows'."""

    subject: int
    picture: str
    x: float
    y: float
    height: float
    heading: int
    flip: bool
    near: float
    phase: float
    realm: str
    afloat: bool

    @property
    def width(self) -> float:
        return self.height * aspect(self.picture)
