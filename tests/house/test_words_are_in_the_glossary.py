import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")


def models():
    """Every class that is a table: it has `Model` among its bases."""
    for path in (ROOT / "consult").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                bases = {base.id for base in node.bases if isinstance(base, ast.Name)}
                if "Model" in bases:
                    yield node.name


def test_each_table_has_its_word():
    entries = set(re.findall(r"^\| `(\w+)` \|", GLOSSARY, re.MULTILINE))
    missing = sorted(set(models()) - entries)
    assert not missing, f"Add to the first table of docs/glossary.md: {', '.join(missing)}"


def test_each_entry_has_all_its_languages():
    for line in GLOSSARY.splitlines():
        if line.startswith("|"):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            assert all(cells), f"A cell is empty in docs/glossary.md: {line}"
