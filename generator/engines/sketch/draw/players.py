"""The actors at play: posed each frame, with their shadow or their reflection."""

import math
from dataclasses import dataclass, replace

import numpy as np
from PIL import Image, ImageChops

from generator.engines.sketch.draw.actor import Actor
from generator.engines.sketch.draw.blast import Blast
from generator.engines.sketch.draw.glaze import faded, lay
from generator.engines.sketch.draw.motion import Motion, Pose
from generator.engines.sketch.draw.plan import Plan
from generator.engines.sketch.draw.puffs import Puffs
from generator.engines.sketch.draw.shot import Moment
from generator.engines.sketch.draw.sprites import Sprite, posed, soft_ellipse
from generator.engines.sketch.draw.strip import scaled
from generator.engines.sketch.draw.tables import Table, table
from generator.engines.sketch.pictures import Treatment, picture

SHADOW = (18, 20, 40)
ORBIT = (0.4, 0.16)  # reach across and up of a way round, in units
MIRROR = 0.3  # strength of a reflection at the water line


class Player:
    """One actor's painting."""

    def __init__(
        self,
        actor: Actor,
        motion: Motion,
        plan: Plan,
        treatment: Treatment,
        drift: float,
        hub: Actor | None = None,
    ) -> None:
        """`drift`: pixels that it makes over the frame in the clip, to the right; `hub`: whom it
        goes round, where its motion does."""
        self.actor = actor
        self.motion = motion
        self._plan = plan
        self._drift = drift
        self.orbits = motion.orbits
        self.carrier: Player | None = None
        self._hub = _hub(hub, plan)
        treatment = replace(treatment, thin=treatment.thin * _line_width(actor, plan))
        image = picture(actor.picture, max(4, round(actor.height)), treatment)
        if actor.flip:
            image = image.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
        self._sprite = Sprite(image, bool(plan.style.get("pictures", {}).get("unlit")))
        self._keel = _keel(actor) * actor.height
        burst = motion.look.get("burst")
        self._blast = Blast(plan, actor.height, float(burst)) if burst is not None else None
        self._trail = _trail(motion, actor, plan)
        width = round(image.width * 0.95)
        self._shadow = soft_ellipse(width, max(3, round(width * 0.2)), 0.5)

    def where(self, now: Moment) -> tuple[Pose, float, float, float]:
        """The pose, the foot's (or middle's) point in the frame, and its height over the ground."""
        actor, shot = self.actor, self._plan.shot
        pose = self.motion.at(now.u, actor.phase)
        x = actor.x + pose.x * actor.height * actor.heading + self._drift * (now.u - 0.5)
        lift = pose.y * actor.height + pose.drop * shot.height
        y = actor.y - lift + self._keel
        if self.motion.absolute:
            y = shot.height * (1 - pose.across_y)
            lift = 0.0
        if self.orbits:
            turn = 2 * math.pi * pose.round
            x = self._hub[0] + math.cos(turn) * shot.unit * ORBIT[0]
            y = self._hub[1] + math.sin(turn) * shot.unit * ORBIT[1]
        if self.carrier is not None:
            host = self.carrier.actor
            _, host_x, host_y, raised = self.carrier.where(now)
            return pose, host_x + actor.x - host.x, host_y + actor.y - host.y - lift, lift + raised
        return pose, x, y - now.tilt, lift

    def paint(self, canvas: Image.Image, now: Moment) -> None:
        pose, x, y, lift = self.where(now)
        if pose.scale > -0.98 and pose.fade < 0.99:
            self._paint_self(canvas, now, pose, (x, y, lift))
        if self._blast is not None:
            middle = y if self.actor.afloat else y - self.actor.height / 2
            self._blast.paint_at(canvas, now, x, middle)

    def _paint_self(
        self, canvas: Image.Image, now: Moment, pose: Pose, at: tuple[float, float, float]
    ) -> None:
        x, y, lift = at
        actor, scale = self.actor, 1 + pose.scale
        wide, tall = scale * (1 - 0.7 * pose.stretch), scale * (1 + pose.stretch)
        self._paint_trail(canvas, now, pose, x)
        grounded = actor.realm == "ground" and not actor.afloat and not self.motion.absolute
        if grounded:
            self._paint_shadow(canvas, x, y + lift, lift, scale)
        foot = not actor.afloat and self.motion.look.get("pivot") != "middle"
        if not foot and not actor.afloat:
            y -= actor.height * scale / 2
        turned, left, top = posed(
            self._sprite.lit(now.light),
            x,
            y,
            angle=pose.angle * actor.heading,
            wide=wide,
            tall=tall,
            foot=foot,
        )
        if pose.fade > 0:
            turned = faded(turned, 1 - pose.fade)
        if actor.realm == "water" and not actor.afloat:
            self._paint_mirror(canvas, turned, (left, top), round(actor.y - now.tilt))
            return
        lay(canvas, turned, (left, top))

    def _paint_trail(self, canvas: Image.Image, now: Moment, pose: Pose, x: float) -> None:
        """Dust behind who runs, spray where a body breaks the water."""
        if self._trail is None:
            return
        actor, size = self.actor, self.actor.height
        y = actor.y - now.tilt
        if self.motion.look.get("splash"):
            broken = 1 - abs(pose.y + 0.22) / 0.42
            if broken > 0:
                self._trail.paint_at(
                    canvas, now, x, y, drift=(0, -0.55 * size), spread=0.34 * size, strength=broken
                )
            return
        back = x - actor.heading * actor.width * 0.42
        drift = (-actor.heading * 0.75 * size, -0.12 * size)
        self._trail.paint_at(
            canvas, now, back, y - 0.03 * size, drift=drift, spread=0.05 * size, strength=0.55
        )

    def _paint_shadow(
        self, canvas: Image.Image, x: float, y: float, lift: float, scale: float
    ) -> None:
        high = max(0.0, lift) / max(1.0, self.actor.height)
        shrink = scale * max(0.45, 1 - 0.4 * high)
        width = max(3, round(self._shadow.width * shrink))
        height = max(3, round(self._shadow.height * shrink))
        mask = self._shadow.resize((width, height), Image.Resampling.BILINEAR)
        mask = scaled(mask, max(0.25, 1 - 0.6 * high))
        canvas.paste(SHADOW, (round(x - width / 2), round(y - height * 0.55)), mask)

    def _paint_mirror(
        self, canvas: Image.Image, image: Image.Image, corner: tuple[int, int], line: int
    ) -> None:
        """Above the water line the picture, below it its reflection, fainter with depth."""
        left, top = corner
        above = min(image.height, max(0, line - top))
        draught = round(0.06 * self.actor.height)
        if above > 0:
            shown = image.crop((0, 0, image.width, above))
            lay(canvas, shown, corner)
            size = (image.width, max(2, round(above * 0.6)))
            flipped = shown.transpose(Image.Transpose.FLIP_TOP_BOTTOM).resize(
                size, Image.Resampling.BILINEAR, reducing_gap=1.0
            )
            deep = Image.linear_gradient("L").resize(size, Image.Resampling.BILINEAR)
            clear = Image.new("RGBa", size)
            share = ImageChops.invert(deep).point(_MIRRORED)
            lay(canvas, Image.composite(flipped, clear, share), (left, line - draught // 3))


_MIRRORED = [round(value * MIRROR) for value in range(256)]


@dataclass(frozen=True, slots=True)
class Half:
    """One that goes round something, while it is on one half of its way."""

    player: Player
    far: bool

    def paint(self, canvas: Image.Image, now: Moment) -> None:
        turn = self.player.motion.at(now.u, self.player.actor.phase).round % 1
        if (turn >= 0.5) == self.far:
            self.player.paint(canvas, now)


def _hub(host: Actor | None, plan: Plan) -> tuple[float, float]:
    """The middle of a way round that stays within the frame."""
    wide, tall = plan.shot.width, plan.shot.height
    if host is None:
        return wide / 2, tall * 0.45
    middle = host.y if host.afloat else host.y - host.height / 2
    return min(max(host.x, 0.4 * wide), 0.6 * wide), min(max(middle, 0.3 * tall), 0.6 * tall)


def _keel(actor: Actor) -> float:
    """The share of its height that lies below the water line."""
    if actor.realm != "water" or actor.afloat:
        return 0.0
    return float(table("pictures")["keel"].get(actor.picture.split("-")[0], 0.0))


def _trail(motion: Motion, actor: Actor, plan: Plan) -> Puffs | None:
    """What it leaves behind, in its own size."""
    kind = "splash" if motion.look.get("splash") else motion.look.get("trail")
    if kind is None or (kind != "splash" and actor.realm != "ground"):
        return None
    look = table("effects")["trails"][kind]
    tint = plan.look.get("dust", look["colour"]) if kind == "dust" else look["colour"]
    size = float(look["size"]) * actor.height / plan.shot.unit
    life = plan.shot.cycles(float(look["hertz"]))
    return Puffs(
        plan, f"{kind} {actor.x}", tint=tint, count=int(look["count"]), size=size, life=life
    )


def _line_width(actor: Actor, plan: Plan) -> float:
    """OpenMoji's lines grow with the picture; on large actors they are drawn finer."""
    return round(float(np.clip(1.2 - 1.3 * actor.height / plan.shot.unit, 0.55, 1.0)), 2)


def treatment_of(style: Table, paint: str | None) -> Treatment:
    look = style.get("pictures", {})
    return Treatment(
        paint=paint,
        line=look.get("line"),
        hollow=look.get("hollow"),
        thin=float(look.get("thin", 1.0)),
    )
