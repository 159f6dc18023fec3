"""What goes on paper: every word comes out as it was typed, and a screen reader finds its way."""

import subprocess
import sys

import pytest

from consult.documents.paper import (
    Bullets,
    Facts,
    Gap,
    Heading,
    Lines,
    PageBreak,
    Paper,
    Paragraph,
    Table,
)
from consult.documents.pdf import NO_GLYPH, as_pdf, pdf_answer
from tests.pdfs import faults, tags, words

MARKUP = [
    "#strong[x] *b* _e_ $x^2$ <lab> @ref `raw` ~ -- \\ / // /* */",
    '#read("/etc/passwd") #sys.inputs #include "x.typ"',
    '#let a = 1; "quoted" \\u{1F600} \\n',
    "<script>alert(1)</script> &amp; {{ 7*7 }} {% raw %}",
    "= Heading\n- list\n+ list\n/ term: x\n#pagebreak()",
    "https://example.org mailto:x@example.org",
]
SAMI = "đŋšŧžáâǥǧǩʒǯõ ĐŊŠŦŽÁÂǤǦǨƷǮÕ"


def of(*blocks, title="Pöytäkirja", language="fi", note=""):
    return Paper(title, language, blocks, note)


def everywhere(text):
    """A paper with the text in every place that takes one."""
    return of(
        Heading(text),
        Paragraph([text, Gap(text)]),
        Bullets([text]),
        Facts([(text, text)]),
        Table([text, "b"], [[text, text]], text),
        Lines(text, 2),
        title=text.split("\n")[0],
        note=text,
    )


PLACES = 14
"""So often it then shows; the note also at the foot of the page."""


def bare(text):
    """Without what setting may change: where lines end and how wide a space is."""
    return "".join(text.split())


@pytest.mark.parametrize("text", MARKUP)
def test_markup_comes_out_as_the_letters_it_is(text):
    pdf = as_pdf(everywhere(text))
    title = "\n" not in text  # of several lines the title takes the first
    assert bare(words(pdf)).count(bare(text)) == PLACES - 1 + title
    assert faults(pdf) == []


def test_what_hides_or_steers_is_left_out_and_the_rest_stays():
    nasty = "al\u202eku\u202c zw\u200b\u200d\u2060\ufeffx \u2066y\u2069 c\x07\x00d \u00ade\ufffe"
    pdf = as_pdf(everywhere(nasty))
    assert bare(words(pdf)).count(bare("alku zwx y cd e")) == PLACES
    assert faults(pdf) == []


@pytest.mark.parametrize("language", ["fi", "sv", "en", "se", "smn", "sms"])
def test_sami_letters_are_in_the_fonts_and_the_language_is_said(language):
    pdf = as_pdf(of(Paragraph(SAMI), language=language))
    assert SAMI in words(pdf)
    assert b"/Lang(%b)" % language.encode() in pdf
    assert faults(pdf) == []


def test_what_no_font_holds_becomes_a_box_and_the_rest_stays():
    pdf = as_pdf(of(Paragraph("ennen 😀 漢字 e\u0330\u0334 jälkeen ə Привет")))
    assert bare(f"ennen {NO_GLYPH} {NO_GLYPH * 2}") in bare(words(pdf))
    assert bare("jälkeen ə Привет") in bare(words(pdf))
    assert faults(pdf) == []


def test_the_tree_names_what_each_thing_is():
    table = Table(["Nimi", "Rooli"], [["A", "B"]] * 60, "Paikalla")
    blocks = [Heading("a", 4), Heading("b", 4), Paragraph("c"), Bullets(["d"]), table]
    pdf = as_pdf(of(*blocks, Facts([("e", "f")]), Lines("g", 3), PageBreak(), Paragraph("h")))
    found = tags(pdf)
    assert [one for one in found if one[0] == "H"] == ["H1", "H2", "H3"]  # none is skipped
    assert found.count("TH") == 2
    assert found.count("TD") == 120
    assert found.count("LI") == 2
    assert "Caption" in found
    assert words(pdf).count("Nimi") == 2  # over a page's end the headings stand again
    assert faults(pdf) == []


def test_a_wide_table_stays_on_the_page():
    """One long cell leaves the last column its place: it is not broken for want of room."""
    where = "Järvikunnan sivistystoimi, sivistyspalvelut (varhaiskasvatus, koulu, nuorisopalvelut)"
    rows = [["Ville Vieras", "Asian esittelijä", where, "På distans"]]
    pdf = as_pdf(of(Table(["Nimi", "Tehtävä kokouksessa", "Organisaatio", "Miten"], rows)))
    assert "På distans\n" in words(pdf)


def test_a_very_long_word_stays_on_the_page():
    pdf = as_pdf(of(Paragraph("x" * 20_000)))
    assert words(pdf).count("x") == 20_000
    assert max(len(line) for line in words(pdf).split("\n")) <= 120


def test_a_row_too_short_is_no_table():
    with pytest.raises(ValueError, match="not as long"):
        Table(["a", "b"], [["c"]])


def test_the_page_shows_the_same(app):
    paper = everywhere(MARKUP[3])
    source = '{% from "components/paper.html" import paper %}{{ paper(composed) }}'
    with app.test_request_context():
        page = app.jinja_env.from_string(source).render(composed=paper)
    assert "<script>" not in page
    shown = PLACES - 1  # neither title nor foot, and the caption names the table once more
    assert (
        page.count("&lt;script&gt;alert(1)&lt;/script&gt; &amp;amp; {{ 7*7 }} {% raw %}") == shown
    )
    assert '<th scope="col">' in page


def test_the_answer_is_a_file_with_a_fixed_name(app):
    with app.test_request_context():
        answer = app.process_response(pdf_answer(of(Paragraph("x")), "poytakirja.pdf"))
    assert answer.headers["Content-Disposition"] == 'attachment; filename="poytakirja.pdf"'
    assert answer.data.startswith(b"%PDF")


def test_the_application_starts_without_the_typesetter():
    code = "import sys, consult.documents.pdf; sys.exit('typst' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
