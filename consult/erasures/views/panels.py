"""What this flat adds to the page of a case: a banner while there is time, and the way there."""

from flask import render_template

from consult.cases.models import Case
from consult.erasures.models import Erasure, answers_for
from consult.erasures.queries import on_case
from consult.web.guard import current_actor
from consult.web.panels import gathered_once, panel


@gathered_once
def _on(case: Case) -> list[Erasure]:
    return list(on_case(current_actor(), case)) if case.erasure_asked else []


@panel("case-top", order=5)
def banner(case: Case) -> str | None:
    """Say to the whole circle what is on its way, and until when it can be stopped."""
    ahead = [one for one in _on(case) if one.is_open and not one.is_proposed]
    may_stop = answers_for(current_actor(), case)
    if not ahead:
        return None
    return render_template("erasures/_banner.html", ahead=ahead, may_stop=may_stop)


@panel("case", order=95)
def way_there(case: Case) -> str | None:
    """Lead to erasing, for who answers for the case; say which clients were erased."""
    gone = [one for one in _on(case) if one.is_carried_out and one.client_id]
    asks = answers_for(current_actor(), case)
    if not gone and not asks:
        return None
    return render_template("erasures/_case.html", case=case, gone=gone, asks=asks)
