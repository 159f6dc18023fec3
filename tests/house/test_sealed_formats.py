"""What is sealed is opened for years: neither names, bound columns nor fields change unseen.

Add a bound set or a field; never rename or take away what stands in `sealed_formats.txt`.
"""

from pathlib import Path
from typing import Any

import consult.app  # noqa: F401 - knows every table
from consult.foundation.database import Model
from consult.vault import SealedRow
from consult.vault.rows import Sealed

WRITTEN = Path(__file__).with_name("sealed_formats.txt")


def _sealed() -> list[type[Any]]:
    every = [mapper.class_ for mapper in Model.registry.mappers]
    ours = [one for one in every if one.__module__.startswith("consult.")]
    return [one for one in ours if issubclass(one, SealedRow) and ".bench" not in one.__module__]


def _line(model: type[Any]) -> str:
    bound = " | ".join(",".join(columns) or "–" for columns in model.__bound__)
    fields = sorted(
        name
        for kind in model.__mro__
        for name, value in vars(kind).items()
        if isinstance(value, Sealed)
    )
    return f"{model.__seal_name__}: {bound}: {','.join(fields)}"


def test_every_sealed_class_is_as_it_was_written_down():
    found = sorted(_line(model) for model in _sealed())
    assert found == WRITTEN.read_text(encoding="utf-8").splitlines()


def test_no_two_classes_seal_under_one_name():
    names = [model.__seal_name__ for model in _sealed()]
    assert len(set(names)) == len(names)
