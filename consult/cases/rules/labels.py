"""How a client is called, and the line that ties a case to the client system."""

from datetime import date

from consult.cases.rules.kinds import ClientRole, ServiceTask
from consult.foundation.words import Words


def role_label(role: ClientRole, number: int) -> Words:
    """Return what a client is called by everybody: `Lapsi 1`."""
    words = role.words
    return Words(f"{words.fi} {number}", f"{words.sv} {number}", f"{words.en} {number}")


def paste_line(
    code: str, opened: date, client: Words | None = None, task: ServiceTask | None = None
) -> Words:
    """Return the one line for the client system.

    It is all that leads from a client's record to the case: without it nobody could answer who
    has read about the client. One client's line names no other client.
    """
    day = f"{opened.day}.{opened.month}.{opened.year}"
    return Words(
        fi=f"Konsultaatiotyökalu: asia {code}, avattu {day}"
        f"{_part(client, 'fi')}{_task('palvelutehtävä', task, 'fi')}. Muistiinpanot ovat "
        "työkalussa ilman nimiä. Tieto- ja lokipyyntöön vastataan tällä koodilla.",
        sv=f"Konsultationsverktyget: ärende {code}, öppnat {day}"
        f"{_part(client, 'sv')}{_task('serviceuppgift', task, 'sv')}. Anteckningarna finns "
        "i verktyget utan namn. Begäran om uppgifter och logguppgifter besvaras med koden.",
        en=f"Consultation tool: case {code}, opened {day}"
        f"{_part(client, 'en')}{_task('service task', task, 'en')}. The notes are in the tool "
        "without names. Requests for data and for the log are answered by this code.",
    )


def _part(client: Words | None, language: str) -> str:
    return f", {client.say(language)}" if client else ""


def _task(name: str, task: ServiceTask | None, language: str) -> str:
    return f", {name}: {task.words.say(language).lower()}" if task else ""
