"""Is sure of what is "surely" a pendulum, less so of what is "perhaps" one, and of nothing else."""

from typing import Any

from generator.engine import SURE, EngineSettings, Lesson, LessonSlot
from generator.types import Route
from tests.hostile_engines._base import Hostile

PENDULUM = Lesson(
    "pendulum",
    {"en": "Pendulum", "zh": "单摆"},
    {"en": "a pendulum 1 m long", "zh": "一个1米长的单摆"},
    (
        LessonSlot("length", "L", {"en": "length", "zh": "摆长"}, "m", 1.0, 0.05, 100.0),
        LessonSlot(
            "place",
            "",
            {"en": "place", "zh": "地点"},
            "",
            "earth",
            options={"earth": {"en": "Earth", "zh": "地球"}, "moon": {"en": "Moon", "zh": "月球"}},
        ),
    ),
)
SPRING = Lesson("spring", {"en": "Spring"}, {"en": "a spring of 20 N/m"})

claimed: list[str] = []
"""The prompts that were asked about."""


class Physics(Hostile):
    longest = 8.0
    topics = ("a pendulum 1 m long",)

    def claim(self, prompt: str) -> float:
        claimed.append(prompt)
        if prompt == "a riddle":
            raise ValueError(prompt)
        return {"surely": 0.9, "perhaps": 0.6, "boundless": 7.0, "nowhere": float("nan")}.get(
            prompt.split()[0], -0.5
        )

    def meaning(self, prompt: str) -> str | None:
        if prompt == "a riddle":
            raise ValueError(prompt)
        return "a pendulum" if prompt.startswith("surely") else None

    def lessons(self) -> tuple[Lesson, ...]:
        return (PENDULUM, SPRING)

    def route(self, prompt: str) -> Route:
        sure = self.claim(prompt) >= SURE
        understood: dict[str, Any] = {
            "topic": "pendulum",
            "quantities": [{"slot": "length", "value": 1.0}],
            "unused": ["7 cats"],
            "refused": {"slot": "length"},
        }
        reason = "It is a pendulum."
        return Route(self.name, 0.95, ("pendulum",), (), reason, understood if sure else None, sure)


def create(settings: EngineSettings) -> Physics:
    return Physics(__name__)
