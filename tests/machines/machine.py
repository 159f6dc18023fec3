"""A machine: an application that is served on a port of its own, in a process of its own."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

import requests
from werkzeug.serving import make_server

from consult.app import create_app
from tests import markup


def serve(settings, pipe):
    """Serve until the process is ended; say on which port."""
    server = make_server("localhost", 0, create_app(settings), threaded=True)
    pipe.send(server.port)
    server.serve_forever()


@dataclass
class Browser:
    """A browser whose proxy sends each request to another machine."""

    machines: dict[str, str]
    session: requests.Session = field(default_factory=requests.Session)

    def get(self, machine, path, expect=200):
        answer = self.session.get(self.machines[machine] + path, allow_redirects=False, timeout=30)
        assert answer.status_code == expect, (path, answer.status_code, answer.headers)
        return answer

    def press(self, machine, page, action, **typed):
        """Open a page at one machine and send the form that goes to `action` to the other.

        `machine` names both: `AB` reads at A and presses at B.
        """
        tree = markup.read(self.get(machine[0], page).text)
        forms = [each for each in tree.all("form") if urlsplit(each["action"]).path == action]
        sent = {each["name"]: each["value"] for each in forms[0].all("input") if each["name"]}
        answer = self.session.post(
            self.machines[machine[-1]] + action,
            data=sent | typed,
            headers={"Origin": self.machines[machine[-1]]},
            allow_redirects=False,
            timeout=30,
        )
        assert answer.status_code in (302, 303), (action, answer.status_code, answer.text[:2000])
        return answer

    def sign_in(self, machine, person):
        typed = {"email": person.email, "passphrase": person.passphrase}
        self.press(machine, "/sign-in", "/sign-in", **typed)
        return self
