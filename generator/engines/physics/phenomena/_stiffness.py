"""How soft and how hard a spring may be, told or worked out from other numbers."""

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.wording import Wording

SOFTEST, HARDEST = 0.1, 1e6  # N/m


def unfit(stiffness: float, made: Wording) -> Wording | None:
    """Why a stiffness in N/m that other numbers make cannot be; None: it can. `made` says of what
    it comes, with "{}" for it."""
    if SOFTEST <= stiffness <= HARDEST:
        return None
    comes = amount(stiffness, "N/m")
    low, high = amount(SOFTEST, "N/m"), amount(HARDEST, "N/m")
    return Wording(
        f"{made.en.format(comes)}: it has to be between {low} and {high}.",
        f"{made.zh.format(comes)}，应在 {low} 到 {high} 之间。",
    )
