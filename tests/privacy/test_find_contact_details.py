import pytest

from consult.privacy import FindingKind, review


def found(text):
    return [(f.text, f.kind, f.certain) for f in review(text).findings]


@pytest.mark.parametrize(
    "number",
    [
        "0401234567",
        "040 123 4567",
        "040-1234567",
        "040.123.4567",
        "(040) 123 4567",
        "+358 40 123 4567",
        "+358 (0)40 123 4567",
        "00358401234567",
        "0294 123 456",
        "09 1234 5678",
        "+46 70 123 45 67",
        "+47 412 34 567",
        "+1 202 555 0143",
        "\uff10\uff14\uff10 123 4567",
        "040\u00a0123\u00a04567",
    ],
)
def test_a_phone_number_is_certain(number):
    assert found(f"Soitto numerosta {number} illalla.") == [(number, FindingKind.PHONE, True)]


@pytest.mark.parametrize("number", ["016 123 45", "0501234"])
def test_a_short_number_is_likely(number):
    assert found(f"Soitto {number}") == [(number, FindingKind.PHONE, False)]


@pytest.mark.parametrize(
    "text",
    [
        "klo 08.00-15.30",
        "08.30\u201316.00",
        "09:00 - 10:30",
        "tunnit 9-15",
        "0,5 päivää",
        "0-3 vuotta",
        "112",
        "vuosina 2019 2020 2021",
        "10 000 000 euroa",
        "kello 8.30 ja 04.45",
    ],
)
def test_times_and_amounts_are_no_phone_numbers(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "address",
    ["oppi.laine@consult.example", "a+b@x.fi", "joku_1@posti.jossain.fi", "x\uff20y.fi"],
)
def test_an_e_mail_address_is_certain(address):
    assert found(f"Viesti ({address}).") == [(address, FindingKind.EMAIL, True)]


def test_at_written_out_is_likely():
    assert found("joku (at) posti.jossain.example") == [
        ("joku (at) posti.jossain.example", FindingKind.EMAIL, False)
    ]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("katso https://consult.example/a?b=c.", "https://consult.example/a?b=c"),
        ("(www.koulu.example)", "www.koulu.example"),
        ("HTTP://A.EXAMPLE/x", "HTTP://A.EXAMPLE/x"),
        ("sivulla kunta.fi/koulut, siellä", "kunta.fi/koulut"),
    ],
)
def test_a_web_address_is_certain_and_ends_before_the_full_stop(text, address):
    assert found(text) == [(address, FindingKind.WEB_ADDRESS, True)]


def test_a_full_stop_without_a_space_is_no_web_address():
    assert found("Lapsi on koulussa.Se menee hyvin.Me jatkamme") == []


@pytest.mark.parametrize(
    "account", ["FI21 1234 5600 0007 85", "fi2112345600000785", "SE45 5000 0000 0583 9825 7466"]
)
def test_a_bank_account_that_adds_up_is_certain(account):
    assert found(f"tilille {account} on maksettu") == [(account, FindingKind.BANK_ACCOUNT, True)]


def test_one_that_does_not_is_likely():
    assert found("FI21 1234 5600 0007 86") == [
        ("FI21 1234 5600 0007 86", FindingKind.BANK_ACCOUNT, False)
    ]


@pytest.mark.parametrize(
    ("business_id", "certain"),
    [("2077474-0", True), ("2077474\u20130", True), ("FI20774740", True), ("2077474-1", False)],
)
def test_a_business_id_is_as_certain_as_its_check_digit(business_id, certain):
    assert found(f"yritys {business_id}") == [(business_id, FindingKind.BUSINESS_ID, certain)]
