"""The gases that are known by name, and the mass of a mole of them."""

from generator.engines.physics.phenomena._substances import substances
from generator.engines.physics.phenomenon import Slot
from generator.engines.physics.wording import Wording

MOLAR = Slot(
    "molar_mass", "M", "kg/mol", 0.02896, 1e-3, 1.0, Wording("molar mass", "摩尔质量"), quiet=True,
    cues=Wording("molar mass", "摩尔质量"),
)  # fmt: skip


GASES = substances(
    "gas",
    Wording("gas", "气体"),
    "air", "hydrogen", "helium", "neon", "nitrogen", "oxygen", "argon", "carbon_dioxide",
)  # fmt: skip
