"""The light of a moment: the sky's colours, where sun or moon stand, what it does to the land."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

import numpy as np

from generator.engines.sketch.draw.colour import Floats, luminance, mix, rgb
from generator.engines.sketch.draw.tables import Table, table
from generator.engines.sketch.scene import Scene

TONES = 36  # colours of a time-lapse are worked out this often; the sky and the sun run on smoothly
LAMPLIGHT = "#ffdcae"
WEATHER_DARK = 0.55  # how far an overcast veil keeps the brightness of the hour it covers


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Light:
    """Colours are 0 to 1. `body` is (across, up): fractions of the frame's width and of the sky's
    height above the horizon. Lights with the same `tone` (by identity) have the same colours, so
    that what was worked out for one serves the others."""

    sky: tuple[tuple[float, Floats], ...]
    key: Floats
    haze: Floats
    lit: Floats
    shade: Floats
    glow: Floats
    strength: float
    stars: float
    night: float
    body: tuple[float, float]
    cover: float = 0.0  # of the eclipse: 1 when the moon hides the sun
    veil: float = 0.0  # of weather: at 1 no sun, moon or star shows
    tone: object = field(default_factory=object)


def _phase(name: str) -> Light:
    look: Table = table("skies")["phase"][name]
    return Light(
        sky=tuple((float(place), rgb(colour)) for place, colour in look["sky"]),
        key=rgb(look["key"]),
        haze=rgb(look["haze"]),
        lit=rgb(look["clouds"][0]),
        shade=rgb(look["clouds"][1]),
        glow=rgb(look["glow"][0]),
        strength=float(look["glow"][1]),
        stars=float(look["stars"]),
        night=float(look["night"]),
        body=(0.5, 0.5),
    )


def blend(first: Light, second: Light, share: float) -> Light:
    """The light between two; their skies may have their stops in different places."""
    places = sorted({place for place, _ in (*first.sky, *second.sky)})
    changed: dict[str, Any] = {
        name: mix(getattr(first, name), getattr(second, name), share)
        for name in ("key", "haze", "lit", "shade", "glow")
    }
    changed |= {
        name: getattr(first, name) * (1 - share) + getattr(second, name) * share
        for name in ("strength", "stars", "night", "cover", "veil")
    }
    sky = tuple(
        (place, mix(_at(first.sky, place), _at(second.sky, place), share)) for place in places
    )
    return replace(first, sky=sky, tone=object(), **changed)


def _at(stops: Sequence[tuple[float, Floats]], place: float) -> Floats:
    where = [stop for stop, _ in stops]
    channels = np.stack([colour for _, colour in stops])
    return np.array([np.interp(place, where, channels[:, i]) for i in range(3)], np.float32)


def _veiled(light: Light, effects: Sequence[str]) -> Light:
    """Under weather: towards the grey of the veil, as bright as the hour is."""
    veils: Table = table("skies")["veil"]
    for effect in effects:
        if effect not in veils:
            continue
        name, amount = veils[effect]
        grey = _phase(name)
        dim = WEATHER_DARK + (1 - WEATHER_DARK) * luminance(light.key)
        dim *= min(1.0, 0.35 + luminance(light.sky[0][1]) * 2.2)
        dimmed = replace(
            grey,
            sky=tuple((place, colour * dim) for place, colour in grey.sky),
            key=grey.key * (0.35 + 0.65 * luminance(light.key)),
            haze=grey.haze * dim,
            lit=grey.lit * dim,
            shade=grey.shade * dim,
            night=max(light.night, grey.night),
            stars=0.0,
            veil=1.0,
        )
        return blend(light, dimmed, float(amount))
    return light


class Daylight:
    """The light over the whole clip: one for all of it, or a way through the phases."""

    def __init__(self, scene: Scene, *, indoors: bool = False) -> None:
        self._indoors = indoors
        times: Table = table("skies")["time"]
        look: Any = times.get(scene.sky.time, times["day"])
        self.running = scene.pace > 1
        self.body = str(look["body"])
        self._way = np.array(look["way"], np.float32)
        self._last: tuple[float, Light] | None = None
        self._keys = [
            (float(when), _veiled(_phase(name), scene.effects)) for when, name in look["lapse"]
        ]
        still = _veiled(_phase(look["still"]), scene.effects)
        across, up = look["at"]
        self._still = self._lamplit(replace(still, body=(across, up), cover=1.0))

    def at(self, u: float) -> Light:
        if not self.running:
            return self._still
        light = self._coloured(int(u * TONES) / TONES)
        across, up = (float(np.interp(u, self._way[:, 0], self._way[:, i])) for i in (1, 2))
        cover = float(np.sin(np.pi * u)) ** 0.5
        return replace(light, body=(across, up), cover=cover)

    def _coloured(self, u: float) -> Light:
        """The colours of a moment; asked again for the same moment, the same light."""
        if self._last is not None and self._last[0] == u:
            return self._last[1]
        light = self._keys[-1][1]
        for (start, first), (end, second) in pairwise(self._keys):
            if start <= u < end:
                share = (u - start) / (end - start)
                light = blend(first, second, share * share * (3 - 2 * share))
                break
        light = self._lamplit(light)
        self._last = (u, light)
        return light

    def _lamplit(self, light: Light) -> Light:
        """Indoors the night is as bright as its lamps."""
        if not self._indoors:
            return light
        key = light.key + (rgb(LAMPLIGHT) - light.key) * 0.62 * light.night
        return replace(light, key=key, tone=object())
