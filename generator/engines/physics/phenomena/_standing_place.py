"""Where an object stands before a lens or mirror, told by its focus: at it, inside it, at 2F."""

from generator.engines.physics.phenomenon import Choice, Option, Values
from generator.engines.physics.wording import Wording

_FOCAL = r"(?:focus|focal (?:length|point|distance))"
_TWICE = r"(?:twice|double|two times|2 times)"
_THING = r"(?:objects?|things?|candle|flame|lamp|bulb|light source|pencil|stamp|slide|it)"
_TWO_ZH = "(?:二|两|2)倍焦距"

PLACE = Choice(
    "place", Wording("place of the object", "物体位置"),
    (
        Option("told", Wording("as far away as told", "按所给物距")),
        Option(
            "focus", Wording("object at the focus", "物体在焦点上"),
            Wording(
                rf"{_THING}\b.{{0,24}}\b(?:at|in|on) (?:the|its) {_FOCAL}",
                "焦点(?:上|处)(?!.{0,6}(?:会聚|点燃))|物距等于(?:一倍)?焦距",
            ),
        ),
        Option(
            "within", Wording("object inside the focal length", "物体在焦距以内"),
            Wording(
                rf"(?:inside|within|nearer than|closer than|less than) (?:the |its )?{_FOCAL}"
                r"|^(?!.*\b(?:sun\w*|fire|burn\w*)\b).*(?:magnifying glass|magnifier|loupe)"
                r"|(?:shaving|make-?up) mirror",
                "焦(?:距|点)(?:以|之)?内|小于(?:一倍)?焦距|放大的?虚像|化妆镜|剃须镜"
                "|^(?!.*(?:阳光|太阳|火|烧|燃)).*放大镜",
            ),
        ),
        Option(
            "between", Wording("object between F and 2F", "物体在一倍与二倍焦距之间"),
            Wording(
                rf"between (?:the |its )?(?:f|{_FOCAL}) and (?:{_TWICE}|2f|the cent(?:re|er))"
                r"|projectors?",
                f"(?:(?:一|1)倍焦距|焦点)(?:和|与|到){_TWO_ZH}|投影仪|幻灯机",
            ),
        ),
        Option(
            "double", Wording("object at 2F", "物体在二倍焦距处"),
            Wording(
                rf"at (?:exactly )?{_TWICE} (?:the |its )?focal length|at 2f"
                r"|at (?:the |its )?cent(?:re|er) of curvature",
                f"{_TWO_ZH}(?:处|上)|物距等于{_TWO_ZH}",
            ),
        ),
        Option(
            "beyond", Wording("object beyond 2F", "物体在二倍焦距以外"),
            Wording(
                rf"(?:beyond|outside|farther than|more than) (?:{_TWICE} (?:the |its )?focal length"
                r"|2f|the cent(?:re|er) of curvature)|cameras?",
                f"{_TWO_ZH}(?:以|之)?外|大于{_TWO_ZH}|照相机",
            ),
        ),
    ),
    quiet=True,
)  # fmt: skip

_SHARES = {"focus": 1.0, "within": 0.5, "between": 1.5, "double": 2.0, "beyond": 3.0}
_EXACT = ("focus", "double")


def share_told(values: Values) -> float | None:
    """The distance of the object in focal lengths, as the text has it; None: it does not."""
    return _SHARES.get(values["place"])


def exactly(values: Values) -> bool:
    """Whether that is a point, and not only on which side of one."""
    return values["place"] in _EXACT
