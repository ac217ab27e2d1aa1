"""The one rule: imports point adapters → bot → cache → generator, and never back up."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ORDER = ["generator", "cache", "bot", "adapters"]  # each may import itself and those before it
HEAVY = {"torch", "transformers", "sentence_transformers", "PIL", "resvg_py"}


def imported_roots(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


@pytest.mark.parametrize("room", ORDER)
def test_no_room_imports_one_above_it(room: str) -> None:
    above = set(ORDER[ORDER.index(room) + 1 :])
    wrong = {
        str(path.relative_to(ROOT)): sorted(imported_roots(path) & above)
        for path in (ROOT / room).rglob("*.py")
        if imported_roots(path) & above
    }
    assert wrong == {}


def test_the_parent_process_imports_neither_torch_nor_pillow() -> None:
    code = f"import sys, bot.__main__; print(sorted({HEAVY!r} & set(sys.modules)))"
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "[]"


def test_every_module_says_in_its_first_line_what_it_owns() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for room in ORDER
        for path in (ROOT / room).rglob("*.py")
        if not ast.get_docstring(ast.parse(path.read_text()))
    ]
    assert silent == []
