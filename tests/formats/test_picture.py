"""The picture of a format says the same as its table."""

from itertools import pairwise

import pytest

from consult.formats import Role, catalogue
from consult.formats.asked import who_may_ask
from consult.formats.picture import LEAST, lanes_of, lying, upright
from consult.formats.turns import takes_turn

FORMATS = catalogue().newest()


@pytest.mark.parametrize("draw", [lying, upright])
def test_time_runs_without_a_gap_and_longer_phases_are_longer(draw):
    for shape in FORMATS:
        picture = draw(shape, 30)
        steps = picture.steps
        assert [step.phase for step in steps] == list(shape.phases)
        assert steps[-1].begins + steps[-1].phase.minutes == shape.minutes
        for one, other in pairwise(steps):
            assert other.at == pytest.approx(one.at + one.length, abs=0.3)
            longer = one.phase.minutes > other.phase.minutes
            assert not longer or one.length > other.length
        assert all(step.length >= LEAST for step in steps)
        ends = steps[-1].at + steps[-1].length
        assert ends == pytest.approx(picture.width if draw is lying else picture.height, abs=0.5)


@pytest.mark.parametrize("draw", [lying, upright])
def test_everybody_who_speaks_or_listens_is_drawn_once_in_each_phase(draw):
    for shape in FORMATS:
        turns = draw(shape, 30).turns
        assert len({(turn.lane.role, turn.step.number) for turn in turns}) == len(turns)
        for turn in turns:
            phase = turn.step.phase
            said = phase.speaks if turn.speaks else phase.listens
            assert takes_turn(turn.lane.role, said), (shape.key, phase.key, turn.lane.role)
        for step in draw(shape, 30).steps:
            spoken = [turn for turn in turns if turn.step.number == step.number and turn.speaks]
            assert spoken, (shape.key, step.phase.key)


def test_the_family_is_alone_in_the_picture_of_its_own_time():
    conference = catalogue().format("family-group-conference")
    alone = next(step for step in lying(conference, 12).steps if step.phase.family_alone)
    there = {t.lane.role for t in lying(conference, 12).turns if t.step.number == alone.number}
    assert there == {Role.CHILD, Role.SUPPORT_PERSON, Role.FAMILY}


def test_a_family_that_is_named_as_one_has_a_lane_of_its_own():
    pair = catalogue().format("reflecting-meeting")
    assert {Role.CHILD, Role.CLOSE_PERSON, Role.FAMILY} <= set(lanes_of(pair))
    forum = catalogue().format("law-forum")
    assert Role.EVERYBODY in lanes_of(forum)


def test_each_says_who_may_ask():
    said = {one.key: who_may_ask(one).fi for one in FORMATS}
    assert "koordinaattori" in said["expert-group"]
    assert "varaa vapaan ajan itse" in said["systemic-weekly"]
    assert "perheen toiveesta" in said["network-meeting"]
    assert all(text.endswith(".") for text in said.values())
