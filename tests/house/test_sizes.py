"""Files stay small enough to be read in one sitting."""

import ast
import re

from tests.house.building import ROOT, Module, advise, modules, rooms, templates

MODULE, FUNCTION, VIEW, PAGE, TEST_FILE = 300, 40, 12, 60, 250


def body_lines(function: ast.FunctionDef) -> int:
    """The lines of what a function does: its head and its docstring left out."""
    docs = ast.get_docstring(function) is not None
    start = function.body[1 if docs and len(function.body) > 1 else 0].lineno
    return (function.end_lineno or 0) - start + 1


def is_view(function: ast.FunctionDef) -> bool:
    marks = " ".join(ast.unparse(mark) for mark in function.decorator_list)
    return re.search(r"\bbp\.(route|get|post)\(", marks) is not None


def is_one_list(module: Module) -> bool:
    """An enumeration alone: a list of names, which Python cannot split, and nothing that runs."""
    classes = [node for node in module.tree.body if not isinstance(node, ast.ImportFrom | ast.Expr)]
    return len(classes) == 1 and all(
        isinstance(node, ast.ClassDef)
        and [ast.unparse(base) for base in node.bases] == ["StrEnum"]
        and all(isinstance(line, ast.Assign | ast.Expr) for line in node.body)
        for node in classes
    )


def test_modules_stay_small():
    long = [
        f"{module.name}: {count}"
        for module in modules()
        if (count := module.text.count("\n")) > MODULE and not is_one_list(module)
    ]
    advise(long, f"Longer than {MODULE} lines. Split by subject; a room may become a package:")


def test_functions_stay_small():
    long = [
        f"{module.name}:{function.lineno} {function.name}: {count}"
        for module in modules()
        for function in module.functions()
        if (count := body_lines(function)) > FUNCTION
    ]
    advise(long, f"Longer than {FUNCTION} lines. Give its parts names:")


def test_views_are_sentences():
    long = [
        f"{module.name}:{function.lineno} {function.name}: {count}"
        for module in rooms("views")
        for function in module.functions()
        if is_view(function) and (count := body_lines(function)) > VIEW
    ]
    advise(long, f"Longer than {VIEW} lines. A view is form, deed, way out:")


def test_pages_stay_small():
    long = [
        f"templates/{name}: {count}"
        for name, text in templates().items()
        if not name.startswith(("components/", "layout/")) and (count := text.count("\n")) > PAGE
    ]
    advise(long, f"Longer than {PAGE} lines. Make a fragment or a component:")


def test_test_files_stay_small():
    long = [
        f"{path.relative_to(ROOT)}: {count}"
        for path in sorted((ROOT / "tests").rglob("test_*.py"))
        if (count := path.read_text(encoding="utf-8").count("\n")) > TEST_FILE
    ]
    advise(long, f"Longer than {TEST_FILE} lines. One file is about one deed:")
