"""`python -m bot`, with the engines of `tests.weighty_engines` to pull weights for."""

import sys

from bot.cli import models
from bot.cli.program import main

models.PACKAGES = "tests.weighty_engines"
sys.exit(main())
