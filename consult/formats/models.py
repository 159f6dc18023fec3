"""What a meeting format is. Plain frozen values; nothing here is a table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from consult.foundation.words import Worded, Words

Place = tuple[str, int]
"""Where a format stands on the shelf: its key and its version."""


class FormatKind(Worded):
    """What a meeting of this format is for."""

    WEEKLY = "weekly", "Tiimin oma kokous", "Teamets eget möte", "A team's own meeting"
    EXPERT_GROUP = "expert-group", "Asiantuntijaryhmä", "Expertgrupp", "Expert group"
    SUPPORT = "support", "Konsultaatiotuki", "Konsultationsstöd", "Consultation support"
    WRITTEN = (
        "written",
        "Kirjallinen konsultaatio",
        "Skriftlig konsultation",
        "Written consultation",
    )
    TWO_WAY = (
        "two-way",
        "Kaksisuuntainen konsultaatio",
        "Konsultation i båda riktningarna",
        "Two-way consultation",
    )
    NETWORK = (
        "network",
        "Perheen ja verkoston tapaaminen",
        "Möte med familjen och nätverket",
        "Meeting with the family and its network",
    )
    FORUM = (
        "forum",
        "Yhteinen keskustelu ilman asiakkaan asiaa",
        "Gemensamt samtal utan klientärende",
        "A talk together without a client's matter",
    )


class Role(Worded):
    """As what somebody takes part in one item. The last three mean several people at once."""

    FACILITATOR = "facilitator", "Kokouksen ohjaaja", "Mötets handledare", "Facilitator"
    CONSULTANT_WORKER = (
        "consultant-worker",
        "Konsultoiva sosiaalityöntekijä",
        "Konsulterande socialarbetare",
        "Consultant social worker",
    )
    PRESENTER = "presenter", "Asian esittelijä", "Föredragande", "Presenter"
    PARTNER = "partner", "Työpari", "Arbetspar", "Work partner"
    INTERVIEWER = "interviewer", "Haastattelija", "Intervjuare", "Interviewer"
    REFLECTING_TEAM = (
        "reflecting-team",
        "Reflektoiva tiimi",
        "Reflekterande team",
        "Reflecting team",
    )
    EXPERT = "expert", "Asiantuntija", "Sakkunnig", "Expert"
    RECORDER = "recorder", "Kirjaaja", "Sekreterare", "Recorder"
    COORDINATOR = "coordinator", "Koordinaattori", "Koordinator", "Coordinator"
    MENTOR = (
        "mentor",
        "Konsultaatiotuen antaja",
        "Den som ger konsultationsstöd",
        "Who gives support",
    )
    WORKER = (
        "worker",
        "Konsultaatiotuen pyytäjä",
        "Den som ber om stöd",
        "Who asks for support",
    )
    CHILD = "child", "Lapsi", "Barn", "Child"
    GUARDIAN = "guardian", "Huoltaja", "Vårdnadshavare", "Guardian"
    CLOSE_PERSON = "close-person", "Läheinen", "Närstående", "Close person"
    SUPPORT_PERSON = "support-person", "Tukihenkilö", "Stödperson", "Support person"
    INTERPRETER = "interpreter", "Tulkki", "Tolk", "Interpreter"
    EXPERIENCE_EXPERT = (
        "experience-expert",
        "Kokemusasiantuntija",
        "Erfarenhetsexpert",
        "Expert by experience",
    )
    OBSERVER = "observer", "Seuraaja", "Observatör", "Observer"
    FAMILY = "family", "Perhe ja läheiset", "Familjen och närstående", "The family"
    ACTION_OWNERS = (
        "action-owners",
        "Sovituista asioista vastaavat",
        "De som ansvarar för det överenskomna",
        "Those with something agreed",
    )
    EVERYBODY = "everybody", "Kaikki", "Alla", "Everybody"

    @property
    def is_group(self) -> bool:
        """Tell whether this means several people, so that nobody is seated as it."""
        return self in (Role.FAMILY, Role.ACTION_OWNERS, Role.EVERYBODY)

    @classmethod
    def seats(cls) -> list["Role"]:
        """Return the roles that one person can take part as."""
        return [role for role in cls if not role.is_group]


class Yield(Worded):
    """What a phase leaves behind in writing."""

    ATTENDANCE = "attendance", "Läsnäolijat", "Närvarande", "Attendance"
    PREVIOUS_ACTIONS = (
        "previous-actions",
        "Edellisellä kerralla sovitut asiat",
        "Det vi kom överens om förra gången",
        "What was agreed last time",
    )
    FACTS = "facts", "Havainnot ja tosiasiat", "Iakttagelser och fakta", "Observations and facts"
    CHILDS_VOICE = "childs-voice", "Lapsen ääni", "Barnets röst", "The child's voice"
    QUESTIONS = "questions", "Kysymykset", "Frågor", "Questions"
    REFLECTIONS = "reflections", "Reflektiot", "Reflektioner", "Reflections"
    RESONANCE = "resonance", "Mikä kosketti", "Vad som berörde", "What touched"
    HYPOTHESES = "hypotheses", "Hypoteesit", "Hypoteser", "Hypotheses"
    SAFETY = "safety", "Turvallisuus", "Trygghet", "Safety"
    PLAN = "plan", "Sovitut asiat", "Överenskommelser", "What is agreed"
    ANSWERS = "answers", "Vastaukset kysymyksiin", "Svar på frågorna", "Answers"
    CHECK_OUT = "check-out", "Päätöskierros", "Avslutningsrunda", "Check-out"
    NOTHING = (
        "nothing",
        "Ei kirjata mitään",
        "Ingenting antecknas",
        "Nothing is recorded",
    )


class Topic(Worded):
    """What consultation support is about; all that a supervisor sees of it, with the month."""

    MENTORING = (
        "mentoring",
        "Uuden työntekijän mentorointi",
        "Mentorskap för nya arbetstagare",
        "Mentoring a new worker",
    )
    PROFESSIONAL = (
        "professional",
        "Ammatillinen ja juridinen konsultaatio",
        "Yrkesmässig och juridisk konsultation",
        "Professional and legal consultation",
    )
    PROCESSES = (
        "processes",
        "Asiakasprosessien ja monialaisen työn pohdinta",
        "Reflektion över klientprocesser och sektorsövergripande arbete",
        "Reflecting on processes and multi-sector work",
    )
    SYSTEMIC = (
        "systemic",
        "Systeeminen ajattelu ja menetelmät",
        "Systemiskt tänkande och metoder",
        "Systemic thought and methods",
    )
    WELLBEING = (
        "wellbeing",
        "Ammatillinen itsetunto ja jaksaminen",
        "Yrkessjälvkänsla och ork",
        "Professional confidence and wellbeing",
    )
    CHANGE = "change", "Tuki muutoksessa", "Stöd i förändring", "Support in change"


@dataclass(frozen=True, slots=True)
class Phase:
    """One step of a format: who speaks, who listens, why, and what is written of it."""

    key: str
    title: Words
    minutes: int
    speaks: tuple[Role, ...]
    listens: tuple[Role, ...]
    purpose: Words
    prompt: Words
    yields: Yield

    @property
    def is_recorded(self) -> bool:
        """Tell whether anything may be written in this phase."""
        return self.yields is not Yield.NOTHING

    @property
    def family_alone(self) -> bool:
        """Tell whether the family is by itself: the workers are out of the room."""
        return not self.is_recorded and self.speaks == (Role.FAMILY,) and not self.listens


@dataclass(frozen=True, slots=True)
class Format:
    """How a meeting goes. `minutes` is the length of one item; a meeting has up to `items`."""

    key: str
    version: int
    kind: FormatKind
    title: Words
    purpose: Words
    source: Words
    rhythm: Words
    provision: Words
    """Why it may be held, as a sentence that is proposed and can be changed."""
    minutes: int
    items: int
    needs_case: bool
    private: bool
    """Between the two alone: no duty key, and others see the month and the topic only."""
    self_booking: bool
    family_invited: bool
    required_roles: tuple[Role, ...]
    optional_roles: tuple[Role, ...]
    sectors: tuple[str, ...]
    """The sectors usually asked; empty means any."""
    phases: tuple[Phase, ...]
    finished: bool = True
    """False for a draft (luonnos): a team has to switch it on before it is offered."""

    @property
    def in_writing(self) -> bool:
        """Tell whether nobody meets: each answers in writing, by a date."""
        return self.kind is FormatKind.WRITTEN

    @property
    def two_way(self) -> bool:
        """Tell whether its times are booked by teams that the owning team has named."""
        return self.kind is FormatKind.TWO_WAY

    @property
    def with_family(self) -> bool:
        """Tell whether it makes no sense without somebody of the family at the table."""
        return self.kind is FormatKind.NETWORK

    def goes_with(self, usual: "Format") -> bool:
        """Tell whether a team that usually meets in another format can meet in this one, too.

        Its times have to be given in the same way, to the same people, about the same.
        """
        ours = (self.private, self.two_way, self.needs_case)
        return not self.in_writing and ours == (usual.private, usual.two_way, usual.needs_case)

    def takes_items_of(self, other: "Format") -> bool:
        """Tell whether an item of another format fits into a meeting of this one unasked.

        A family that is asked to a meeting of its own is not moved into another one.
        """
        return self.key == other.key or (self.kind is other.kind and not self.with_family)

    @property
    def meeting_minutes(self) -> int:
        """Return how long a meeting with all its items is."""
        return self.minutes * self.items

    @property
    def roles(self) -> tuple[Role, ...]:
        """Return who can take part, the required ones first."""
        return self.required_roles + self.optional_roles


class Catalogue:
    """All formats, in all their versions. Each is read when somebody asks for it."""

    def __init__(self, shelf: Mapping[Place, Callable[[], Format]]) -> None:
        self._shelf = dict(shelf)
        self._read: dict[Place, Format] = {}

    def format(self, key: str, version: int | None = None) -> Format:
        """Return a format, by default its newest version.

        Raises:
            LookupError: there is none.
            BadFormat: its file is wrong.

        """
        if version is None:
            version = max((v for k, v in self._shelf if k == key), default=0)
        place = (key, version)
        if place not in self._shelf:
            raise LookupError(f"no format {key} in version {version}")
        if place not in self._read:
            self._read[place] = self._shelf[place]()
        return self._read[place]

    def newest(self) -> list[Format]:
        """Return the newest version of each format, by key."""
        return [self.format(key) for key in sorted({key for key, _ in self._shelf})]

    def to_meet_in(self) -> list[Format]:
        """Return the newest version of each format that people meet in, by key."""
        return [one for one in self.newest() if not one.in_writing]

    def __len__(self) -> int:
        return len(self._shelf)
