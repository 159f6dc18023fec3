"""Lower pages show what higher packages contribute."""

from consult.foundation.actor import Duty
from consult.web import menu, panels


def test_a_menu_shows_what_is_for_the_reader(monkeypatch, alma, tess):
    monkeypatch.setattr(menu, "ENTRIES", {})
    menu.entry("b.index", label="Second", order=2)
    menu.entry("a.index", label="First", order=1, duties={Duty.TECHNICAL})
    menu.entry("own", label="Own", order=0, place="person")
    assert [one.label for one in menu.menu_of(tess.actor)] == ["First", "Second"]
    assert [one.label for one in menu.menu_of(alma.actor)] == ["Second"]
    assert [one.label for one in menu.menu_of(alma.actor, "person")] == ["Own"]


def test_panels_come_in_their_order_and_may_be_silent(monkeypatch):
    monkeypatch.setattr(panels, "PANELS", {"case": []})

    @panels.panel("case", order=30)
    def last(case):
        return f"<p>{case}</p>"

    @panels.panel("case", order=20)
    def silent(case):
        return None

    @panels.panel("case", order=10)
    def first(case):
        return "<p>first</p>"

    assert panels.panels_of("case", "x") == ["<p>first</p>", "<p>x</p>"]
    assert panels.panels_of("nothing", "x") == []
