"""Lock 5: free text lives in sealed documents. What stands plain is listed with its reason."""

import re

from sqlalchemy import Enum, String, Text
from sqlalchemy.orm import class_mapper

from consult.foundation.database import Model
from consult.foundation.ids import new_id
from consult.foundation.schema import read_every_model
from tests.house.building import advise, document


def text_columns():
    """Every column that could hold a sentence: String and Text, enumerations left out."""
    read_every_model()  # also of packages without pages, whoever has read them before
    for table in Model.metadata.tables.values():
        for column in table.columns:
            kind = getattr(column.type, "impl", column.type)
            if isinstance(kind, String | Text) and not isinstance(column.type, Enum):
                yield f"{table.name}.{column.name}"


def test_every_plain_text_is_listed_with_its_reason():
    rows = re.findall(
        r"^\| `(\w+\.\w+)` \|[^|]*\|([^|]+)\|", document("data-classification.md"), re.MULTILINE
    )
    told = {name for name, reason in rows if reason.strip()}
    here = {name for name in text_columns() if not name.startswith(("leaves.", "test_"))}
    advise(
        sorted(here - told),
        "Seal it (`sealed()`), or list it in docs/data-classification.md with the reason:",
    )
    advise(sorted(told - here), "Not a column any more; see docs/data-classification.md:")


def test_no_row_shows_its_content():
    for mapper in Model.registry.mappers:
        row = mapper.class_()
        for attribute in class_mapper(mapper.class_).column_attrs:
            if isinstance(attribute.columns[0].type, String | Text):
                row.__dict__[attribute.key] = "Kettu näki kaiken"
        row.__dict__.setdefault("id", new_id())
        assert "Kettu" not in repr(row), f"{mapper.class_.__name__} shows itself in repr()."


def test_bound_values_never_reach_an_error():
    from consult.foundation.database import db

    assert db._engine_options["hide_parameters"] is True
