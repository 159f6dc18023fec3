"""The inspector of every page a test fetches: accessibility, content security, privacy."""

import re
from collections import Counter

from tests.markup import Element

CODE = re.compile(r"[A-ZÅÄÖ][a-zåäö]+-[A-ZÅÄÖ][a-zåäö]+-\d{3}")
IDENTITY_CODE = re.compile(r"\b\d{6}[-+ABCDEFYXWVU]\d{3}[0-9A-Y]\b")
UNFILLED = re.compile(r"%\(\w+\)[sd]|\{\{|\{%|LazyString|<Undefined|&lt;/?\w+&gt;")
POINTING = {"for", "aria-describedby", "aria-labelledby", "aria-controls"}
UNLABELLED = {"hidden", "submit", "button", "image", "reset"}


def inspect(page: Element) -> None:
    """Say everything that is wrong with the page at once."""
    checks = (
        _frame,
        _titles,
        _ids,
        _labels,
        _forms,
        _nothing_inline,
        _pictures,
        _presses,
        _headings,
        _words,
    )
    wrong = [complaint for check in checks for complaint in check(page)]
    assert not wrong, "This page is not as pages are here:\n- " + "\n- ".join(wrong)


def _frame(page: Element) -> list[str]:
    html = page.all("html")[0]
    found = [] if html["lang"] in ("fi", "sv", "en") else ["<html> needs lang."]
    if len(page.all("main")) != 1:
        found.append("There must be one <main>.")
    return found


def _titles(page: Element) -> list[str]:
    title = page.all("title")[0].text
    if CODE.search(title):
        return [f"A code stands in the title, and so in the browser's history: {title}"]
    return [] if len(title) > len(" · Consult") else ["The page has no title of its own."]


def _ids(page: Element) -> list[str]:
    ids = Counter(one["id"] for one in page.walk() if one.has("id"))
    found = [f'id="{name}" is there {count} times.' for name, count in ids.items() if count > 1]
    for one in page.walk():
        found += [
            f'<{one.tag} {attribute}="{name}"> leads to nothing.'
            for attribute in POINTING & one.attributes.keys()
            for name in one[attribute].split()
            if name not in ids
        ]
    return found


def _labels(page: Element) -> list[str]:
    labelled = {label["for"] for label in page.all("label") if label.text}
    return [
        f'<{one.tag} name="{one["name"]}"> has no label. Use the fields of consult.web.fields.'
        for one in page.all("input", "select", "textarea")
        if one["type"] not in UNLABELLED
        and one["id"] not in labelled
        and not (one["aria-label"] or one["aria-labelledby"])
    ]


def _forms(page: Element) -> list[str]:
    found = []
    for form in page.all("form"):
        names = {one["name"] for one in form.all("input")}
        if not form["action"]:
            found.append("A form has no action.")
        if form["method"].lower() == "post" and "csrf_token" not in names:
            found.append(f"The form to {form['action']} has no CSRF field. Use form_for or press.")
        if form["method"].lower() not in ("post", "get"):
            found.append(f"The form to {form['action']} does not say its method.")
        if any(outer.tag == "form" for outer in form.above()):
            found.append(f"The form to {form['action']} stands inside another form.")
    return found


def _nothing_inline(page: Element) -> list[str]:
    found = ["<style> in a page." for _ in page.all("style")]
    found += ["An inline <script>." for one in page.all("script") if not one["src"]]
    for one in page.walk():
        for name, value in one.attributes.items():
            if name == "style" or name.startswith("on"):
                found.append(f"<{one.tag} {name}=…> is forbidden by our content policy.")
            if _is_marked_way_out(one):
                continue
            if name in ("href", "src", "action") and re.match(r"(https?:)?//|javascript:", value):
                found.append(f"<{one.tag} {name}={value!r}> leads out of the house.")
    return found


def _is_marked_way_out(one: Element) -> bool:
    """A link that says so: the one by which a series is joined from afar."""
    return (
        one.tag == "a"
        and one["rel"] == "external noreferrer noopener"
        and (one["href"].startswith("https://"))
    )


def _pictures(page: Element) -> list[str]:
    return [f"{one['src']} has no alt." for one in page.all("img") if not one.has("alt")] + [
        "An <svg> is neither hidden nor named."
        for one in page.all("svg")
        if one["aria-hidden"] != "true" and not one["aria-label"]
    ]


def _presses(page: Element) -> list[str]:
    return [
        f"A <{one.tag}> says nothing: {one.attributes}"
        for one in page.all("button", "a")
        if not (one.text or one["aria-label"])
    ]


def _headings(page: Element) -> list[str]:
    found, before = [], 1
    headings = page.all("h1", "h2", "h3", "h4", "h5", "h6")
    if (count := len(page.all("h1"))) != 1:
        found.append(f"There are {count} h1; a page has one.")
    for heading in headings:
        level = int(heading.tag[1])
        if level > before + 1:
            found.append(f"After h{before} comes h{level}: {heading.text}")
        before = level
    return found


def _words(page: Element) -> list[str]:
    text = page.text
    found = [f"Something was not filled in: {hit}" for hit in UNFILLED.findall(text)]
    return found + ["An identity code is on the page."] * bool(IDENTITY_CODE.search(text))
