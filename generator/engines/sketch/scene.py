"""The storyboard: what a prompt was understood to show, before a pixel is drawn.

`understand/` makes a `Scene` of a prompt, `draw/` makes frames of a `Scene`; neither knows the
other. Every name in a field (a sky, a place, an effect, a motion, a camera move, a style) is a key
of a table in `data/`, where its looks are kept; the words that lead to it stand in `data/words/`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Sky:
    """`time` is one of sunrise, day, sunset, dusk, night, aurora, eclipse; `bodies` are the
    heavenly bodies asked for by name (sun, moon, stars, planet, clouds, rainbow …)."""

    time: str = "day"
    bodies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """Where a subject stands: `kind` (on, above, below, beside, behind, in_front, left_of,
    right_of, inside, chase) to the subject of index `other` in `Scene.subjects`, or, with `other`
    None, to the place or the frame itself ("on the left")."""

    kind: str
    other: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """One thing with a picture.

    `picture` is the code points of a picture ("1F431", "1F3C3-200D-2640-FE0F"), `label` the words
    of the prompt that it stands for, `size` a factor on the natural size (0.5 small, 1.6 big),
    `height` the natural size in the frame's heights (a cat 0.25, a whale 0.5, a bee 0.1),
    `colour` a key of the colour table, `motion` a key of the motion table (run, fly, dance …),
    `heading` the direction of travel in the frame: -1 left, +1 right, 0 unsaid; `faces` the way
    the picture itself looks: -1, +1, or 0 for head-on. `realm` is where it belongs: ground, air,
    water, space.
    """

    label: str
    picture: str
    count: int = 1
    size: float = 1.0
    height: float = 0.25
    colour: str | None = None
    motion: str | None = None
    heading: int = 0
    faces: int = -1
    realm: str = "ground"
    relation: Relation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Camera:
    """`move` is one of auto (goes along with whoever travels), static, pan_left, pan_right,
    tilt_up, tilt_down, zoom_in, zoom_out, tracking, orbit, aerial, shake."""

    move: str = "auto"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Everything the drawing needs to know.

    `place` is a key of the place table or None where the prompt names none (the drawing then
    chooses calm ground, or none, that suits the subjects). `pace` is 1 for real time, above 1 for
    a time-lapse (the sky runs), below 1 for slow motion. `depicts` lists, in the prompt's own
    order and words, what will be drawn; `omitted` what the prompt names and nothing will draw.
    """

    sky: Sky
    place: str | None = None
    effects: tuple[str, ...] = ()
    subjects: tuple[Subject, ...] = ()
    camera: Camera = Camera()
    pace: float = 1.0
    style: str | None = None
    depicts: tuple[str, ...] = ()
    omitted: tuple[str, ...] = ()
