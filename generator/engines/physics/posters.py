"""A small picture of each phenomenon, for lists: shipped, and drawn anew by running this module."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generator.engines.physics.phenomenon import Phenomenon
    from generator.types import Frame

FOLDER = Path(__file__).parent / "data" / "posters"

WIDTH, HEIGHT = 240, 180
"""Pixels: twice what the web chat shows."""

_DRAWN = (480, 400)  # pixels, of which the title is cut off
_MOMENT = 0.3  # the share of the clip


def poster_of(slug: str) -> Path:
    """Where the phenomenon's picture lies, a WebP of `WIDTH` × `HEIGHT`."""
    return FOLDER / f"{slug}.webp"


def main() -> None:
    """Draw all of them: to be run when what phenomena look like has changed."""
    from PIL import Image

    from generator.engines.physics.catalogue import catalogue

    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.webp"):
        old.unlink()
    for slug, phenomenon in catalogue().items():
        picture = Image.fromarray(_scene(phenomenon))
        small = picture.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
        small.save(poster_of(slug), quality=82, method=6)


def _scene(phenomenon: "Phenomenon[Any]") -> "Frame":
    """The phenomenon at its defaults, without numbers and without its title."""
    from generator.engines.physics.performance import Performance
    from generator.engines.physics.understand.asked import Asked, AskedCase
    from generator.types import ClipRequest

    request = ClipRequest(
        prompt=phenomenon.slug,
        engine="physics",
        seed=0,
        seconds=10,
        own_length=True,
        numbers=False,
        width=_DRAWN[0],
        height=_DRAWN[1],
    )
    asked = Asked(text="", topic=phenomenon.slug, score=1.0, cases=(AskedCase(values={}),))
    shown = Performance(phenomenon, asked, request, "en")
    frame = shown.page.paint(shown.pace.time(_MOMENT * shown.pace.seconds))
    room = _DRAWN[0] * HEIGHT // WIDTH
    return frame[-room:]


if __name__ == "__main__":
    main()
