"""Own files and Bootstrap's, from this host; an address with the file's hash keeps for a year."""

import hashlib
from functools import cache
from pathlib import Path

import flask_bootstrap
from flask import Flask, request, send_from_directory, url_for
from flask.typing import ResponseReturnValue
from flask_bootstrap import Bootstrap5

from consult.web.guard import public

OWN = Path(__file__).resolve().parents[2] / "static"
BOOTSTRAP = Path(flask_bootstrap.__file__).parent / "static" / "bootstrap5"
FOLDERS = {"static": OWN, "bootstrap.static": BOOTSTRAP}


def lay(app: Flask) -> None:
    """Serve the static files by marked routes; the unmarked ones of the libraries are replaced."""
    app.config["BOOTSTRAP_SERVE_LOCAL"] = True
    Bootstrap5(app)
    app.add_url_rule("/static/<path:filename>", endpoint="static", view_func=static_file)
    app.view_functions["bootstrap.static"] = static_file


@public("stylesheets, scripts and pictures, the same for everybody")
def static_file(filename: str) -> ResponseReturnValue:
    """Send a file that is part of the program."""
    folder = FOLDERS[request.endpoint or "static"]
    response = send_from_directory(folder, filename)
    fresh = request.args.get("v") == fingerprint(folder, filename)
    response.headers["Cache-Control"] = (
        "public, max-age=31536000, immutable" if fresh else "public, max-age=300"
    )
    return response


def url(filename: str, endpoint: str = "static") -> str:
    """Return the address of a file, with its hash."""
    return url_for(endpoint, filename=filename, v=fingerprint(FOLDERS[endpoint], filename))


@cache
def fingerprint(folder: Path, filename: str) -> str:
    """Return a short hash of the file as it was when first asked for."""
    return hashlib.sha256((folder / filename).read_bytes()).hexdigest()[:12]
