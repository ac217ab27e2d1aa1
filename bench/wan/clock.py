"""Timings on a device that works asynchronously, and the rate of its matrix products."""

import time
from collections.abc import Callable

import torch

from bench.measure import Series

PRODUCTS = 10
"""Matrix products in one timing, so that starting them does not count."""


def synchronise(device: torch.device) -> None:
    if device.type == "cuda":
        torch.cuda.synchronize(device)


def timed(
    run: Callable[[], object],
    device: torch.device,
    *,
    most: int,
    budget: float,
    warm: int = 1,
) -> Series:
    """`run`, `warm` times unmeasured, then once and on until it was `most` times or took `budget`
    seconds; each ends when the device is done."""
    for _ in range(warm):
        run()
    synchronise(device)
    taken: list[float] = []
    while not taken or (len(taken) < most and sum(taken) < budget):
        begun = time.perf_counter()
        run()
        synchronise(device)
        taken.append(time.perf_counter() - begun)
    return Series("", taken)


def matrix_rate(size: int, device: torch.device, dtype: torch.dtype) -> tuple[float, Series]:
    """FLOP/s of (size, size) times (size, size) on random numbers, and the timings of one."""
    left, right = (torch.randn(size, size, device=device, dtype=dtype) for _ in range(2))
    made = torch.empty_like(left)

    def products() -> None:
        for _ in range(PRODUCTS):
            torch.matmul(left, right, out=made)

    several = timed(products, device, most=20, budget=1.0, warm=3)
    one = Series("matrix product", [it / PRODUCTS for it in several.seconds])
    return 2 * size**3 / one.median, one
