"""The table: its lines, as Markdown for people and as JSON for programs."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from bench.measure import Series, spell

HEADINGS = ("what", "measured", "FLOP floor", "× floor", "beside", "ratio", "goal", "noise")
MARKS = {True: "met", False: "**MISSED**", None: ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One measurement. `series` are its timings and `seconds` their median, or what was reckoned
    from others; `floor` is the least time, in seconds; `ratio` is `measured` by what stands
    `beside` it; `numbers` are further figures for programs."""

    what: str
    frames: int | None = None
    measured: str = ""
    seconds: float | None = None
    series: Series | None = None
    floor: float | None = None
    beside: str = ""
    ratio: float | None = None
    goal: str = ""
    met: bool | None = None
    failed: bool = False
    numbers: Mapping[str, float] = field(default_factory=dict)

    @property
    def time(self) -> float | None:
        return self.series.median if self.series is not None else self.seconds

    def cells(self) -> Sequence[str]:
        time, series = self.time, self.series
        where = f", {self.frames} frames" if self.frames else ""
        return (
            f"{self.what}{where}",
            self.measured or ("" if time is None else spell(time)),
            "" if self.floor is None else spell(self.floor),
            "" if self.floor is None or time is None else f"{time / self.floor:.2f}",
            self.beside,
            "" if self.ratio is None else f"{self.ratio:.3g}",
            f"{self.goal} {MARKS[self.met]}".strip(),
            "" if series is None else noise(series),
        )

    def to_json(self) -> dict[str, object]:
        return {**asdict(self), "seconds": self.time}


@dataclass(slots=True)
class Table:
    """What was measured so far. `facts` are sentences about the machine, `details` the same for
    programs."""

    title: str
    facts: Sequence[str]
    details: Mapping[str, object]
    lines: list[Line] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def markdown(self) -> str:
        return "\n".join(self._markdown()) + "\n"

    def write(self, path: Path) -> None:
        """To `path`, a .md file, and to the .json beside it."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(self.markdown(), "utf-8")
        data = {
            "title": self.title,
            **self.details,
            "lines": [line.to_json() for line in self.lines],
            "remarks": self.remarks,
        }
        text = json.dumps(data, indent=1, ensure_ascii=False)
        path.with_suffix(".json").write_text(f"{text}\n", "utf-8")

    def _markdown(self) -> Iterator[str]:
        yield f"# {self.title}"
        yield ""
        yield from (f"- {fact}" for fact in self.facts)
        yield ""
        yield _row(HEADINGS)
        yield "|---" * len(HEADINGS) + "|"
        yield from (_row(line.cells()) for line in self.lines)
        if self.remarks:
            yield ""
            yield from (f"- {remark}" for remark in self.remarks)


def noise(series: Series) -> str:
    count = len(series.seconds)
    return f"± {series.noise:.1%} of {count}" if count > 1 else "once"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"
