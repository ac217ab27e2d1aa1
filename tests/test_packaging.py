"""What `make run` installs: pinned in full, and the files a stranger needs are there."""

import re
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent


def pins() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text().splitlines()
    pairs = (line.split("==") for line in lines if line and not line.startswith("#"))
    return {canonicalize_name(name): version for name, version in pairs}


def needs_of(name: str, extras: set[str]) -> set[tuple[str, frozenset[str]]]:
    """The installed requirements of a distribution, each with the extras asked of it."""
    found: set[tuple[str, frozenset[str]]] = set()
    for line in metadata.requires(name) or []:
        requirement = Requirement(line)
        wanted = requirement.marker is None or any(
            requirement.marker.evaluate({"extra": extra}) for extra in extras | {""}
        )
        if wanted:
            found.add((canonicalize_name(requirement.name), frozenset(requirement.extras)))
    return found


def installed_closure() -> set[str]:
    """Everything that reelbot[test] brings with it, as far as it is installed here."""
    waiting = needs_of("reelbot", {"test"})
    seen: set[tuple[str, frozenset[str]]] = set()
    while waiting:
        entry = waiting.pop()
        seen.add(entry)
        try:
            waiting |= needs_of(entry[0], set(entry[1])) - seen
        except metadata.PackageNotFoundError:
            continue  # for another platform, such as torch's CUDA libraries
    present = {canonicalize_name(d.metadata["Name"]) for d in metadata.distributions()}
    return {name for name, _ in seen} & present


def test_every_package_that_is_installed_is_pinned_to_its_version() -> None:
    pinned = pins()
    wrong = {
        name: (metadata.version(name).split("+")[0], pinned.get(name))
        for name in installed_closure()
        if metadata.version(name).split("+")[0] != pinned.get(name)
    }
    assert wrong == {}


def test_torch_is_pinned_to_the_release_the_project_is_tested_with() -> None:
    assert pins()["torch"] == "2.13.0"


@pytest.mark.parametrize("name", ["README.md", "LICENSE", ".env.example"])
def test_a_stranger_finds(name: str) -> None:
    assert (ROOT / name).stat().st_size > 0


def test_no_file_names_a_registry_address() -> None:
    address = re.compile(r"https?://[\w.-]*(?:pypi|pythonhosted|npmjs|debian|pytorch)\.\w+")
    named = [
        str(path.relative_to(ROOT))
        for path in [*ROOT.glob("*"), *(ROOT / ".ci").iterdir(), *(ROOT / "docs").rglob("*.md")]
        if path.is_file() and address.search(path.read_text(errors="replace"))
    ]
    assert named == []
