"""What is put into what: bodies and liquids that are known by name."""

from generator.engines.physics.phenomena._substances import OWN, substances
from generator.engines.physics.phenomenon import Option, Slot
from generator.engines.physics.wording import Wording

DENSITY = Slot(
    "density", "ρ", "kg/m³", 600.0, 1.0, 25000.0, quiet=True,
    name=Wording("density of the body", "物体密度"),
    cues=Wording("density|object|body|block", "密度|物体密度|物体|木块"),
)  # fmt: skip


LIQUID = Slot(
    "liquid_density", "ρ₀", "kg/m³", 1000.0, 100.0, 20000.0, quiet=True,
    name=Wording("density of the liquid", "液体密度"),
    cues=Wording(
        "(?:liquid|fluid|water|oil|brine)(?: with)?(?: a density)? of"
        "|density of (?:the )?(?:liquid|fluid|water|oil|brine)"
        "|(?:liquid|fluid|water|oil|brine) density",
        "(?:液体|盐水|海水|清水|水|酒精|煤油|水银|油)的?密度",
    ),
)  # fmt: skip


MATERIALS = substances(
    "material",
    Wording("material", "材料"),
    Option(OWN, Wording("plain block", "普通物块"), Wording("hollow", "空心")),
    "wood", "cork", "foam", "ice", "wax", "plastic", "egg", "rubber", "glass", "stone", "concrete",
    "aluminium", "iron", "steel", "copper", "brass", "silver", "lead", "gold",
    quiet=True,
)  # fmt: skip


LIQUIDS = substances(
    "liquid",
    Wording("liquid", "液体"),
    "water", "sea", "brine", "oil", "alcohol", "petrol", "honey", "glycerine", "mercury",
    Option(
        OWN,
        Wording("given liquid", "所给液体"),
        Wording(r"(?:liquid|fluid)(?= (?:of|with|whose))", r"密度为?.{1,14}的液体|某种液体"),
    ),
)  # fmt: skip
