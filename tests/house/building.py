"""What the building inspector reads: the modules of `consult`, as text and as trees."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Module:
    path: Path
    text: str
    tree: ast.Module

    @property
    def name(self) -> str:
        return str(self.path.relative_to(ROOT))

    @property
    def parts(self) -> tuple[str, ...]:
        """`("notes", "operations", "filing")`, without `consult` and `.py`."""
        parts = self.path.relative_to(ROOT / "consult").with_suffix("").parts
        return parts[:-1] if parts[-1] == "__init__" else parts

    @property
    def package(self) -> str:
        return self.parts[0] if self.parts else ""

    @property
    def room(self) -> str:
        return self.parts[1] if len(self.parts) > 1 else ""

    def functions(self) -> list[ast.FunctionDef]:
        return [node for node in ast.walk(self.tree) if isinstance(node, ast.FunctionDef)]

    def public_functions(self) -> list[ast.FunctionDef]:
        found = [node for node in self.tree.body if isinstance(node, ast.FunctionDef)]
        return [node for node in found if not node.name.startswith("_")]

    def calls(self) -> Iterator[tuple[ast.Call, str]]:
        """Each call, and how its function is written."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call):
                yield node, ast.unparse(node.func)

    def imports(self) -> set[str]:
        found = set()
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                found |= {f"{node.module}.{alias.name}" for alias in node.names}
        return found


@cache
def modules() -> tuple[Module, ...]:
    """Every module of `consult` but the migrations, which are generated."""
    found = []
    for path in sorted((ROOT / "consult").rglob("*.py")):
        if "migrations" not in path.parts:
            text = path.read_text(encoding="utf-8")
            found.append(Module(path, text, ast.parse(text)))
    return tuple(found)


def exported(module: Module) -> set[str] | None:
    """The names that a room which is a package shows outside; None for a room in one file."""
    for other in modules():
        if other.path.name == "__init__.py" and other.parts == module.parts[:2]:
            return (
                {name.split(".")[-1] for name in other.imports()} if other is not module else None
            )
    return None


def rooms(name: str) -> list[Module]:
    """The modules of one room, in every package."""
    return [module for module in modules() if module.room == name]


@cache
def templates() -> dict[str, str]:
    folder = ROOT / "templates"
    return {
        str(path.relative_to(folder)): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*.html"))
    }


def document(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def advise(findings: list[str], advice: str) -> None:
    """Fail with an instruction, and the list of what it is about."""
    assert not findings, f"{advice}\n  " + "\n  ".join(findings)
