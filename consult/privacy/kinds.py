"""What the guard can find, in the words of the person who wrote it."""

from consult.foundation.words import Worded, Words


class FindingKind(Worded):
    """What a found piece of text looks like."""

    IDENTITY_CODE = "identity-code", "Henkilötunnus", "Personbeteckning", "Identity code"
    BIRTH_DATE = "birth-date", "Syntymäaika tai täysi päivämäärä", "Födelsedatum", "Date of birth"
    PHONE = "phone", "Puhelinnumero", "Telefonnummer", "Phone number"
    EMAIL = "email", "Sähköpostiosoite", "E-postadress", "E-mail address"
    WEB_ADDRESS = "web-address", "Verkko-osoite", "Webbadress", "Web address"
    STREET_ADDRESS = "street-address", "Osoite", "Adress", "Street address"
    NUMBER_PLATE = "number-plate", "Rekisteritunnus", "Registernummer", "Number plate"
    BANK_ACCOUNT = "bank-account", "Tilinumero", "Kontonummer", "Bank account"
    BUSINESS_ID = "business-id", "Y-tunnus", "FO-nummer", "Business ID"
    CASE_NAME = "case-name", "Asian oma nimi", "Ett av ärendets egna namn", "A name of this case"
    PERSON_NAME = "person-name", "Henkilön nimi", "Personnamn", "Name of a person"
    INITIALS = "initials", "Nimikirjaimet", "Initialer", "Initials"
    CARE_PLACE = (
        "care-place",
        "Koulu, päiväkoti tai hoitopaikka",
        "Skola, daghem eller vårdplats",
        "School or place of care",
    )
    PARISH = "parish", "Seurakunta", "Församling", "Parish"
    SMALL_MUNICIPALITY = (
        "small-municipality",
        "Pieni kunta",
        "Liten kommun",
        "Small municipality",
    )
    RARITY = (
        "rarity",
        "Harvinainen seikka, josta ihmisen tunnistaa",
        "Ovanlig omständighet som röjer en person",
        "Something rare that points to one person",
    )

    @property
    def advice(self) -> Words:
        """Say in one sentence what to write instead."""
        return _ADVICE[self]


_ADVICE = {
    FindingKind.IDENTITY_CODE: Words(
        "Kirjoita tilalle roolinimi, esimerkiksi Lapsi 1.",
        "Skriv en rollbeteckning i stället, till exempel Barn 1.",
        "Put a role label instead, such as Child 1.",
    ),
    FindingKind.BIRTH_DATE: Words(
        "Kirjoita ikä vuosina, tai jätä tapaamisen päivästä vuosi pois.",
        "Skriv åldern i år, eller lämna bort årtalet ur ett mötesdatum.",
        "Write the age in years, or leave the year out of a meeting's date.",
    ),
    FindingKind.PHONE: Words(
        "Jätä numero pois: yhteystiedot ovat asiakastietojärjestelmässä.",
        "Lämna bort numret: kontaktuppgifterna finns i klientdatasystemet.",
        "Leave the number out: contact details are in the client system.",
    ),
    FindingKind.EMAIL: Words(
        "Jätä osoite pois: yhteystiedot ovat asiakastietojärjestelmässä.",
        "Lämna bort adressen: kontaktuppgifterna finns i klientdatasystemet.",
        "Leave the address out: contact details are in the client system.",
    ),
    FindingKind.WEB_ADDRESS: Words(
        "Kerro omin sanoin, mistä on kyse; linkki voi paljastaa henkilön tai paikan.",
        "Berätta med egna ord vad det gäller; en länk kan avslöja en person eller en plats.",
        "Say in your own words what it is about; a link may give away a person or a place.",
    ),
    FindingKind.STREET_ADDRESS: Words(
        "Kirjoita paikka yleisemmin, esimerkiksi koti tai naapurikunta.",
        "Skriv platsen mer allmänt, till exempel hemmet eller grannkommunen.",
        "Say the place more generally, such as home or the next municipality.",
    ),
    FindingKind.NUMBER_PLATE: Words(
        "Kirjoita tilalle vain auto tai muu ajoneuvo.",
        "Skriv bara bilen eller ett annat fordon i stället.",
        "Write just the car, or another vehicle, instead.",
    ),
    FindingKind.BANK_ACCOUNT: Words(
        "Jätä tilinumero pois: sitä ei tarvita täällä.",
        "Lämna bort kontonumret: det behövs inte här.",
        "Leave the account number out: it is not needed here.",
    ),
    FindingKind.BUSINESS_ID: Words(
        "Kirjoita tilalle, millaisesta yrityksestä tai palvelusta on kyse.",
        "Skriv i stället vilket slags företag eller tjänst det gäller.",
        "Say instead what kind of company or service it is.",
    ),
    FindingKind.CASE_NAME: Words(
        "Kirjoita tilalle roolinimi, esimerkiksi äiti tai Lapsi 1.",
        "Skriv en rollbeteckning i stället, till exempel mamma eller Barn 1.",
        "Put a role label instead, such as mother or Child 1.",
    ),
    FindingKind.PERSON_NAME: Words(
        "Kirjoita tilalle, kuka hän on lapselle tai mikä hänen tehtävänsä on.",
        "Skriv i stället vem personen är för barnet eller vilken uppgift hen har.",
        "Say instead who this is to the child, or what their work is.",
    ),
    FindingKind.INITIALS: Words(
        "Kirjoita tilalle roolinimi: alkukirjaimetkin kertovat, kenestä on kyse.",
        "Skriv en rollbeteckning i stället: även initialer berättar vem det gäller.",
        "Put a role label instead: initials, too, tell who is meant.",
    ),
    FindingKind.CARE_PLACE: Words(
        "Kirjoita tilalle vain koulu, päiväkoti tai sijaishuoltopaikka.",
        "Skriv bara skolan, daghemmet eller platsen för vård utom hemmet i stället.",
        "Write just the school, the day-care or the care place instead.",
    ),
    FindingKind.PARISH: Words(
        "Kirjoita tilalle vain seurakunta.",
        "Skriv bara församlingen i stället.",
        "Write just the parish instead.",
    ),
    FindingKind.SMALL_MUNICIPALITY: Words(
        "Kirjoita paikka yleisemmin, esimerkiksi kotikunta tai naapurikunta.",
        "Skriv platsen mer allmänt, till exempel hemkommunen eller grannkommunen.",
        "Say the place more generally, such as the home or the next municipality.",
    ),
    FindingKind.RARITY: Words(
        "Kerro asia yleisemmin, tai jätä pois, jos lukija ei sitä tarvitse.",
        "Berätta mer allmänt, eller lämna bort det om läsaren inte behöver det.",
        "Put it more generally, or leave it out if the reader does not need it.",
    ),
}
