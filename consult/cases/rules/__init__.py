"""The pure part of cases: kinds, labels, days and the paste line."""

from consult.cases.rules.days import (
    EMERGENCY_HOURS,
    PENDING_HOURS,
    TOLD_DAYS,
    emergency_ends,
    is_day_off,
    next_working_day,
    tidy_code,
)
from consult.cases.rules.kinds import (
    GIVEN_BY_HAND,
    GUARDIAN_ROLES,
    MINOR_ROLES,
    ApartGround,
    CaseStatus,
    CircleRole,
    ClientRole,
    EmergencyReason,
    MinorsDecision,
    Needed,
    SeatGround,
    ServiceTask,
    WhatWasDone,
)
from consult.cases.rules.labels import paste_line, role_label
from consult.cases.rules.names import are_too_many, names_in
from consult.foundation.languages import ServiceLanguage

__all__ = [
    "EMERGENCY_HOURS",
    "GIVEN_BY_HAND",
    "GUARDIAN_ROLES",
    "MINOR_ROLES",
    "PENDING_HOURS",
    "TOLD_DAYS",
    "ApartGround",
    "CaseStatus",
    "CircleRole",
    "ClientRole",
    "EmergencyReason",
    "MinorsDecision",
    "Needed",
    "SeatGround",
    "ServiceLanguage",
    "ServiceTask",
    "WhatWasDone",
    "are_too_many",
    "emergency_ends",
    "is_day_off",
    "names_in",
    "next_working_day",
    "paste_line",
    "role_label",
    "tidy_code",
]
