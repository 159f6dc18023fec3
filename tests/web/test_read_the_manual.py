"""The manual: in Finnish and Swedish, for everybody, rendered clean, and true to the pages."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from consult.i18n.catalogues import po_file
from consult.web import manual

PAGES = Path(manual.PAGES)


def words_of(language):
    """Everything that the pages can say in a language, of this application's own words."""
    with po_file(language).open("rb") as file:
        return [str(one.string) for one in read_po(file)]


@pytest.mark.parametrize("language", manual.WRITTEN_IN)
def test_every_chapter_is_there_and_nothing_else(language):
    files = {path.stem for path in (PAGES / language).glob("*.md")}
    assert files == set(manual.CHAPTERS)
    for chapter in manual.contents(language):
        assert chapter.title
        assert "<h2>" in chapter.text
        assert (
            len(
                re.findall(
                    r"^# ", (PAGES / language / f"{chapter.name}.md").read_text("utf-8"), re.M
                )
            )
            == 1
        )


def test_both_languages_have_the_same_headings_and_lists():
    for fi, sv in zip(manual.contents("fi"), manual.contents("sv"), strict=True):
        assert re.findall(r"<(h2|h3|ol|ul|li)>", fi.text) == re.findall(
            r"<(h2|h3|ol|ul|li)>", sv.text
        ), fi.name


def test_somebody_who_cannot_sign_in_reads_it(page):
    front = page.get("accounts.sign_in")
    assert "/manual" in front.links()
    shown = page.open("GET", "/manual", 302).follow()
    shown.shows("Käyttöohje", "Ensimmäinen kerta", "Kirjautuminen ja kadonneet sanat")
    swedish = next(link for link in shown.links() if link.startswith("/manual/sv/"))
    page.open("GET", swedish, 200).shows("Bruksanvisning", "Första gången")


def test_whoever_is_signed_in_finds_it_at_the_foot_of_each_page(page, alma):
    assert "/manual" in page.as_(alma).get("desk.front").links()


@pytest.mark.parametrize(
    "address",
    ["/manual/en/circle", "/manual/fi/secret", "/manual/fi/../sv", "/manual/fi/circle.md"],
)
def test_anything_else_is_not_there(page, address):
    page.open("GET", address, 404)


def test_only_headings_lists_and_emphasis_come_through():
    from consult.privacy import render_page

    said = render_page("## A\n\n<script>x</script> [b](javascript:c) ![d](e) `f` *g*")
    assert set(re.findall(r"<(\w+)", said)) == {"h2", "p", "em"}


@pytest.mark.parametrize("language", manual.WRITTEN_IN)
def test_what_it_tells_to_press_stands_on_a_page(language):
    """Words in italics are a press, a link or a heading of the application – or an example."""
    known = "\n".join(words_of(language))
    unknown = []
    for path in sorted((PAGES / language).glob("*.md")):
        text = path.read_text("utf-8")
        for said in re.findall(r"(?<!\*)\*([^*\n]+)\*(?!\*)", text):
            if said[-1] in ".?!" or said in EXAMPLES:
                continue
            unknown += [f"{path.stem}: {part}" for part in said.split(" → ") if part not in known]
    assert not unknown


EXAMPLES = {"Lapsi 1", "Äiti 1", "Barn 1", "Mor 1"}
