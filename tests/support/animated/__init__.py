"""The program with an engine that can begin a clip with a picture."""

import os
from pathlib import Path

from tests.support.chaos.program import ROOT

ANIMATED = os.pathsep.join([str(ROOT), str(Path(__file__).parent)])
"""The PYTHONPATH of such a program."""
