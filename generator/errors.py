"""What can go wrong while a clip is made, and which of it may be shown in a chat."""


class ReelbotError(Exception):
    """The root of every error this project raises on purpose."""


class UserError(ReelbotError):
    """Something the asker can mend; shown in the chat, in the asker's language.

    Carries the id of a message in the catalogue and its arguments instead of a sentence, because
    only the adapter's side knows the asker's language. Crosses the process boundary as JSON.

    >>> UserError("style-unknown", style="cubist", known="ink, neon").code
    'style-unknown'
    """

    def __init__(self, code: str, **arguments: str | int | float) -> None:
        super().__init__(code, arguments)
        self.code = code
        self.arguments = arguments

    def __str__(self) -> str:
        listed = ", ".join(f"{name}={value!r}" for name, value in self.arguments.items())
        return f"{self.code}({listed})"


class GenerationError(ReelbotError):
    """The engine failed; its text is for the log, never for the chat."""


class TimedOut(GenerationError):
    """The engine did not finish within the job's time-out and was killed."""


class WorkerDied(GenerationError):
    """The worker process ended while it had a job; the text says what probably happened."""


class Poisoned(GenerationError):
    """Raised inside an engine whose process cannot go on (out of GPU memory, a CUDA error).

    The process ends, and the job is tried again in a new one. The text is told to whoever runs the
    program, once however many jobs meet it: keep what differs from time to time out of it.
    """


class WorkerPoisoned(WorkerDied):
    """The worker ended because of `Poisoned`; the text is in the log already."""


class CannotFit(GenerationError):
    """No quality worth looking at brings a clip under the limit."""


class ClipGone(GenerationError):
    """The clip's file is not there any more, or only a part of it."""


class Cancelled(ReelbotError):
    """Raised inside an engine when its job is no longer wanted."""
