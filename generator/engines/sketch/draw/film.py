"""Scene → frames: everything put together and run, one frame at a time."""

from collections.abc import Iterator

import numpy as np
from PIL import Image

from generator.engines.sketch.draw.actor import Actor
from generator.engines.sketch.draw.camera import Camera
from generator.engines.sketch.draw.cast import actors
from generator.engines.sketch.draw.clouds import decks
from generator.engines.sketch.draw.effects import effects
from generator.engines.sketch.draw.finish import filters
from generator.engines.sketch.draw.light import Daylight
from generator.engines.sketch.draw.motion import Motion
from generator.engines.sketch.draw.plan import Plan, place_of, timed
from generator.engines.sketch.draw.players import Half, Player, treatment_of
from generator.engines.sketch.draw.scenery import layers
from generator.engines.sketch.draw.shot import Element, Moment, Shot
from generator.engines.sketch.draw.sky import Props, Sky
from generator.engines.sketch.draw.strip import cut_out
from generator.engines.sketch.draw.tables import table
from generator.engines.sketch.scene import Scene
from generator.types import Frame

DEFAULT_STYLE = "storybook"
TOWERING = 0.4  # natural height of what stands still when nothing is said: houses, trees
CROSSING = 0.74  # of the frame: how far a traveller gets when the camera stands still


class Film:
    """A scene made ready to be drawn; `frames()` may be run once."""

    def __init__(self, scene: Scene, shot: Shot) -> None:
        scene = timed(scene)
        self._shot = shot
        plan = _plan(scene, shot, 0.0, Camera("auto", shot, 0.0))
        cast = actors(plan)
        motions = _motions(plan, cast)
        speed = _followed(plan, cast, motions)
        self._camera = Camera(scene.camera.move, shot, speed)
        self._plan = plan = _plan(scene, shot, self._camera.reach, self._camera)
        self._daylight = plan.daylight
        players = _players(plan, cast, motions, speed)
        behind, before = layers(plan)
        planes = effects(plan)
        if not plan.look.get("sky", True):
            behind.insert(1, Props(plan))
        self._elements = [
            *_above(plan),
            *planes["sky"],
            *behind,
            *planes["middle"],
            *_in_order(players),
            *before,
            *planes["front"],
        ]
        if plan.style.get("cutout"):
            cut_out([*behind, *before], shot)
        self._filters = filters(plan)

    def frames(self) -> Iterator[Frame]:
        shot = self._shot
        canvas = Image.new("RGB", (shot.width, shot.height))
        for number in range(shot.frames):
            u = number / shot.frames
            now = Moment(
                frame=number,
                u=u,
                seconds=number / shot.fps,
                light=self._daylight.at(u),
                pan=self._camera.pan(u),
                tilt=self._camera.tilt(u),
            )
            for element in self._elements:
                element.paint(canvas, now)
            yield self._finished(canvas, now)

    def _finished(self, canvas: Image.Image, now: Moment) -> Frame:
        zoom = self._camera.zoom(now.u)
        frame = canvas
        if zoom > 1.001:
            wide, tall = canvas.width / zoom, canvas.height / zoom
            left, top = (canvas.width - wide) / 2, (canvas.height - tall) * 0.62
            box = (left, top, left + wide, top + tall)
            frame = canvas.resize(canvas.size, Image.Resampling.BILINEAR, box=box)
        for step in self._filters:
            frame = step(frame, now.frame)
        return np.asarray(frame)


def _above(plan: Plan) -> list[Element]:
    return [Sky(plan), *decks(plan)] if plan.look.get("sky", True) else []


def _plan(scene: Scene, shot: Shot, reach: float, camera: Camera) -> Plan:
    places, styles = table("places"), table("styles")
    look = places[place_of(scene)]
    return Plan(
        shot=shot,
        scene=scene,
        look=look,
        style=styles.get(scene.style or DEFAULT_STYLE, styles[DEFAULT_STYLE]),
        daylight=Daylight(scene, indoors=bool(look.get("indoors"))),
        horizon=round((float(look["horizon"]) + camera.horizon) * shot.height),
        reach=reach,
    )


def _motions(plan: Plan, cast: list[Actor]) -> dict[int, Motion]:
    """What each subject does; the chased run, or roll, as fast as their chaser."""
    scene, shot = plan.scene, plan.shot
    names = [subject.motion for subject in scene.subjects]
    for subject in scene.subjects:
        relation = subject.relation
        at = relation.other if relation and relation.kind == "chase" else None
        if at is not None and at < len(names):
            rolls = scene.subjects[at].faces == 0 and names[at] in _STILL
            names[at] = "roll" if rolls else names[at] or "chase"
    motions = {}
    for index, (name, subject) in enumerate(zip(names, scene.subjects, strict=True)):
        realm = _realm(cast, index)
        if name is None and realm == "water" and subject.realm == "ground":
            realm = "ground"  # a lighthouse does not rock on the waves
        built = subject.faces == 0 and subject.height >= TOWERING and subject.realm == "ground"
        built = built or subject.picture in table("pictures")["spans"]
        motions[index] = Motion(name or ("rest" if built else "idle"), realm, shot, scene.pace)
    return motions


_STILL = (None, "bounce", "spin")


def _realm(cast: list[Actor], index: int) -> str:
    return next((actor.realm for actor in cast if actor.subject == index), "ground")


def _followed(plan: Plan, cast: list[Actor], motions: dict[int, Motion]) -> float:
    """How fast the camera goes along, in units a second to the right: with the travellers when
    nobody else would be left behind."""
    held = table("cameras").get(plan.scene.camera.move, {}).get("holds", False)
    if held or plan.look.get("indoors") or not cast:
        return 0.0
    speeds = {
        actor.subject: motions[actor.subject].travel * actor.heading
        for actor in cast
        if _carrier(plan, actor, cast) is None
    }
    if all(speed > 0 for speed in speeds.values()) or all(speed < 0 for speed in speeds.values()):
        return min(speeds.values(), key=abs)
    return 0.0


def _players(
    plan: Plan, cast: list[Actor], motions: dict[int, Motion], speed: float
) -> list[Player]:
    players = []
    hub = next((actor for actor in cast if not motions[actor.subject].orbits), None)
    for actor in cast:
        motion = motions[actor.subject]
        paint = plan.scene.subjects[actor.subject].colour
        tones = table("colours")
        treatment = treatment_of(plan.style, tones.get(paint) if paint else None)
        drift = _drift(plan, actor, motion, speed)
        players.append(Player(actor, motion, plan, treatment, drift, hub))
    for player in players:
        host = _carrier(plan, player.actor, cast)
        player.carrier = next((other for other in players if other.actor is host), None)
    return players


_CARRYING = ("on", "in_front", "inside")


def _carrier(plan: Plan, actor: Actor, cast: list[Actor]) -> Actor | None:
    """Whoever wears, holds or carries it: something larger that it is on or in front of, while it
    does nothing itself."""
    subject = plan.scene.subjects[actor.subject]
    relation = subject.relation
    if relation is None or relation.kind not in _CARRYING or subject.motion is not None:
        return None
    host = next((other for other in cast if other.subject == relation.other), None)
    larger = host is not None and host.height > actor.height
    return host if larger or relation.kind == "on" else None


def _in_order(players: list[Player]) -> list[Element]:
    """Those who go round something are behind it on the far half of their way."""
    circling = [player for player in players if player.orbits]
    return [
        *(Half(player, far=True) for player in circling),
        *(player for player in players if not player.orbits),
        *(Half(player, far=False) for player in circling),
    ]


def _drift(plan: Plan, actor: Actor, motion: Motion, speed: float) -> float:
    if not motion.travel:
        return 0.0
    shot = plan.shot
    if speed:
        return 0.12 * shot.width * actor.heading
    way = motion.travel * shot.unit * shot.seconds
    return min(way, CROSSING * shot.width) * actor.heading
