"""The papers of a founding: shown once, printed, handed over, and then only on paper."""

from collections.abc import Sequence
from dataclasses import dataclass

from consult import vault
from consult.cli.answers import Answers
from consult.foundation.words import Words


@dataclass(frozen=True, slots=True, repr=False)
class First:
    """One of the first two supervisors, and what is printed for her once."""

    name: str
    email: str
    passphrase: str
    recovery_code: str

    def paper(self, host: str, language: str) -> str:
        """Return what she is handed."""
        return _FIRST.say(language).format(
            name=self.name,
            email=self.email,
            words=self.passphrase,
            code=self.recovery_code,
            address=f"https://{host}",
        )


def sheets(ceremony: vault.Ceremony, firsts: Sequence[First], answers: Answers) -> dict[str, str]:
    """Return each paper by its file's name: the custodians' halves, the supervisors' words."""
    papers: dict[str, str] = {}
    for half in ceremony.halves():
        name = answers.custodians[half.number - 1]
        papers |= custodians_paper(half, name, answers.host, answers.language)
    for number, one in enumerate(firsts, start=1):
        papers[f"supervisor-{number}.txt"] = one.paper(answers.host, answers.language)
    return papers


def custodians_paper(half: vault.Half, name: str, host: str, language: str) -> dict[str, str]:
    """Return a custodian's paper by its file's name."""
    holder = _HOLDER.say(language).format(name=name)
    return {
        f"custodian-{half.number}-{key_of(half)}.txt": f"{holder}\n{host}\n\n{half.paper(language)}"
    }


def key_of(half: vault.Half) -> str:
    """Return in a word which key it is half of: `recovery`, `authority`, `backup`."""
    return half.title.en.split()[0].lower()


_HOLDER = Words("Avaimen haltija: {name}", "Nyckelinnehavare: {name}", "Custodian: {name}")

_FIRST = Words(
    "Consult – {name}\n\n"
    "Osoite:        {address}\n"
    "Sähköposti:    {email}\n"
    "Tunnuslause:   {words}\n"
    "Palautuskoodi: {code}\n\n"
    "Kirjaudu sisään sähköpostilla ja tunnuslauseella. Ensimmäisellä kerralla otat käyttöön myös\n"
    "toisen tavan näyttää, että se olet sinä: pääsyavaimen tai kertakoodit.\n\n"
    "Säilytä palautuskoodi lukitussa paikassa. Jos unohdat tunnuslauseen, pääset sillä takaisin.\n"
    "Ilman sitä takaisin pääsemiseen tarvitaan kaksi muuta ihmistä.\n",
    "Consult – {name}\n\n"
    "Adress:        {address}\n"
    "E-post:        {email}\n"
    "Lösenfras:     {words}\n"
    "Återställningskod: {code}\n\n"
    "Logga in med e-postadressen och lösenfrasen. Första gången tar du också i bruk ett andra\n"
    "sätt att visa att det är du: en nyckel eller engångskoder.\n\n"
    "Förvara återställningskoden inlåst. Om du glömmer lösenfrasen kommer du tillbaka med den.\n"
    "Utan den behövs det två andra människor för att du ska komma in igen.\n",
    "Consult – {name}\n\n"
    "Address:       {address}\n"
    "E-mail:        {email}\n"
    "Passphrase:    {words}\n"
    "Recovery code: {code}\n\n"
    "Sign in with the e-mail address and the passphrase. The first time, you also set up a second\n"
    "way to show that it is you: a passkey or one-time codes.\n\n"
    "Keep the recovery code locked away. If you forget the passphrase, it brings you back.\n"
    "Without it, two other people are needed to let you back in.\n",
)
