"""The page of a pendulum by manim: run by a Python that has manim; prints seconds, warm.

The same things move as on ours: string, bob, velocity and weight with their names, angle, two
numbers, a graph that grows, two bars. 640×480, 24 frames a second, five seconds.
"""

import math
import sys
import tempfile
import time
from typing import Any

SECONDS, LENGTH, AMPLITUDE, GRAVITY = 5.0, 3.2, math.radians(30), 9.81


def pendulum(manim: Any) -> Any:
    """The scene's class."""
    pivot = manim.LEFT * 2 + manim.UP * 2.4
    rate = math.sqrt(GRAVITY)

    class Pendulum(manim.Scene):  # type: ignore[misc]  # of a module that has no types
        def construct(self) -> None:
            clock = manim.ValueTracker(0.0)

            def angle() -> float:
                return AMPLITUDE * math.cos(rate * clock.get_value())

            def speed() -> float:
                return -AMPLITUDE * rate * math.sin(rate * clock.get_value())

            def bob() -> Any:
                turn = angle()
                return pivot + LENGTH * (manim.RIGHT * math.sin(turn) + manim.DOWN * math.cos(turn))

            def along() -> Any:
                turn = angle()
                return speed() * (manim.RIGHT * math.cos(turn) + manim.UP * math.sin(turn))

            def named(text: str, place: Any) -> Any:
                return manim.Text(text, font_size=24).move_to(place)

            axes = manim.Axes(
                x_range=[0, 2.1, 1], y_range=[-30, 30, 20], x_length=2.6, y_length=1.6
            ).move_to(manim.RIGHT * 4.4)
            moving = [
                lambda: manim.Line(pivot, bob()),
                lambda: manim.Arrow(bob(), bob() + along(), buff=0, color=manim.GREEN),
                lambda: manim.Arrow(bob(), bob() + manim.DOWN, buff=0, color=manim.ORANGE),
                lambda: manim.Dot(bob(), radius=0.2, color=manim.BLUE),
                lambda: named("v", bob() + along() + manim.RIGHT * 0.2),
                lambda: named("mg", bob() + manim.DOWN * 1.3),
                lambda: manim.Arc(0.6, -math.pi / 2, angle(), arc_center=pivot),
                lambda: named(f"{math.degrees(angle()):.1f}°", manim.RIGHT * 4 + manim.UP * 2.6),
                lambda: named(f"{abs(speed()):.2f} m/s", manim.RIGHT * 4 + manim.UP * 1.8),
                lambda: axes.plot(
                    lambda x: 30 * math.cos(rate * x),
                    x_range=[0, max(0.01, clock.get_value() % 2.0), 0.02],
                ),
                lambda: manim.Rectangle(
                    width=0.6, height=0.05 + speed() ** 2, color=manim.GREEN
                ).move_to(manim.RIGHT * 3.6 + manim.DOWN * 2),
                lambda: manim.Rectangle(
                    width=0.6, height=0.05 + angle() ** 2, color=manim.BLUE
                ).move_to(manim.RIGHT * 5.2 + manim.DOWN * 2),
            ]
            self.add(manim.Text("Pendulum", font_size=30).to_corner(manim.UL), axes)
            self.add(*[manim.always_redraw(each) for each in moving])
            self.play(clock.animate.set_value(SECONDS), run_time=SECONDS, rate_func=manim.linear)

    return Pendulum


def main() -> None:
    """Render it twice and print what the second time took."""
    import manim

    with tempfile.TemporaryDirectory() as folder:
        settings = {
            "media_dir": folder, "pixel_width": 640, "pixel_height": 480, "frame_rate": 24,
            "disable_caching": True, "verbosity": "ERROR", "progress_bar": "none",
        }  # fmt: skip
        taken = 0.0
        for _ in range(2):
            with manim.tempconfig(settings):
                scene = pendulum(manim)()
                begun = time.perf_counter()
                scene.render()
                taken = time.perf_counter() - begun
    sys.stdout.write(f"{taken}\n")


if __name__ == "__main__":
    main()
