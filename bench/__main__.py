"""`make bench`: prints the table; `make bench ARGS="lag reuse"` only those rows."""

import importlib
import os
import platform
import sys
from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.table import Table

from bench.measure import Row

ROWS = (
    "startup",
    "sketch",
    "reuse",
    "lag",
    "acknowledge",
    "discord",
    "telegram",
    "physics",
    "replay",
    "eviction",
    "held",
    "stream",
    "lookup",
)
MARKS = {True: "met", False: "MISSED", None: ""}


def main(names: Sequence[str]) -> int:
    """Measure and print; returns how many goals were missed."""
    unknown = set(names) - set(ROWS)
    if unknown:
        sys.exit(f"There is no row {', '.join(sorted(unknown))}; there are {', '.join(ROWS)}.")
    table = Table(
        title=f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}",
        show_lines=True,
    )
    for heading in ("what", "measured", "beside", "ratio", "goal", "noise"):
        table.add_column(heading)
    missed = 0
    for row in _measured(names or ROWS):
        goal = f"{row.goal} {MARKS[row.met]}".strip()
        noise = f"± {row.noise:.0%}"
        table.add_row(row.name, row.measured, row.beside, f"{row.ratio:.3g}", goal, noise)
        missed += row.met is False
    Console(width=None if sys.stdout.isatty() else 140).print(table)
    return missed


def _measured(names: Sequence[str]) -> Iterator[Row]:
    for name in names:
        sys.stderr.write(f"measuring {name} …\n")
        yield from importlib.import_module(f"bench.{name}").rows()


if __name__ == "__main__":
    sys.exit(min(main(sys.argv[1:]), 1))
