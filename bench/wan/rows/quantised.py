"""The transformer's weights in 8 bits beside bf16: time and memory, compiled and not."""

import importlib.util
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import torch

from bench.measure import Series, spell
from bench.wan import parts
from bench.wan.rows.forward import forward
from bench.wan.table import Line
from bench.wan.workbench import GIGA, Workbench, first_line
from generator.engines.wan.loading import quantize


@dataclass(frozen=True, slots=True)
class Kind:
    """`change` makes a bf16 transformer one of this kind; `compiles` whether that is tried."""

    name: str
    change: Callable[[Any, Workbench], None]
    compiles: bool
    torchao: bool = True
    capability: tuple[int, int] = (0, 0)
    """Of the GPU, at least."""


def rows(bench: Workbench, frames: int) -> Iterator[Line]:
    bench.make_room(16)
    usual: Series | None = None
    for kind in KINDS:
        what = f"one forward, weights in {kind.name}"
        lacking = _lacking(kind, bench)
        if lacking is not None:
            yield Line(what=what, frames=frames, measured=f"left out: {lacking}")
            continue
        for line in _measured(bench, kind, what, frames, usual):
            usual = usual or line.series
            yield line
        bench.tidy()


def _measured(
    bench: Workbench, kind: Kind, what: str, frames: int, usual: Series | None
) -> Iterator[Line]:
    torch.compiler.reset()  # what was compiled for another kind keeps it
    before = torch.cuda.memory_allocated(bench.device) if bench.on_gpu else 0
    transformer = parts.transformer(bench.size, bench.device, bench.dtype)
    try:
        kind.change(transformer, bench)
        bench.tidy()
        held = (torch.cuda.memory_allocated(bench.device) - before if bench.on_gpu else 0) / GIGA
        for compiled in (False, True) if kind.compiles else (False,):
            name = f"{what}, {'compiled for this size' if compiled else 'not compiled'}"
            if bench.late:
                yield Line(what=name, frames=frames, measured="left out for want of time")
                return
            if compiled:
                # On a CPU only whether a block can be captured whole is tried.
                backend = "inductor" if bench.on_gpu else "eager"
                transformer.compile_repeated_blocks(fullgraph=True, backend=backend)
            series = bench.timed(forward(bench, transformer, frames))
            yield Line(
                what=name,
                frames=frames,
                series=series,
                measured=f"{spell(series.median)}, {held:.2f} GB" if bench.on_gpu else "",
                floor=bench.floor(bench.flops.forward(frames)),
                beside=f"bf16, not compiled {spell(usual.median)}" if usual else "",
                ratio=series.median / usual.median if usual else None,
                numbers={"weights_gb": held},
            )
            usual = usual or series
    except torch.OutOfMemoryError:
        raise
    except Exception as error:  # a kernel or a compiler may lack whatever it needs
        reason = f"failed: {type(error).__name__}: {first_line(error)}"
        yield Line(what=what, frames=frames, measured=reason, failed=True)


def _lacking(kind: Kind, bench: Workbench) -> str | None:
    if kind.torchao and importlib.util.find_spec("torchao") is None:
        return "torchao is not installed"
    if kind.capability > (0, 0):
        if not bench.on_gpu:
            return "only on a GPU"
        if torch.cuda.get_device_capability(bench.device) < kind.capability:
            return f"the GPU is older than capability {kind.capability[0]}.{kind.capability[1]}"
    return None


def _layerwise(transformer: Any, bench: Workbench) -> None:
    transformer.enable_layerwise_casting(
        storage_dtype=torch.float8_e4m3fn, compute_dtype=bench.dtype
    )


def _int8(transformer: Any, bench: Workbench) -> None:
    quantize(transformer, bench.device)


def _float8(transformer: Any, bench: Workbench) -> None:
    from torchao.quantization import Float8WeightOnlyConfig, quantize_

    quantize_(transformer, Float8WeightOnlyConfig())


def _float8_products(transformer: Any, bench: Workbench) -> None:
    from torchao.quantization import (
        Float8DynamicActivationFloat8WeightConfig,
        PerRow,
        quantize_,
    )

    def in_block(module: Any, name: str) -> bool:
        return isinstance(module, torch.nn.Linear) and name.startswith("blocks.")

    quantize_(
        transformer,
        Float8DynamicActivationFloat8WeightConfig(granularity=PerRow()),
        filter_fn=in_block,
    )


KINDS = (
    Kind("bf16, as they are", lambda transformer, bench: None, compiles=True, torchao=False),
    Kind("int8 (torchao)", _int8, compiles=True),
    # Its hooks cannot be captured in a whole block.
    Kind("fp8 (layerwise casting)", _layerwise, compiles=False, torchao=False),
    Kind("fp8 (torchao, weights only)", _float8, compiles=True, capability=(8, 9)),
    Kind("fp8 (torchao, products too)", _float8_products, compiles=True, capability=(8, 9)),
)
