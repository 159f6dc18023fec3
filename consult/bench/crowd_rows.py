"""The rows of an organisation, table by table."""

import os
from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

from consult.accounts.models import Account, AccountDuty
from consult.bench.bulk import Bulk, Row, drawn_id
from consult.bench.crowd import ITEMS, Asked, Crowd
from consult.bench.crowd_people import (
    SECTORS,
    accounts,
    agencies_of,
    duties,
    expertises,
    members,
    teams,
)
from consult.cases.models import Case, CircleSeat
from consult.cases.rules import CaseStatus, CircleRole
from consult.consultations.models import Consultation, Invitation
from consult.consultations.rules.choices import (
    ConsultationStatus,
    InvitationStatus,
    Urgency,
    WishedHelp,
)
from consult.experts.models import Expertise
from consult.followups.models import Action
from consult.followups.rules.standing import ActionStatus
from consult.formats import Role
from consult.meetings.models import (
    Attendance,
    AttendanceMode,
    AttendanceState,
    Item,
    ItemStatus,
    Meeting,
    MeetingMode,
    MeetingStatus,
    Standing,
)
from consult.teams.models import Team, TeamMember
from consult.vault import GranterKind, RecipientKind, SpaceKind, SpaceState
from consult.vault.models import Grant, Space

SHAPE = "expert-group"
MODES = (AttendanceMode.IN_PERSON, AttendanceMode.IN_PERSON, AttendanceMode.REMOTE)
STANDINGS = (Standing.ASKER, Standing.FACILITATOR, Standing.EXPERT)
NO_BOX = os.urandom(400)
NO_KEY, NO_WRAP, NO_SIGNATURE = os.urandom(16), os.urandom(113), os.urandom(64)


def write_crowd(crowd: Crowd, into: Bulk) -> list[Asked]:
    """Write the whole organisation; return what was asked."""
    asked = crowd.asked()
    into.insert(Account, accounts(crowd))
    into.insert(AccountDuty, duties(crowd))
    into.insert(Expertise, expertises(crowd))
    into.insert(Team, teams(crowd))
    into.insert(TeamMember, members(crowd))
    into.insert(Space, _spaces(asked))
    into.insert(Grant, _grants(asked))
    into.insert(Case, _cases(asked))
    into.insert(CircleSeat, _seats(crowd, asked))
    into.insert(Meeting, _meetings(crowd, asked))
    into.insert(Item, _items(crowd, asked))
    into.insert(Consultation, _consultations(asked))
    into.insert(Attendance, _attendances(crowd, asked))
    into.insert(Invitation, _invitations(crowd, asked))
    into.insert(Action, _actions(asked))
    return asked


def _spaces(asked: list[Asked]) -> Iterator[Row]:
    for one in asked:
        for kind, space in ((SpaceKind.CONSULTATION, one.space_id), (SpaceKind.CASE, one.case_id)):
            yield {
                "id": space,  # a case's space goes by the case's id here
                "kind": kind,
                "state": SpaceState.LIVE,
                "version": 1,
                "has_recovery": True,
                "creator_id": one.asker_id,
                "created_at": one.held_at,
            }


def _grants(asked: list[Asked]) -> Iterator[Row]:
    for one in asked:
        for recipient in (one.asker_id, one.facilitator_id):
            yield {
                "id": drawn_id(),
                "space_id": one.space_id,
                "version": 1,
                "kind": RecipientKind.PERSON,
                "recipient_id": recipient,
                "kid": NO_KEY,
                "suite": 1,
                "granted_at": one.held_at,
                "granter_kind": GranterKind.PERSON,
                "granter_id": one.asker_id,
                "granter_kid": NO_KEY,
                "blob": NO_WRAP,
                "blob_sha256": NO_WRAP[:32],
                "signature": NO_SIGNATURE,
            }


def _cases(asked: list[Asked]) -> Iterator[Row]:
    for one in asked:
        yield {
            "id": one.case_id,
            "space_id": one.case_id,
            "box": NO_BOX,
            "box_rev": 1,
            "version": 1,
            "code": f"Mänty-Kuikka-{one.number}",
            "team_id": one.team_id,
            "opened_by": one.asker_id,
            "opened_at": one.held_at,
            "status": CaseStatus.OPEN,
            "noted_on": one.held_at.date(),
        }


def _seats(crowd: Crowd, asked: list[Asked]) -> Iterator[Row]:
    for one in asked:
        for account, role in (
            (one.asker_id, CircleRole.RESPONSIBLE),
            (one.facilitator_id, CircleRole.FAMILY_THERAPIST),
        ):
            yield {
                "id": drawn_id(),
                "case_id": one.case_id,
                "account_id": account,
                "seat_as": role,
                "writes": True,
                "whole_file": True,
                "since": min(one.held_at, crowd.now - timedelta(days=1)),
            }


def _meetings(crowd: Crowd, asked: list[Asked]) -> Iterator[Row]:
    times = {one.meeting_id: one for one in asked if one.meeting_id is not None}
    for meeting, one in times.items():
        past = one.held_at < crowd.now
        yield {
            "id": meeting,
            "team_id": one.team_id,
            "format_key": SHAPE,
            "format_version": 1,
            "starts_at": one.held_at,
            "ends_at": one.held_at + timedelta(hours=1),
            "slots": ITEMS,
            "mode": MeetingMode.ON_SITE,
            "place": "",
            "status": MeetingStatus.HELD if past else MeetingStatus.PLANNED,
            "planned_by": one.facilitator_id,
            "planned_at": one.held_at - timedelta(days=30),
            "version": 1,
        }


def _items(crowd: Crowd, asked: list[Asked]) -> Iterator[Row]:
    given: dict[UUID, int] = {}
    for one in asked:
        if one.meeting_id is None:
            continue
        position = given[one.meeting_id] = given.get(one.meeting_id, 0) + 1
        past = one.held_at < crowd.now
        yield {
            "id": one.item_id,
            "meeting_id": one.meeting_id,
            "position": position,
            "status": ItemStatus.CLOSED if past else ItemStatus.WAITING,
            "space_id": one.space_id,
            "format_key": SHAPE,
            "format_version": 1,
            "facilitator_id": one.facilitator_id,
            "opened_at": one.held_at if past else None,
            "closed_at": one.held_at if past else None,
            "recorded_afterwards": False,
            "version": 1,
        }


def _consultations(asked: list[Asked]) -> Iterator[Row]:
    urgencies = tuple(Urgency)
    for one in asked:
        answered = one.status is ConsultationStatus.ANSWERED
        yield {
            "id": one.id,
            "code": f"Vaahtera-Kuikka-{one.number}",
            "team_id": one.team_id,
            "format_key": SHAPE,
            "format_version": 1,
            "case_id": one.case_id,
            "asker_id": one.asker_id,
            "space_id": one.space_id,
            "item_id": one.item_id,
            "facilitator_id": one.facilitator_id if one.item_id else None,
            "private": False,
            "help": WishedHelp.REFLECTION,
            "urgency": urgencies[one.number % len(urgencies)],
            "status": one.status,
            "asked_at": one.held_at - timedelta(days=40, seconds=one.number % 86_400),
            "placed_at": one.held_at - timedelta(days=30) if one.item_id else None,
            "invited_at": one.held_at - timedelta(days=20) if one.item_id else None,
            "opened_at": one.held_at if answered else None,
            "answered_at": one.held_at if answered else None,
            "received_at": one.held_at if answered else None,
            "version": 1,
        }


def _attendances(crowd: Crowd, asked: list[Asked]) -> Iterator[Row]:
    agencies = agencies_of(crowd)
    for one in asked:
        if one.item_id is None:
            continue
        past = one.held_at < crowd.now
        for place, account in enumerate(one.table):
            turn = one.number + place
            yield {
                "id": drawn_id(),
                "item_id": one.item_id,
                "account_id": account,
                "seat": (Standing.ASKER, Standing.FACILITATOR)[place]
                if place < 2
                else Standing.EXPERT,
                "role": Role.FACILITATOR if place == 1 else Role.EXPERT,
                "agency_id": agencies[turn % len(agencies)],
                "sector": SECTORS[turn % len(SECTORS)],
                "mode": MODES[turn % len(MODES)],
                "state": AttendanceState.PRESENT if past else AttendanceState.ACCEPTED,
                "seated_at": one.held_at,
                "recorded_by": one.facilitator_id,
                "recorded_at": one.held_at,
                "version": 1,
            }


def _invitations(crowd: Crowd, asked: list[Asked]) -> Iterator[Row]:
    agencies = agencies_of(crowd)
    for one in asked:
        if one.item_id is None:
            continue
        past = one.held_at < crowd.now
        waits = not past and one.number % 2
        for expert in one.table[2:5]:
            yield {
                "id": drawn_id(),
                "consultation_id": one.id,
                "account_id": expert,
                "agency_id": agencies[one.number % len(agencies)],
                "sector": SECTORS[one.number % len(SECTORS)],
                "status": InvitationStatus.INVITED if waits else InvitationStatus.ACCEPTED,
                "proposed_by": one.facilitator_id,
                "proposed_at": one.held_at - timedelta(days=25),
                "invited_at": one.held_at - timedelta(days=20),
                "version": 1,
            }


def _actions(asked: list[Asked]) -> Iterator[Row]:
    for one in asked:
        if one.status is not ConsultationStatus.ANSWERED:
            continue
        due = one.held_at.date() + timedelta(days=30)
        yield {
            "id": drawn_id(),
            "space_id": one.space_id,
            "box": NO_BOX,
            "box_rev": 1,
            "version": 1,
            "item_id": one.item_id,
            "consultation_id": one.id,
            "owner_id": one.table[-1],
            "due_on": due,
            "agreed_by": one.facilitator_id,
            "agreed_at": one.held_at,
            "status": ActionStatus.DONE,
            "settled_on": due,
        }
