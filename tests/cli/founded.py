"""A real installation, founded in this process with cheap keys."""

import re
from dataclasses import dataclass
from pathlib import Path

from consult.app import founding_house

ANSWERS = {
    "agency": "Koealue",
    "register": "Koerekisteri",
    "area": "Koe",
    "host": "consult.example",
    "supervisors": [
        ["Fanni Satuvuori", "fanni@consult.example"],
        ["Ilona Ilmiselvä", "ILONA@consult.example"],
    ],
    "custodians": ["Kaarina Keksitty", "Lauri Lukko"],
    "mail": "mail.consult.example:465",
    "mail_from": "consult@consult.example",
    "backups": "/srv/backups",
    "salt_backups": "/srv/salts",
}


@dataclass
class Place:
    """A folder in which one is founded."""

    folder: Path

    @property
    def instance(self):
        return self.folder / "instance"

    @property
    def papers(self):
        return self.folder / "papers"

    def paper(self, name):
        return (self.papers / name).read_text(encoding="utf-8")

    def on_paper(self, name, label):
        return re.search(rf"{label}: +(.+)", self.paper(name))[1]

    def init(self, *arguments, typed=None):
        app = founding_house()
        app.extensions["instance"] = self.instance
        return app.test_cli_runner().invoke(args=["init", *arguments], input=typed)

    def init_with(self, answers, *arguments):
        file = self.folder / "answers.toml"
        file.write_text(as_toml(answers), encoding="utf-8")
        return self.init("--answers", str(file), *arguments)


def as_toml(answers):
    """Texts and lists of texts are alike in Python and TOML, but for their quotes."""
    lines = [f"{name} = {value!r}".replace("'", '"') for name, value in answers.items()]
    return "\n".join(lines)


def cheap_keys(patch):
    patch.setenv("CONSULT_ARGON2_MEMORY_KIB", "64")
    patch.setenv("CONSULT_ARGON2_ITERATIONS", "1")
