"""What tests do with passkeys and one-time codes, as presses on pages."""

import base64

import pyotp

from consult.foundation import clock
from tests.authenticator import asked

NEW, TOUCH = "accounts.new_passkey", "accounts.sign_in_by_touch"


def add_passkey(browser, key, name="Työpuhelin", expect=303, **changed):
    options, question = asked(browser.get(NEW))
    fields = {"name": name, "question": question, **key.make(options), **changed}
    return browser.post(NEW, expect=expect, **fields)


def touch(browser, key, expect=303, **changed):
    options, question = asked(browser.get("accounts.sign_in"))
    fields = {"question": question, **key.touch(options), **changed}
    return browser.post(TOUCH, expect=expect, **fields)


def prove_by_touch(browser, shown, key, address, expect=303, **fields):
    """Touch on the page that asks for a proof, with what was typed before."""
    options, question = asked(shown)
    answer = {f"proof-{name}": value for name, value in key.touch(options).items()}
    sent = {"proof-question": question, **answer, **fields}
    return browser.open("POST", address, expect, data={**sent, "csrf_token": browser.csrf_token()})


def set_up_codes(browser):
    """Set up one-time codes; returns the app that shows them."""
    shown = browser.get("accounts.codes")
    (secret,) = [s.text for s in shown.tree.all("span") if s["class"] == "code-text"]
    app = App(secret)
    browser.post("accounts.codes", drawn_secret=shown.value_of("drawn_secret"), code=app.code())
    return app


class App:
    """An authenticator app, whose clock is the house's."""

    def __init__(self, secret):
        assert len(base64.b32decode(secret)) == 20
        self.totp = pyotp.TOTP(secret)

    def code(self, steps=0):
        return self.totp.at(clock.now(), counter_offset=steps)
