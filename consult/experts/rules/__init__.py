"""The pure part of the directory: what can be said of somebody, and how she is found by it."""

from consult.experts.rules.fields import (
    field_entries,
    fields,
    fields_of_sectors,
    method_entries,
    methods,
    sector_by_field,
)
from consult.experts.rules.presence import Away, DayPart, half_days, is_present, parts_of
from consult.experts.rules.searching import Meant, folded, meant_by, words_of

__all__ = [
    "Away",
    "DayPart",
    "Meant",
    "field_entries",
    "fields",
    "fields_of_sectors",
    "folded",
    "half_days",
    "is_present",
    "meant_by",
    "method_entries",
    "methods",
    "parts_of",
    "sector_by_field",
    "words_of",
]
