"""Python itself imports this where its folder is on the PYTHONPATH: the program and its workers
then have the engines beside it, too."""

from pathlib import Path

import generator.engines

generator.engines.__path__.append(str(Path(__file__).parent / "engines"))
