"""Cookies, sizes, hosts and tokens: what Flask leaves open by default is closed here."""

from flask import Flask
from flask_wtf import CSRFProtect

from consult.foundation.settings import Settings
from consult.web import guard

csrf = CSRFProtect()
DEMO_HOSTS = ("localhost", "127.0.0.1")


def lay_security(app: Flask, settings: Settings) -> None:
    """Set what the browser and the request are held to."""
    secure = settings.secure_cookies
    app.config.update(
        SECRET_KEY=settings.secret_key,
        TRUSTED_HOSTS=list(DEMO_HOSTS if settings.is_demo else settings.trusted_hosts),
        MAX_CONTENT_LENGTH=settings.max_body_kib * 1024,
        MAX_FORM_MEMORY_SIZE=settings.max_body_kib * 1024,
        MAX_FORM_PARTS=2_000,
        SESSION_COOKIE_NAME="__Host-session" if secure else "session",
        SESSION_COOKIE_SECURE=secure,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_PATH="/",
        PREFERRED_URL_SCHEME="https" if secure else "http",
        # Tokens live as long as the browser's session; a page read for an hour may still be sent.
        WTF_CSRF_TIME_LIMIT=None,
        # We send no Referer on purpose; `headers.refuse_foreign_sites` looks at where from.
        WTF_CSRF_SSL_STRICT=False,
        TEMPLATES_AUTO_RELOAD=False,
        PROVIDE_AUTOMATIC_OPTIONS=False,
    )
    app.before_request(guard.stop_unmarked)
    csrf.init_app(app)
    guard.login_manager.init_app(app)
