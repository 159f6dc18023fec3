from consult.agencies.rules import sectors

ROSTER = {
    "law", "family-therapy", "psychology", "psychiatry", "child-protection", "disability",
    "adult-social-work", "substance", "education", "crime", "health-care", "specialised-care",
    "family-counselling", "family-work", "organisations", "experience", "client-and-close", "other",
}  # fmt: skip


def test_the_roster_has_its_sectors():
    assert set(sectors()) == ROSTER


def test_other_comes_last_and_each_is_said_differently():
    assert list(sectors())[-1] == "other"
    for language in ("fi", "sv", "en"):
        assert len({words.say(language) for words in sectors().values()}) == len(ROSTER)
