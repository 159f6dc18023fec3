"""The pure part of cases: kinds, labels, the paste line, grounds of a disclosure."""

from consult.cases.rules.grounds import Ground, grounds
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
    "Ground",
    "ServiceLanguage",
    "ServiceTask",
    "grounds",
    "paste_line",
    "role_label",
]
