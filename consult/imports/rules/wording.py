"""What is wrong with a cell, said to the person who made the file."""

from consult.foundation.words import Words

WITHOUT_COLUMN = Words(
    "Tämä sarake puuttuu. Ensimmäisellä rivillä on sarakkeiden otsikot.",
    "Den här kolumnen saknas. På första raden står kolumnernas rubriker.",
    "This column is missing. The first line holds the headings.",
)
MISSING = Words("Tämä puuttuu.", "Det här saknas.", "This is missing.")
NOT_A_CHOICE = Words(
    "Tätä ei tunneta. Ohjeessa on, mitä sarakkeessa voi olla.",
    "Det här är okänt. I anvisningen står vad som kan stå i kolumnen.",
    "This is not known. The help says what may stand in the column.",
)
NO_DAY = Words(
    "Tämä ei ole päivä, esimerkiksi 16.12.2021.",
    "Det här är ingen dag, till exempel 16.12.2021.",
    "This is no day, like 2021-12-16.",
)
NO_TIME = Words(
    "Tämä ei ole kellonaika, esimerkiksi 9.00.",
    "Det här är inget klockslag, till exempel 9.00.",
    "This is no time, like 9:00.",
)
NO_COUNT = Words(
    "Tämä ei ole sopiva luku.",
    "Det här är inget lämpligt tal.",
    "This is no sensible number.",
)
ENDS_TOO_EARLY = Words(
    "Kokous päättyy ennen kuin se alkaa.",
    "Mötet slutar innan det börjar.",
    "The meeting ends before it begins.",
)
TOO_LONG = Words(
    "Kokous voi kestää enintään 12 tuntia.",
    "Mötet kan vara högst 12 timmar.",
    "A meeting lasts twelve hours at the most.",
)
TWICE = Words(
    "Tämä on jo täällä. Samaa ei oteta kahdesti.",
    "Det här finns redan här. Samma tas inte två gånger.",
    "This is here already. Nothing is taken twice.",
)
IN_THE_PAST = Words(
    "Aika on ohi: onko kokous pidetty vai peruttu?",
    "Tiden har gått: hölls mötet eller ställdes det in?",
    "The time is over: was it held or cancelled?",
)
IN_THE_FUTURE = Words(
    "Aika on vasta edessä: kokousta ei ole vielä pidetty.",
    "Tiden ligger framåt: mötet har inte hållits ännu.",
    "The time is still ahead: it has not been held yet.",
)
SAYS_OTHERWISE = Words(
    "Aiempi rivi kertoo samasta kokouksesta toisin.",
    "En tidigare rad säger något annat om samma möte.",
    "An earlier line says something else of the same meeting.",
)
NOBODY_YET = Words(
    "Osallistujia on vain pidetyllä kokouksella.",
    "Bara ett möte som hållits har deltagare.",
    "Only a meeting that was held has people at it.",
)
TOO_MANY_NAMES = Words(
    "Tiedostossa on liikaa nimiä, joita täällä ei tunneta. Korjaa ne tiedostoon.",
    "Filen har för många namn som inte är kända här. Rätta dem i filen.",
    "The file has too many names that are not known here. Put them right in the file.",
)
