"""Which entries are about the one client who asks: by what they name, never by guessing."""

from uuid import uuid4

import pytest

from consult.incidents.rules import OneClient, is_about, rows_about

HER, HIM = uuid4(), uuid4()
HERS, HIS = uuid4(), uuid4()
OF_BOTH, OF_HIM = uuid4(), uuid4()
ONE = OneClient(HER, HERS, frozenset({str(OF_HIM), str(HIM)}))


def rows(*ids):
    return [("note", str(one)) for one in ids]


@pytest.mark.parametrize(
    ("object_id", "read", "detail", "about"),
    [
        (None, (), {}, True),
        (uuid4(), (), {}, True),
        (uuid4(), (), {"clients": [str(HER), str(HIM)]}, True),
        (uuid4(), (), {"clients": [str(HIM)]}, False),
        (OF_HIM, (), {}, False),
        (OF_BOTH, (), {}, True),
        (None, (OF_HIM,), {"client_spaces": [str(HIS)]}, False),
        (None, (OF_HIM, OF_BOTH), {"client_spaces": [str(HIS)]}, True),
        (None, (uuid4(),), {"client_spaces": [str(HIS)]}, False),
        (None, (uuid4(),), {"client_spaces": [str(HERS)]}, True),
        (None, (uuid4(),), {"client_spaces": []}, True),
    ],
)
def test_an_entry_is_about_her(object_id, read, detail, about):
    assert is_about(ONE, object_id, rows(*read), detail) is about


def test_of_an_entry_about_both_the_others_records_are_left_out():
    assert rows_about(ONE, rows(OF_HIM, OF_BOTH)) == rows(OF_BOTH)
    assert rows_about(None, rows(OF_HIM)) == rows(OF_HIM)
