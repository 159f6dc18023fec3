"""The pure part of cases: kinds, labels and the paste line."""

from consult.cases.rules.kinds import (
    CaseStatus,
    CircleRole,
    ClientRole,
    ServiceLanguage,
    ServiceTask,
)
from consult.cases.rules.labels import paste_line, role_label

__all__ = [
    "CaseStatus",
    "CircleRole",
    "ClientRole",
    "ServiceLanguage",
    "ServiceTask",
    "paste_line",
    "role_label",
]
