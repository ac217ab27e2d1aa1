"""The three streams that a program expects to be started with."""

import os
import sys


def open_missing_streams() -> None:
    """A shell can start a program without them (`<&-`, `2>&-`): then there is nothing to read, and
    nobody who reads. Without them the next file that is opened would pass for one."""
    for number, (name, mode) in enumerate((("stdin", "r"), ("stdout", "w"), ("stderr", "w"))):
        if getattr(sys, name) is None:
            nothing = os.open(os.devnull, os.O_RDWR)
            if nothing != number:
                os.dup2(nothing, number)
                os.close(nothing)
            setattr(sys, name, os.fdopen(number, mode, encoding="utf-8", closefd=False))
