import pytest

from tests.house.world import furnish


@pytest.fixture(scope="session")
def world(template, tmp_path_factory):
    """The small world of the doors, laid once for this process."""
    return furnish(template, tmp_path_factory.mktemp("world"))
