"""Says what probably ended a process, from its exit status."""

import signal

_LIKELY = {
    "SIGKILL": "the machine was probably out of memory, or someone killed it",
    "SIGTERM": "someone asked it to end",
    "SIGSEGV": "a native library (torch, a driver, an image decoder) crashed",
    "SIGBUS": "a native library crashed, or the disk or shared memory is full",
    "SIGABRT": "a native library gave up, often for want of memory",
    "SIGFPE": "a native library divided by zero",
    "SIGILL": "a native library was built for another processor",
    "SIGXCPU": "it used up its allowance of processor time",
}


def likely_cause(code: int) -> str:
    """`code` as `subprocess.Popen.returncode`: an exit status, or minus a signal's number."""
    if code >= 0:
        return f"it exited with status {code} in the middle of its work"
    name = signal.Signals(-code).name if -code in set(signal.Signals) else "unknown"
    return f"it was ended by signal {-code} ({name}): {_LIKELY.get(name, 'cause unknown')}"
