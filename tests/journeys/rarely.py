"""What a demo has seldom: an alarm, an incident, keys that are lost, an erasure that waits."""

from datetime import timedelta
from pathlib import Path
from uuid import UUID

from sqlalchemy import select

from consult import audit
from consult.accounts.models import IdentityCheck, LossReason
from consult.accounts.operations import begin_way_back
from consult.app import create_app
from consult.audit import Deed
from consult.cases.models import Case, CircleSeat
from consult.cases.operations import close_case
from consult.cases.queries import find_case
from consult.consultations.models import Consultation
from consult.erasures.operations import Wish, ask_erasure
from consult.erasures.operations.keeping import Until, hold_case_back
from consult.erasures.queries import find_to_erase
from consult.erasures.queries.reach import UNFINISHED
from consult.erasures.rules import EraseReason, HoldReason
from consult.foundation import clock
from consult.foundation.database import db, transaction
from consult.foundation.ids import new_id
from consult.incidents.operations import Scope, open_incident, raise_alarm
from consult.incidents.rules import AlarmKind, IncidentKind
from consult.recoveries.models import RecoveryRequest
from consult.recoveries.rules import RecoveryState
from tests.casework import doing
from tests.cast import CAST, Person
from tests.scenes import account_of, settings_in

AT_TUNTURI = {key: CAST[key] for key in ("alma", "fanni", "outi", "zed")}


def lay_what_is_rare(folder: Path) -> None:
    """Lay it into a demo that nobody serves yet."""
    with create_app(settings_in(folder)).app_context():
        agency = account_of(CAST["outi"]).agency_id
        people = {
            key: person.working_at({person.cast.agency: agency})
            for key, person in AT_TUNTURI.items()
        }
        _ring(people)
        _lose(people)
        _erase(people["alma"])
        db.session.remove()
        db.engine.dispose()


def _ring(people: dict[str, Person]) -> None:
    now = clock.now()
    scope = Scope(IncidentKind.ACCOUNT, now - timedelta(days=1), None, now, people["zed"].id, None)
    with transaction():
        raise_alarm(people["alma"].actor, AlarmKind.READING)
        open_incident(people["outi"].actor, scope)


def _lose(people: dict[str, Person]) -> None:
    """Zed cannot get in; and before that, the custodians were asked about her once."""
    fanni, outi, zed, now = people["fanni"], people["outi"], people["zed"], clock.now()
    asked = RecoveryRequest(
        id=new_id(),
        account_id=zed.id,
        kid=zed.identity.kid,
        digest=bytes(32),
        asked_by=outi.id,
        asked_at=now,
        expires_at=now + timedelta(days=14),
        confirmed_by=fanni.id,
        confirmed_at=now,
        state=RecoveryState.CONFIRMED,
    )
    with transaction():
        db.session.add(asked)
        audit.record(outi.actor, Deed.RECOVERY_ASKED, on=asked, account=zed.id)
    with doing(fanni):
        begin_way_back(fanni.actor, account_of(zed), LossReason.WORDS, IdentityCheck.MET)


def _erase(alma: Person) -> None:
    going, kept = _hers(alma)
    with doing(alma):
        case = find_case(alma.actor, going)
        assert case is not None
        close_case(alma.actor, case)
    with doing(alma):
        found, other = (find_to_erase(alma.actor, one) for one in (going, kept))
        assert found is not None
        assert other is not None
        ask_erasure(alma.actor, found, Wish(EraseReason.BY_MISTAKE, None, transferred=False))
        hold_case_back(
            alma.actor, other, Until(HoldReason.APPEAL, clock.today() + timedelta(days=90))
        )


def _hers(alma: Person) -> list[UUID]:
    """Two of her cases in which nobody is being asked now."""
    asked = select(Consultation.case_id).where(
        Consultation.case_id.is_not(None), Consultation.status.in_(UNFINISHED)
    )
    query = (
        select(Case.id)
        .join(CircleSeat, CircleSeat.case_id == Case.id)
        .where(CircleSeat.account_id == alma.id, CircleSeat.until.is_(None), CircleSeat.whole_file)
        .where(Case.id.not_in(asked))
        .order_by(Case.opened_at, Case.id)
    )
    return list(db.session.scalars(query.limit(2)))
