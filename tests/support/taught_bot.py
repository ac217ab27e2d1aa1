"""`python -m bot`, with the engines of a package that is named first to list the topics of."""

import sys

from bot.cli import physics
from bot.cli.program import main

physics.PACKAGES = sys.argv.pop(1)
sys.exit(main())
