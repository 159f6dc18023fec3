"""The chair confirms in two tabs while somebody comments: one seal, and the comment is kept."""

from consult.audit.verify import verify
from consult.foundation import clock
from consult.foundation.database import db
from consult.foundation.errors import Conflict, NotSaved
from consult.meetings.models import Item
from consult.minutes.models import Minutes, MinutesComment, MinutesReader
from consult.minutes.operations import comment, confirm, say_nothing
from consult.minutes.queries import find_minutes
from consult.minutes.rules import Word
from consult.privacy import reviewed
from tests.at_once import at_once, press
from tests.minutes.conftest import LATER, confirms, shown_to
from tests.postgres import both


def confirm_it(actor, item_id):
    try:
        confirm(actor, find_minutes(actor, item_id), 0)
    except NotSaved as reason:  # confirmed already, or there is a comment to read first
        raise Conflict(reason.words) from reason


def comment_on_it(actor, item_id):
    comment(actor, find_minutes(actor, item_id), reviewed("Päivä on väärä."))


def remark_nothing(actor, item_id):
    try:
        say_nothing(actor, find_minutes(actor, item_id))
    except NotSaved as reason:
        raise Conflict(reason.words) from reason


@both
def test_two_presses_of_the_chair_and_a_comment(
    database, settings, tmp_path, asked: Minutes, closed: Item, bertta, alma, chidi
):
    item_id = closed.id
    with clock.held_at(LATER):
        presses = [press(bertta, confirm_it, item_id) for _tab in range(2)]
        more = [press(chidi, comment_on_it, item_id), press(alma, remark_nothing, item_id)]
        ends = at_once(tmp_path, settings, *presses, *more)
    assert "busy" not in ends
    [row], [said] = db.session.query(Minutes), db.session.query(MinutesComment)
    assert said.late is row.is_confirmed  # it came first and is read before, or it came after
    words = {one.account_id: one.word for one in db.session.query(MinutesReader)}
    if row.is_confirmed:
        shown = shown_to(bertta, closed)
        assert shown.holds is True
        silent = "Ei vastannut" in str(shown.paper.blocks) and alma.name in _silent(shown)
        assert silent is (words[alma.id] is None)  # what the seal says of her is what she did
    else:
        assert words[chidi.id] is Word.COMMENTED
        with clock.held_at(LATER):
            confirms(bertta, closed, seen=1)
    assert not verify(content=True).findings


def _silent(shown) -> str:
    tables = [block for block in shown.paper.blocks if block.kind == "facts"]
    return dict(row for block in tables for row in block.rows).get("Ei vastannut", "")
