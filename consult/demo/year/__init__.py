"""The demo's past and its next weeks, laid by the same operations that people use."""

from collections.abc import Callable

from consult.demo.year.coming import lay_coming
from consult.demo.year.families import lay_families
from consult.demo.year.group import lay_directory_of_today
from consult.demo.year.hands import Hands
from consult.demo.year.minutes import lay_minutes
from consult.demo.year.names import lay_names
from consult.demo.year.newcomers import lay_newcomers
from consult.demo.year.own_format import lay_own_format
from consult.demo.year.pilot import lay_pilot
from consult.demo.year.support import lay_support
from consult.demo.year.two_way import lay_two_way
from consult.demo.year.weekly import lay_weeks
from consult.foundation.actor import SYSTEM
from consult.foundation.database import transaction
from consult.oversight.operations import count_openers

__all__ = ["Hands", "lay_year"]


def lay_year(hands: Hands, say: Callable[[str], None]) -> None:
    """Lay everything that happened, and what is planned; `say` is told how far it is."""
    say("The pilot of the expert group, 2021–2022…")
    lay_pilot(hands)
    say("The weekly team's last weeks…")
    weeks = lay_weeks(hands)
    lay_own_format(hands)
    lay_minutes(hands, weeks)
    say("Consultation support…")
    lay_support(hands)
    lay_directory_of_today(hands)
    say("Times that two teams open to one another…")
    lay_two_way(hands)
    say("What is waiting now…")
    lay_coming(hands)
    lay_families(hands)
    lay_names(hands)
    lay_newcomers(hands)
    with transaction():
        count_openers(SYSTEM)
