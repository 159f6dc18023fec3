"""Chromium's own virtual authenticator: it touches and verifies by itself."""

from playwright.sync_api import CDPSession, Page


def plug_in(page: Page, *, prf: bool) -> tuple[CDPSession, str]:
    """Put a passkey device into a browser; `prf`: one that can also open her seed."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "ctap2Version": "ctap2_1",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
        "hasPrf": prf,
    }
    made = session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return session, made["authenticatorId"]
