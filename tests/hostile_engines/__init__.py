"""Engines that misbehave, one each; the tests point the real worker at this package."""
