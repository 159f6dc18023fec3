"""From a request to the supervisor's log: five people, each at her own browser."""

from pathlib import Path

import pytest

from tests.cast import CAST
from tests.journeys import steps
from tests.journeys.conftest import Desk

pytestmark = pytest.mark.browser


def test_the_main_job(sit: dict[str, Desk], instance: Path) -> None:
    """Walk the six steps of the main job."""
    asked = steps.ask_the_group(sit["Alma"])
    steps.place_the_request(sit["Disa"], asked)
    steps.strike_one_and_agree(sit["Alma"], asked)
    steps.accept_and_read(sit["Moona"])
    steps.nothing_else_opens(sit["Moona"], asked)
    item = steps.lead_the_item(sit["Bertta"])
    steps.the_coordinator_reads_no_more(sit["Disa"], asked, item)
    steps.take_the_result_home(sit["Alma"], asked)
    steps.review_the_log(sit["Eero"], asked, item)
    steps.no_wrap_of_a_text_about_clients(instance, CAST["eero"].id.hex)
    steps.figures_on_the_command_line(instance)
