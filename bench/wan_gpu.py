"""`make bench-gpu`: the Wan engine on this machine's GPU, beside its floor and plain diffusers.

The model has Wan2.2-TI2V-5B's true architecture and random weights, made on the GPU: no files are
needed, and timing does not depend on the values. What is timed is the engine's own code; only the
loader is another. A whole run is laid out for eight minutes on an H100 or H200: the most important
rows come first, the table is written after every line, and after `--limit` no row is begun. Goals
are printed as met or missed. `bench/results/` keeps the tables, by card and date.

    python -m bench.wan_gpu                         everything
    python -m bench.wan_gpu --only fast compact     these rows
    python -m bench.wan_gpu --frames 17 --limit 300
    python -m bench.wan_gpu --tiny                  all of it on the CPU with a tiny model

On a machine that has torch for its GPU but neither a network nor the rest of `reelbot[wan]`, take
the wheels along in a folder DIR, and from the repository's root run

    pip install --no-index --find-links DIR diffusers transformers accelerate ftfy Pillow
    python -m bench.wan_gpu --out results.md

torchao is wanted for the 8-bit rows alone (`--find-links DIR torchao`, in a version made for that
torch): without it they say that they were left out. peft is not used.
"""

import argparse
import importlib.util
import sys
from collections.abc import Sequence
from pathlib import Path

NEEDED = {
    "torch": "torch",
    "diffusers": "diffusers",
    "transformers": "transformers",
    "accelerate": "accelerate",
    "ftfy": "ftfy",
    "safetensors": "safetensors",
    "PIL": "Pillow",
}
RESULTS = Path(__file__).parent / "results"
FRAMES, TINY_FRAMES = (17, 81), (5, 9)
LIMIT = 480.0  # seconds


def main(arguments: Sequence[str]) -> int:
    """Measure, print and write; 1 where a goal was missed or a row failed, or nothing can run."""
    options = _parser().parse_args(arguments)
    lacking = [name for module, name in NEEDED.items() if not importlib.util.find_spec(module)]
    if lacking:
        return _refuse(f"These packages are not installed: {', '.join(lacking)}.")
    import torch

    if not options.tiny and not torch.cuda.is_available():
        return _refuse("There is no CUDA GPU here; --tiny runs it all on the CPU, on a tiny model.")
    from bench.wan import machine, run
    from generator.engines.wan.tables import plans

    unknown = {*options.only} - {*run.ROWS}
    if unknown:
        return _refuse(f"There is no row {min(unknown)}; there are {', '.join(run.ROWS)}.")
    names = [plan.name for plan in plans()]
    if options.plan not in (None, *names):
        return _refuse(f"There is no plan {options.plan}; there are {', '.join(names)}.")
    out = options.out
    if out is None and not options.tiny:
        out = machine.default_out(RESULTS)
    table, failed = run.measure(
        run.Settings(
            tiny=options.tiny,
            only=frozenset(options.only),
            frames=options.frames or (TINY_FRAMES if options.tiny else FRAMES),
            limit=options.limit,
            out=out,
            plan=options.plan,
            compiled=options.compile,
        )
    )
    sys.stdout.write(table.markdown())
    missed = sum(line.met is False for line in table.lines)
    return min(missed + failed, 1)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.wan_gpu")
    parser.add_argument("--tiny", action="store_true", help="a tiny model, on the CPU")
    parser.add_argument("--only", nargs="+", default=[], metavar="ROW", help="only these rows")
    parser.add_argument(
        "--frames", nargs="+", type=_frames, metavar="N", help="of a clip, 4n + 1 (17 81)"
    )
    parser.add_argument(
        "--limit", type=float, default=LIMIT, metavar="SECONDS", help="begin no row after (480)"
    )
    parser.add_argument(
        "--out", type=Path, metavar="FILE.md", help="bench/results/wan-CARD-DATE.md"
    )
    parser.add_argument("--plan", help="the memory plan of the rows but `plans`")
    parser.add_argument(
        "--no-compile", dest="compile", action="store_false", help="compile nothing"
    )
    return parser


def _frames(text: str) -> int:
    frames = int(text)
    if frames < 1 or frames % 4 != 1:
        raise argparse.ArgumentTypeError(f"{text} is not one of 1, 5, 9, 13 …")
    return frames


def _refuse(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
