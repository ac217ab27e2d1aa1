"""Keeps processes in their place: they end with who started them, or by group, and stand back.

Linux alone can have a process die with its parent (prctl's PR_SET_PDEATHSIG, which an exec keeps);
elsewhere that does nothing. Run as a script it puts itself on the leash and becomes the given
program, keeping the process id:

    python -I -S leash.py PARENT_PID PROGRAM ARGUMENT…

That is how ffmpeg gets one: `preexec_fn` would do the same, but is unsafe beside threads.
"""

import contextlib
import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1  # linux/prctl.h

NICENESS = 15
"""How far drawing and encoding stand back, so that the chats stay quick on a busy machine: a
thirtieth of the weight of who does not (sched(7)), and all that is left over."""


def die_with_parent(parent: int) -> None:
    """Have the kernel kill this process once `parent` is gone; at once if it is already."""
    if sys.platform != "linux":
        return
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(1)


def hear_no_terminal() -> None:
    """Go on where a library reads from or writes to the terminal of whoever started the bot, which
    would stop a process of a group in the background for ever."""
    if sys.platform != "win32":
        for stop in (signal.SIGTTIN, signal.SIGTTOU):
            signal.signal(stop, signal.SIG_IGN)


def step_back(niceness: int = NICENESS, *, pid: int = 0) -> None:
    """Let others go first: run at `niceness`, where this is no step forward; with `pid`, that
    process, which has just begun and has a single thread.

    It counts within a session alone where Linux shares the cores between sessions (sched(7),
    "The autogroup feature"), so who steps back must not lead one.
    """
    if sys.platform != "win32":
        with contextlib.suppress(PermissionError, ProcessLookupError):
            now = os.getpriority(os.PRIO_PROCESS, pid)
            os.setpriority(os.PRIO_PROCESS, pid, max(now, niceness))


def kill_group(pid: int) -> None:
    """Kill the process group that this process led, gone as it may be itself."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if sys.platform == "win32":
            os.kill(pid, signal.SIGTERM)  # which is TerminateProcess there
        else:
            os.killpg(pid, signal.SIGKILL)


if __name__ == "__main__":
    die_with_parent(int(sys.argv[1]))
    step_back()
    os.execv(sys.argv[2], sys.argv[2:])
