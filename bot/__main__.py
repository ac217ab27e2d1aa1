"""Where the program begins: `python -m bot`."""

import signal
import sys

if __name__ == "__main__":
    # Whoever interrupts it while its modules load wants no traceback through their imports.
    interrupted = signal.getsignal(signal.SIGINT)
    if interrupted is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from bot.cli.program import main

    signal.signal(signal.SIGINT, interrupted)
    sys.exit(main())
