"""A case, its clients and its circle; who acts for it when somebody is away."""

from consult.cases.models.case import Apart, Case, Client, ErasedClient, MinorsWord
from consult.cases.models.circle import CaseLink, CircleSeat, DeputyExclusion
from consult.cases.models.emergency import EmergencyAnswer, EmergencyOpening
from consult.cases.models.names import RealNames
from consult.cases.models.promise import CirclePromise, CirclePromiseAsSeen
from consult.cases.models.seen import (
    Absent,
    CaseForDeputy,
    CaseToNote,
    CircleShown,
    Deputising,
    Emergency,
    Excluded,
    Holder,
    Room,
)

__all__ = [
    "Absent",
    "Apart",
    "Case",
    "CaseForDeputy",
    "CaseLink",
    "CaseToNote",
    "CirclePromise",
    "CirclePromiseAsSeen",
    "CircleSeat",
    "CircleShown",
    "Client",
    "Deputising",
    "DeputyExclusion",
    "Emergency",
    "EmergencyAnswer",
    "EmergencyOpening",
    "ErasedClient",
    "Excluded",
    "Holder",
    "MinorsWord",
    "RealNames",
    "Room",
]
