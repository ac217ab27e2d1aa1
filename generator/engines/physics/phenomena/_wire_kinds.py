"""What carries the current: a straight wire, two of them, a loop, or a solenoid."""

from generator.engines.physics.phenomena._coil import (
    DENSITY,
    DIAMETER,
    LOOP,
    RADIUS,
    SOLENOID,
    TURNS,
)
from generator.engines.physics.phenomena._wires import ALONE, CURRENT2, LENGTH, OPPOSITE, SAME
from generator.engines.physics.phenomenon import Choice, Option
from generator.engines.physics.wording import Wording, both

_OF_COILS = (TURNS.key, DENSITY.key, RADIUS.key, DIAMETER.key)

ARRANGEMENT = Choice(
    "arrangement",
    Wording("conductor", "导体"),
    (
        Option(
            ALONE,
            Wording("straight wire", "直导线"),
            Wording(
                "(?<!loop of )(?<!coil of )a (?:long |straight |single )*wire(?!.*(?:loop|coil|ring"
                "|solenoid|circle))|one wire",
                "一根|单根",
            ),
            ignores=_OF_COILS,
        ),
        Option(
            SAME,
            Wording("parallel currents", "同向电流"),
            Wording(
                "same direction|same way|parallel currents|attract(?:s|ing)?"
                "|(?:two|both) (?:long )?(?:straight )?(?:parallel )?(?:wires|currents"
                "|conductors)(?!.*(?:opposite|repel|antiparallel))|parallel wires"
                "(?!.*(?:opposite|repel|antiparallel))|force between(?!.*opposite)",
                "同向|方向相同|相同方向|吸引|(?:两|二)[根条](?:平行)?(?:长?直?|通电)*导线"
                "(?!.*(?:反向|相反|排斥))|平行(?:通电)?(?:直)?导线(?!.*(?:反向|相反|排斥))",
            ),
            ignores=_OF_COILS,
        ),
        Option(
            OPPOSITE,
            Wording("antiparallel currents", "反向电流"),
            Wording(
                "opposite (?:directions?|currents?|ways?)|antiparallel|repel(?:s|ling)?",
                "反向|方向相反|相反方向|排斥",
            ),
            ignores=_OF_COILS,
        ),
        Option(
            LOOP,
            Wording("circular loop", "环形电流"),
            Wording(
                "(?:circular|round|current|wire)[- ](?:current |wire )?(?:loop|coil|ring)s?"
                "|circular currents?|a (?:single )?loop|loops? of wire|flat coil"
                "|ring of (?:wire|current)",
                "环形(?:电流|导线|线圈)|圆(?:形|环形)?(?:电流|导线|线圈|环)|单匝线圈",
            ),
            ignores=(CURRENT2.key, LENGTH.key, DENSITY.key),
            formula=both("B = μ₀NI/2R"),
        ),
        Option(
            SOLENOID,
            Wording("solenoid", "螺线管"),
            Wording(
                "solenoids?|electromagnets?|long coil|coil of wire around a nail",
                "通电螺线管|螺线管|螺旋管|电磁铁",
            ),
            ignores=(CURRENT2.key,),
            formula=both("B = μ₀nI"),
        ),
    ),
)
