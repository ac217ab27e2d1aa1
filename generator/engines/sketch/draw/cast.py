"""Who stands where: subjects become actors with a place, a size and a way to face."""

from dataclasses import replace

import numpy as np

from generator.engines.sketch.draw.actor import Actor
from generator.engines.sketch.draw.plan import Plan
from generator.engines.sketch.draw.relating import related
from generator.engines.sketch.draw.tables import table
from generator.engines.sketch.pictures import aspect, exists
from generator.engines.sketch.scene import Subject

MOST = 20  # of one kind: more would only be a crowd of dots
CROWD_WIDTH = 0.86  # of the frame, for all who stand beside one another
LEAST = 0.06  # of the unit: what is smaller is drawn larger than life, the more so when alone
LEAST_ALONE = 0.17
TALLEST = 0.62  # of the unit, for one actor
ON_SPAN = 0.15  # of a bridge's length, for who is on it: taller, it could not carry one


def _band(plan: Plan, realm: str) -> tuple[str, tuple[float, float]]:
    """The realm this place can offer, and its band of rows (fractions of the frame)."""
    stands = plan.look["stands"]
    for choice in (realm, *_INSTEAD.get(realm, ()), "ground", "water", "space", "air"):
        if choice in stands:
            low, high = stands[choice]
            return choice, (float(low), float(high))
    return "ground", (0.8, 0.9)


_INSTEAD = {
    "water": ("ground",),
    "air": ("space", "water"),
    "space": ("air",),
    "ground": ("water",),
}


def heading_of(subject: Subject, generator: np.random.Generator) -> int:
    """Where it goes: as said, else where its picture looks, else to the right or the left."""
    if subject.heading:
        return subject.heading
    if subject.faces:
        return subject.faces
    return 1 if generator.random() < 0.5 else -1


def headings(plan: Plan) -> dict[int, int]:
    """Where each subject goes; the chased flee the way the chaser comes."""
    subjects = plan.scene.subjects
    luck = plan.shot.random("headings")
    result = {index: heading_of(subject, luck) for index, subject in enumerate(subjects)}
    for index, subject in enumerate(subjects):
        relation = subject.relation
        if relation and relation.kind == "chase" and relation.other in result:
            result[relation.other] = result[index]
    return result


def actors(plan: Plan) -> list[Actor]:
    """Everybody in the scene, from the farthest to the nearest."""
    cast: dict[int, list[Actor]] = {}
    drawable = [i for i, subject in enumerate(plan.scene.subjects) if exists(subject.picture)]
    roots = [i for i in drawable if _anchor(plan, i, drawable) is None]
    for realm in ("ground", "water", "air", "space"):
        group = [i for i in roots if _band(plan, plan.scene.subjects[i].realm)[0] == realm]
        cast |= _row(plan, realm, group)
    for index in drawable:
        if index not in roots:
            _beside(plan, index, cast, drawable)
    everyone: list[Actor] = []
    for root in roots:
        cluster = [i for i in drawable if _root(plan, i, drawable) == root]
        everyone += _framed(plan, [a for i in cluster for a in cast[i]], alone=len(roots) == 1)
    return sorted(everyone, key=lambda actor: actor.near)


def _root(plan: Plan, index: int, drawable: list[int]) -> int:
    """The subject that, over all the relations between, decides where this one is."""
    other = _anchor(plan, index, drawable)
    return index if other is None else _root(plan, other, drawable)


def _framed(plan: Plan, cluster: list[Actor], *, alone: bool) -> list[Actor]:
    """Those who belong together, moved into the frame; to its middle when there is nobody else."""
    width = plan.shot.width
    left = min(actor.x - actor.width / 2 for actor in cluster)
    right = max(actor.x + actor.width / 2 for actor in cluster)
    edge = 0.03 * width
    shift = max(0.0, edge - left) or min(0.0, width - edge - right)
    if right - left > width - 2 * edge or (alone and len(cluster) > 1):
        shift = (width - left - right) / 2
    return [replace(actor, x=actor.x + shift) for actor in cluster]


def _anchor(plan: Plan, index: int, drawable: list[int]) -> int | None:
    """The subject this one is placed by; never itself, never in a circle."""
    relation = plan.scene.subjects[index].relation
    seen = {index}
    other = relation.other if relation else None
    if other is None or other not in drawable:
        return None
    step: int | None = other
    while step is not None:
        if step in seen:
            return None if index == min(seen) else other
        seen.add(step)
        link = plan.scene.subjects[step].relation
        step = link.other if link and link.other in drawable else None
    return other


def _height(plan: Plan, subject: Subject) -> float:
    least = LEAST_ALONE if len(plan.scene.subjects) == 1 and subject.count <= 3 else LEAST
    natural = float(np.clip(subject.height * subject.size, least, TALLEST))
    return natural * plan.shot.unit * float(plan.look.get("scale", 1.0))


def _row(plan: Plan, realm: str, group: list[int]) -> dict[int, list[Actor]]:
    """Subjects side by side within one realm, shrunk together where they would not fit."""
    if not group:
        return {}
    shot, subjects = plan.shot, plan.scene.subjects
    generator = shot.random("cast " + realm)
    wished = {i: _height(plan, subjects[i]) for i in group}
    counts = {i: max(1, min(MOST, subjects[i].count)) for i in group}
    ranks = {i: 1 if counts[i] <= 4 else 2 if counts[i] <= 9 else 3 for i in group}
    widths = {
        i: wished[i] * aspect(subjects[i].picture) * np.ceil(counts[i] / ranks[i]) * 1.06
        for i in group
    }
    total = sum(widths.values())
    shrink = min(1.0, CROWD_WIDTH * shot.width / total)
    spare = shot.width - total * shrink
    x = spare / (len(group) + 1)
    if len(group) == 1:
        x *= 1 + 0.3 * float(generator.uniform(-1, 1)) * (ranks[group[0]] == 1)
    cast = {}
    for i in _ordered(plan, group):
        width = widths[i] * shrink
        cast[i] = _crowd(plan, i, realm, wished[i] * shrink, counts[i], ranks[i], (x, width))
        x += width + spare / (len(group) + 1)
    return cast


def _ordered(plan: Plan, group: list[int]) -> list[int]:
    """From left to right: "on the left" first, "on the right" last."""
    places = {"left_of": -1, "right_of": 1}

    def side(index: int) -> int:
        relation = plan.scene.subjects[index].relation
        return places.get(relation.kind, 0) if relation and relation.other is None else 0

    return sorted(group, key=side)


def _crowd(
    plan: Plan,
    index: int,
    realm: str,
    height: float,
    count: int,
    ranks: int,
    span: tuple[float, float],
) -> list[Actor]:
    """The several of one subject: in up to three ranks, the back ones higher and smaller."""
    shot, subject = plan.shot, plan.scene.subjects[index]
    generator = shot.random(f"crowd {index}")
    _, (far, near) = _band(plan, realm)
    heading = headings(plan)[index]
    afloat = realm in ("air", "space") or (bool(plan.look.get("afloat")) and realm == "water")
    result = []
    for number in range(count):
        rank = number % ranks
        column = number // ranks
        columns = -(-(count - rank) // ranks)
        share = (column + 0.5 + (0.25 if rank % 2 else 0)) / (columns + (0.25 if ranks > 1 else 0))
        depth = 1 - rank / max(1, ranks) if ranks > 1 else float(generator.uniform(0.45, 0.85))
        if count > 1 and ranks == 1:
            depth = 0.5 + 0.28 * ((number % 2) * 2 - 1) + float(generator.uniform(-0.1, 0.1))
        size = height * (0.86 + 0.14 * depth) * float(generator.uniform(0.94, 1.0))
        y = (far + (near - far) * depth) * shot.height
        result.append(
            Actor(
                subject=index,
                picture=subject.picture,
                x=span[0] + span[1] * share,
                y=y,
                height=size,
                heading=heading,
                flip=subject.faces * heading < 0,
                near=y + (0 if realm != "air" else -shot.height),
                phase=0.0 if count == 1 else float(generator.random() * 0.35 + number * 0.13),
                realm=realm,
                afloat=afloat,
            )
        )
    return result


def _beside(plan: Plan, index: int, cast: dict[int, list[Actor]], drawable: list[int]) -> None:
    """Places a subject by the one its relation names."""
    other = _anchor(plan, index, drawable)
    subject = plan.scene.subjects[index]
    relation = subject.relation
    if other is None or relation is None:
        return
    if other not in cast:
        _beside(plan, other, cast, drawable)
    if other not in cast:
        cast |= _row(plan, _band(plan, subject.realm)[0], [index])
        return
    realm = _band(plan, subject.realm)[0]
    height = min(_height(plan, subject), plan.shot.unit * TALLEST)
    host = cast[other][0]
    if relation.kind == "on" and host.picture in table("pictures")["spans"]:
        height = min(height, ON_SPAN * host.width)
    count = max(1, min(MOST, subject.count))
    own = height * aspect(subject.picture)
    span = (_middle(plan, index, host, drawable) - own * count / 2, own * count)
    group = _crowd(plan, index, realm, height, count, 1, span)
    cast[index] = [related(plan, relation.kind, actor, cast[other], span) for actor in group]


def _middle(plan: Plan, index: int, host: Actor, drawable: list[int]) -> float:
    """Where upon the host it stands: in the middle, or in its share of what several stand upon."""
    relation = plan.scene.subjects[index].relation
    together = [at for at in drawable if plan.scene.subjects[at].relation == relation]
    if host.picture not in table("pictures")["surface"]:
        return host.x
    return host.x + host.width * ((together.index(index) + 0.5) / len(together) - 0.5)
