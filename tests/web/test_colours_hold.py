"""Every pair of text and ground can be read, in light and in dark (WCAG 2.2 AA)."""

import re

import pytest

from tests.house.building import ROOT

TOKENS = (ROOT / "static/css/tokens.css").read_text(encoding="utf-8")
GROUNDS = ("paper", "surface", "sunken")
STATES = ("good", "warning", "bad", "info", "quiet")
TEXTS = [
    *((text, ground) for text in ("ink", "ink-soft", "link") for ground in GROUNDS),
    *((state, f"{state}-soft") for state in STATES),
    *((state, ground) for state in ("good", "bad", "info") for ground in ("paper", "surface")),
    ("on-accent", "accent"),
    ("on-accent", "accent-deep"),
    ("accent-deep", "accent-soft"),
    ("accent-deep", "sunken"),
    ("ink", "warning-soft"),
    ("ink", "accent-soft"),
    ("ink", "info-soft"),
]
LINES = [(line, ground) for line in ("line-strong", "glow", "accent") for ground in GROUNDS[:2]]


def blocks():
    """The colours of each theme, as the stylesheet writes them."""
    return {
        "light": _colours(r':root,\s*\[data-bs-theme="light"\]'),
        "dark": _colours(r'\[data-bs-theme="dark"\]'),
        "dark by the device": _colours(r":root:not\(\[data-bs-theme\]\)"),
    }


def _colours(selector):
    body = re.search(selector + r"\s*\{([^}]*)\}", TOKENS)
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", body.group(1)))


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", blocks())
def test_texts_can_be_read(theme):
    colours = blocks()[theme]
    weak = {
        pair: round(contrast(colours[pair[0]], colours[pair[1]]), 2)
        for pair in TEXTS
        if contrast(colours[pair[0]], colours[pair[1]]) < 4.5
    }
    assert not weak


@pytest.mark.parametrize("theme", blocks())
def test_frames_and_marks_can_be_seen(theme):
    colours = blocks()[theme]
    weak = {
        pair: round(contrast(colours[pair[0]], colours[pair[1]]), 2)
        for pair in LINES
        if contrast(colours[pair[0]], colours[pair[1]]) < 3
    }
    assert not weak


def test_dark_is_the_same_whoever_chose_it():
    assert blocks()["dark"] == blocks()["dark by the device"]


def test_raw_colours_stand_in_the_tokens_only():
    sheet = (ROOT / "static/css/consult.css").read_text(encoding="utf-8")
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b|rgb\(|hsl\(", sheet)
