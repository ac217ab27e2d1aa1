"""An ffmpeg that waits, or fails, for as long as a test wants it to."""

import shlex
from pathlib import Path

import pytest

from generator.ffmpeg import executable


class HeldEncoder:
    """Stands in front of ffmpeg in every process started from now on."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._held = folder / "held"
        self._failing = folder / "failing"
        real = executable()  # found before this one can be found in its place
        script = folder / "ffmpeg"
        script.write_text(
            "#!/bin/sh\n"
            f"while [ -e {shlex.quote(str(self._held))} ]; do sleep 0.01; done\n"
            f"[ -e {shlex.quote(str(self._failing))} ] && exit 3\n"
            f'exec {shlex.quote(real)} "$@"\n'
        )
        script.chmod(0o755)
        monkeypatch.setenv("IMAGEIO_FFMPEG_EXE", str(script))

    def hold(self) -> None:
        self._held.touch()

    def let_go(self, *, failing: bool = False) -> None:
        if failing:
            self._failing.touch()
        self._held.unlink()

    def mend(self) -> None:
        self._failing.unlink()
