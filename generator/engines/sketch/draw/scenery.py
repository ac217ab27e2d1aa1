"""The layers of a place, built as its table lists them."""

from collections.abc import Callable

from generator.engines.sketch.draw.plan import Plan
from generator.engines.sketch.draw.ridges import ground, ridge
from generator.engines.sketch.draw.shot import Element
from generator.engines.sketch.draw.tables import Table
from generator.engines.sketch.draw.water import Water

Builder = Callable[[Table, Plan, str], Element]

BUILDERS: dict[str, Builder] = {"ridge": ridge, "ground": ground, "water": Water}


def layers(plan: Plan) -> tuple[list[Element], list[Element]]:
    """What lies behind the subjects and what before them, each from far to near."""
    behind: list[Element] = []
    before: list[Element] = []
    current = behind
    for number, spec in enumerate(plan.look["layers"]):
        if spec["what"] == "actors":
            current = before
        elif spec["what"] in BUILDERS:
            current.append(BUILDERS[spec["what"]](spec, plan, f"layer {number}"))
    return behind, before
