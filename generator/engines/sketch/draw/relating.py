"""Where one actor stands by another: beside, on, above, behind, in a chase."""

from dataclasses import replace

from generator.engines.sketch.draw.actor import Actor
from generator.engines.sketch.draw.plan import Plan
from generator.engines.sketch.draw.tables import table


def related(
    plan: Plan, kind: str, actor: Actor, hosts: list[Actor], span: tuple[float, float]
) -> Actor:
    host = hosts[0]
    spans = host.picture in table("pictures")["spans"]
    left = min(h.x - h.width / 2 for h in hosts)
    right = max(h.x + h.width / 2 for h in hosts)
    gap = 0.04 * plan.shot.unit
    within = actor.x - span[0]
    top = host.y - host.height * (0.5 if host.afloat else 1.0)
    if kind in ("left_of", "chase") and not (kind == "chase" and host.heading < 0):
        lag = 0.5 * actor.height if kind == "chase" else 0.0
        return replace(actor, x=left - gap - lag - span[1] + within)
    if kind in ("right_of", "beside", "chase"):
        lag = 0.5 * actor.height if kind == "chase" else 0.0
        return replace(actor, x=right + gap + lag + within)
    if kind == "on":
        sunk = max(0.1, float(table("pictures")["surface"].get(host.picture, 0.0)))
        return replace(
            actor,
            y=top + sunk * host.height,
            near=host.near + 0.5,
            realm="ground" if spans else host.realm,  # no water mirrors who is on a bridge
            afloat=False,
        )
    if kind == "above":
        y = top - gap - actor.height * (0.5 if actor.afloat else 0.0)
        return replace(actor, y=max(y, actor.height * 0.6), near=host.near + 0.2)
    if kind == "below" and spans:
        return replace(actor, y=host.y, near=host.near - 1)
    if kind == "below":
        return replace(actor, y=min(host.y + actor.height + gap, 0.97 * plan.shot.height))
    if kind == "behind":
        return replace(
            actor,
            y=host.y - 0.07 * plan.shot.unit,
            x=host.x + 0.45 * host.width,
            near=host.near - 1,
        )
    if kind == "in_front":
        y = min(host.y + 0.07 * plan.shot.unit, 0.97 * plan.shot.height)
        return replace(actor, y=y, x=host.x - 0.3 * host.width, near=host.near + 1)
    if kind == "inside":
        size = min(actor.height, 0.55 * host.height)
        return replace(actor, y=host.y - 0.1 * host.height, height=size, near=host.near + 1)
    return actor
