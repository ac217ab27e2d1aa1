"""How much of a prompt a sketch can serve, told without drawing it."""

from generator.engines.sketch.scene import Scene
from generator.types import Route


def score_of(scene: Scene) -> float:
    """The share of what the prompt names that is drawn, 0 to 1; 0 where it names nothing."""
    named = len(scene.depicts) + len(scene.omitted)
    return len(scene.depicts) / named if named else 0.0


def route_of(scene: Scene, engine: str) -> Route:
    """The engine's answer to "what would you make of this?"."""
    if not scene.depicts:
        reason = "Nothing that the prompt names has a picture."
    elif scene.omitted:
        reason = f"Draws {', '.join(scene.depicts)}; cannot draw {', '.join(scene.omitted)}."
    else:
        reason = f"Draws all that is named: {', '.join(scene.depicts)}."
    return Route(
        engine=engine,
        score=round(score_of(scene), 3),
        depicts=scene.depicts,
        omitted=scene.omitted,
        reason=reason,
    )
