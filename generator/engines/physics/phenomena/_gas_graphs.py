"""The graphs beside a gas in a box."""

from collections.abc import Sequence

import numpy as np

from generator.engines.physics.draw.graph import Axis, Curve, Graph
from generator.engines.physics.draw.page import Page
from generator.engines.physics.phenomena._gas import SECONDS, Gas
from generator.engines.physics.phenomenon import Case
from generator.engines.physics.wording import Wording


def changes(cases: Sequence[Case[Gas]], most: float, widest: float, hottest: float) -> Graph:
    """Volume by temperature where the pressure stays, else pressure by what changes."""
    gas = cases[0].run
    times = np.linspace(0, SECONDS, 160)
    heated = gas.first.temperature != gas.last.temperature
    free = heated and gas.first.volume != gas.last.volume
    curves = []
    for case in cases:
        states = [case.run.state(time) for time in times]
        x = np.array([it.temperature if heated else it.volume for it in states])
        y = np.array([it.volume if free else it.pressure for it in states])
        curves.append(Curve(x, y, case.colour, times=times))
    across = Axis("T", "K", 0, 1.1 * hottest) if heated else Axis("V", "m³", 0, 1.1 * widest)
    up = Axis("V", "m³", 0, 1.1 * widest) if free else Axis("p", "Pa", 0, 1.1 * most)
    return Graph(across, up, curves)


def maxwell(page: Page, cases: Sequence[Case[Gas]], fastest: float) -> Graph:
    """How many molecules have which speed, beside the most frequent one of all."""
    speeds = np.linspace(0, 2.6 * fastest, 160)
    shares = [case.run.shares(speeds) for case in cases]
    highest = max(float(it.max()) for it in shares)
    curves = [
        Curve(speeds, it / highest, case.colour, grows=False)
        for case, it in zip(cases, shares, strict=True)
    ]
    name = page.say(Wording("molecules, relative", "相对分子数"))
    return Graph(Axis("v", "m/s", 0, float(speeds[-1])), Axis(name, "", 0, 1.08), curves)
