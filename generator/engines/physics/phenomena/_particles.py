"""The charged particles that are sent through fields: which one, and how heavy and fast it is."""

import math
from dataclasses import dataclass

from generator.engines.physics.phenomena._charges import ELEMENTARY
from generator.engines.physics.phenomena._light import SPEED as LIGHT
from generator.engines.physics.phenomena._openings import opening, told
from generator.engines.physics.phenomenon import Choice, Option, Slot, Values
from generator.engines.physics.wording import Wording

OWN, POSITIVE, NEGATIVE = "particle", "positive", "negative"
_ANY = OWN, POSITIVE, NEGATIVE
"""Of which a text tells no more: a charge, and its sign at most. The mass of a proton is taken, and
the elementary charge; for both signs, so that only the sign differs."""

_NO_CHARGE = 1e-21  # C: what is less is not given
_LARGE, _BODY = 1e-16, 1e-6  # C: with more it is no ion but a body; kg: the mass of one

_KNOWN = {  # mass in kg and charges, CODATA 2022
    "electron": (9.1093837139e-31, -1),
    "proton": (1.67262192595e-27, 1),
    "alpha": (6.6446573450e-27, 2),
    "deuteron": (3.3435837768e-27, 1),
    "positron": (9.1093837139e-31, 1),
    OWN: (1.67262192595e-27, 1),
    POSITIVE: (1.67262192595e-27, 1),
    NEGATIVE: (1.67262192595e-27, -1),
}

_BODIES = "(?:ball|bead|body|bodies|droplet|drop|dust|object)s?"


def _signed(en: str, zh: str, other_zh: str) -> Wording:
    """What a charge of that sign is called, of which there is no more to tell; "the positive and
    the negative one" is one as well."""
    sign = f"{en}(?:ly)?"
    return Wording(
        rf"{sign} (?:point |test |electric |elementary )?charges?"
        rf"|{sign}[- ]charged (?:(?:point |test )?particles?|ions?|{_BODIES})"
        rf"|{sign} (?:particle|ion)s?"
        rf"|{sign}(?:[- ]charged)?(?= (?:and|or|vs\.?|versus) )|{sign}[- ]charged ones?",
        f"{zh}的?(?:点|试探)?电荷|{zh}离子|带{zh}电荷?的?(?:粒子|微粒|小球|离子|物体|带电体)"
        f"|带{zh}电(?=[和与、的及，,]*(?:带?{other_zh}|运动|在))|{zh}(?=[、和与]?{other_zh}(?:电荷|离子))",
    )


PARTICLE = Choice(
    "particle", Wording("particle", "粒子"),
    (
        Option("electron", Wording("electron", "电子"),
               Wording("electron|beta particle|cathode ray", r"(?<!正)电子|β粒子|阴极射线")),
        Option("proton", Wording("proton", "质子"),
               Wording("proton|hydrogen nucleus|hydrogen ion", "质子|氢核|氢离子")),
        Option("alpha", Wording("alpha particle", "α 粒子"),
               Wording("alpha particle|alpha|α particle|helium nucleus",
                       "α ?粒子|阿尔法粒子|氦核")),
        Option("deuteron", Wording("deuteron", "氘核"),
               Wording("deuteron|deuterium nucleus", "氘核")),
        Option("positron", Wording("positron", "正电子"), Wording("positron", "正电子")),
        Option(OWN, Wording("charged particle", "带电粒子"),
               Wording(
                   f"(?:charged )?particle|ion|charged {_BODIES}|particle of charge|point charge"
                   "|(?:moving|single|electric) charges?"
                   "|charges?(?= (?:mov|enter|fl|trav|in an? ))",
                   "带电粒子|带电微粒|带电小球|带电体|离子|微粒"
                   "|(?<!负)(?<!正)电荷(?=在|进入|射入|垂直|运动|以)",
               )),
        Option(POSITIVE, Wording("positive charge", "正电荷"), _signed("positive", "正", "负")),
        Option(NEGATIVE, Wording("negative charge", "负电荷"), _signed("negative", "负", "正")),
    ),
)  # fmt: skip
MASS = opening(
    "mass", "m", "kg", 1.0, Wording("mass", "质量"), Wording("mass|weighs", "质量")
)  # fmt: skip
CHARGE = Slot(
    "charge", "q", "C", 0.0, -1e-3, 1e-3, Wording("charge (if given)", "电荷量（若给定）"),
    cues=Wording("charge|charged with|charge of", "电荷量|带电量|电量|电荷"), quiet=True, open=True,
)  # fmt: skip
SPEED = opening(
    "speed", "v₀", "m/s", 0.99 * LIGHT, Wording("initial speed", "初速度"),
    Wording(
        "speed|velocity|enters|moving|moves|travels|travelling|shot|fired",
        "初速度|速度|速率|射入|进入|运动",
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Particle:
    """`mass` in kg, `charge` in C; `kind` is the option's key."""

    kind: str
    mass: float
    charge: float

    @property
    def rest(self) -> float:
        """Energy at rest, in J."""
        return self.mass * LIGHT**2

    def energy(self, momentum: float) -> float:
        """With it, in J, for a momentum in kg·m/s."""
        return math.hypot(self.rest, momentum * LIGHT)

    def momentum(self, speed: float) -> float:
        """At a speed in m/s, in kg·m/s."""
        return self.mass * speed * factor(speed)

    def momentum_of(self, kinetic: float) -> float:
        """With so much energy of motion (J), in kg·m/s."""
        return math.sqrt(kinetic * (kinetic + 2 * self.rest)) / LIGHT

    def speed(self, momentum: float) -> float:
        """With a momentum in kg·m/s, in m/s."""
        return momentum * LIGHT**2 / self.energy(momentum)

    def kinetic(self, momentum: float) -> float:
        """Energy of motion, in J."""
        return (momentum * LIGHT) ** 2 / (self.energy(momentum) + self.rest)


def factor(speed: float) -> float:
    """By which a fast body's momentum is more than mass times speed (Lorentz)."""
    return 1 / math.sqrt(1 - (speed / LIGHT) ** 2)


def particle(values: Values) -> Particle:
    """The one that is chosen, with the mass and the charge that the text gives it."""
    kind = values["particle"]
    mass, charges = _KNOWN[kind]
    charge = charges * ELEMENTARY
    given = values["charge"]
    if abs(given) >= _NO_CHARGE:  # that an electron's is negative goes without saying
        charge = given if kind == OWN else math.copysign(given, charge)
    if kind in _ANY and abs(charge) > _LARGE:
        mass = _BODY
    return Particle(kind, told(values, MASS) or mass, charge)


def settled(values: Values) -> dict[str, float]:
    """What is taken for a particle of which the text leaves open how heavy or how charged it is."""
    it = particle(values)
    if it.kind not in _ANY:
        return {}
    found = {} if told(values, MASS) is not None else {MASS.key: it.mass}
    if abs(values["charge"]) < _NO_CHARGE:
        found[CHARGE.key] = it.charge
    return found


def called(it: Particle) -> Wording:
    """Its name."""
    return next(option.name for option in PARTICLE.options if option.key == it.kind)
