"""A real OpenID Connect provider (npm's oidc-provider) for the tests, and a person at its pages."""

import json
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

import pytest
import requests

HERE = Path(__file__).parent
CLIENT, SECRET = "consult", "a-secret-of-the-tests-and-of-nothing-else"
BACK = "https://localhost/sign-in/organisation/back"


@dataclass
class Running:
    """The provider, and who there is in it."""

    issuer: str

    def knows(self, **people: dict[str, object]) -> None:
        requests.post(f"{self.issuer}/people", data=json.dumps(people), timeout=10)

    def sign_in(self, address: str, who: str) -> str:
        """Go through the provider's own pages as somebody; return where it sends the browser."""
        with requests.Session() as browser:
            place = address
            for _ in range(12):
                if place.startswith(BACK):
                    return place
                place = self._step(browser, place, who)
        raise AssertionError("The provider did not come to an end.")

    def _step(self, browser: requests.Session, place: str, who: str) -> str:
        answer = browser.get(place, allow_redirects=False, timeout=10)
        if answer.is_redirect:
            return urljoin(place, answer.headers["location"])
        prompt = re.search(r'name="prompt" value="(\w+)"', answer.text).group(1)
        said = {"prompt": prompt, "login": who, "password": "any"}
        answer = browser.post(place, data=said, allow_redirects=False, timeout=10)
        return urljoin(place, answer.headers["location"])


@contextmanager
def provider(back: str = BACK) -> Iterator[Running]:
    """Run the provider on this machine; missing parts fail in continuous integration."""
    node = shutil.which("node")
    if node is None or not (HERE / "node_modules" / "oidc-provider").exists():
        if os.environ.get("CI"):
            pytest.fail("nodejs or oidc-provider is missing: run .ci/parts")
        pytest.skip("nodejs or oidc-provider is not installed (.ci/parts installs them)")
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        port = probe.getsockname()[1]
    command = [node, "provider.mjs", str(port), back]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, cwd=HERE, **quiet) as process:
        try:
            running = Running(f"http://localhost:{port}")
            _wait_for(running.issuer, process)
            yield running
        finally:
            process.terminate()


def _wait_for(issuer: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 20
    while time.monotonic() < until:
        assert process.poll() is None, "The provider has ended."
        try:
            requests.get(f"{issuer}/.well-known/openid-configuration", timeout=1)
        except requests.ConnectionError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("The provider did not answer.")
