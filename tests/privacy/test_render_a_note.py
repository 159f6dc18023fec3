import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from consult.privacy import render_note

ATTACKS = [
    "<script>alert(1)</script>",
    "<ScRiPt src=//x.example></sCrIpT>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><title></title><script>1</script></svg>",
    "<a href='javascript:alert(1)'>x</a>",
    "[x](javascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "![x](https://x.example/a.png)",
    "<https://x.example>",
    "[x]: javascript:alert(1)\n[x]",
    "<iframe srcdoc='<script>1</script>'>",
    "<math><mi//xlink:href='data:x,<script>1</script>'>",
    "</p><script>1</script><p>",
    "<!--><script>1</script>-->",
    "<style>@import 'x'</style>",
    "<p style='position:fixed'>x</p>",
    "<em onclick=alert(1)>x</em>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;",
    "*<b>*<b onmouseover=1>*",
    "1. <script>\n2. </script>",
    "{{7*7}} {0.__class__}",
    "<\u200bscript>",
    "\x00<script>",
    "` <script> `",
    "```\n<script>\n```",
]
TAG = re.compile(r"<(?!/?(?:p|br|ul|ol|li|em|strong)>|ol start=\"\d+\">)")


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_but_the_few_tags_gets_through(attack):
    assert not TAG.search(render_note(attack))


@settings(deadline=None)
@given(st.lists(st.one_of(st.sampled_from(ATTACKS), st.text(max_size=8)), max_size=4).map("".join))
def test_nor_does_any_mixture(text):
    assert not TAG.search(render_note(text))


def test_paragraphs_lists_emphasis_and_line_breaks():
    text = "Tausta on *vahva*.\nJa **hyvä**.\n\n- yksi\n- kaksi\n\n3. kolme"
    html = render_note(text)
    assert isinstance(html, Markup)
    assert html == (
        "<p>Tausta on <em>vahva</em>.<br>\nJa <strong>hyvä</strong>.</p>\n"
        "<ul>\n<li>yksi</li>\n<li>kaksi</li>\n</ul>\n"
        '<ol start="3">\n<li>kolme</li>\n</ol>\n'
    )


def test_what_looks_like_code_of_others_stays_as_typed():
    assert render_note("{{7*7}} # 1 > 0 & `x`") == "<p>{{7*7}} # 1 &gt; 0 &amp; `x`</p>\n"


def test_a_deep_list_and_much_emphasis_end():
    render_note("- " * 2_000)
    render_note("*a **b " * 5_000)
