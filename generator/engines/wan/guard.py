"""Tells the errors after which a process is of no more use from those that end only their clip."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from generator.errors import Poisoned

logger = logging.getLogger(__name__)

SIGNS = ("CUDA error", "cuDNN error", "CUDNN_STATUS", "CUBLAS_STATUS")
"""What the messages of failed GPU libraries have in them; torch has no type for them all."""


@contextmanager
def guarded(ran_out: Callable[[], str], save: Callable[[], None] | None = None) -> Iterator[None]:
    """Within the block, memory that ran out or a CUDA error raises `Poisoned`.

    A failed CUDA call leaves the context in a state that later calls report at random
    (https://docs.nvidia.com/cuda/cuda-runtime-api/group__CUDART__ERROR.html), and memory that ran
    out stays in pieces. `ran_out` says what follows from that; `save` is called first, to keep what
    is done.
    """
    import torch

    try:
        yield
    except torch.OutOfMemoryError as error:
        _save(save)
        raise Poisoned(ran_out()) from error
    except RuntimeError as error:
        causes = list(_causes(error))
        if any("out of memory" in it for it in causes):  # wrapped by a compiler, say
            _save(save)
            raise Poisoned(ran_out()) from error
        if not any(sign in it for it in causes for sign in SIGNS):
            raise
        _save(save)
        first = str(error).splitlines()[0]
        raise Poisoned(f"The GPU failed ({first}); the engine starts again.") from error


def _causes(error: BaseException | None) -> Iterator[str]:
    while error is not None:
        yield str(error)
        error = error.__cause__


def _save(save: Callable[[], None] | None) -> None:
    if save is None:
        return
    try:
        save()
    except Exception:  # the GPU may be past even this
        logger.warning("what was done could not be kept", exc_info=True)
