"""Makes a process die with the one that started it, even when that one is killed by SIGKILL.

Linux alone can do this (prctl's PR_SET_PDEATHSIG, which an exec keeps); elsewhere it does nothing.
Run as a script it puts itself on the leash and becomes the given program, keeping the process id:

    python -I -S leash.py PARENT_PID PROGRAM ARGUMENT…

That is how ffmpeg gets one: `preexec_fn` would do the same, but is unsafe beside threads.
"""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1  # linux/prctl.h


def die_with_parent(parent: int) -> None:
    """Have the kernel kill this process once `parent` is gone; at once if it is already."""
    if sys.platform != "linux":
        return
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(1)


if __name__ == "__main__":
    die_with_parent(int(sys.argv[1]))
    os.execv(sys.argv[2], sys.argv[2:])
