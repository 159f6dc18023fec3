"""The languages people are served in: what a client wants, and what a professional speaks."""

from consult.foundation.words import Worded


class ServiceLanguage(Worded):
    """The language a client wants to be served in. It is always asked, never assumed."""

    FINNISH = "fi", "Suomi", "Finska", "Finnish"
    SWEDISH = "sv", "Ruotsi", "Svenska", "Swedish"
    NORTH_SAMI = "se", "Pohjoissaame", "Nordsamiska", "North Sámi"
    INARI_SAMI = "smn", "Inarinsaame", "Enaresamiska", "Inari Sámi"
    SKOLT_SAMI = "sms", "Koltansaame", "Skoltsamiska", "Skolt Sámi"
    RUSSIAN = "ru", "Venäjä", "Ryska", "Russian"
    UKRAINIAN = "uk", "Ukraina", "Ukrainska", "Ukrainian"
    ARABIC = "ar", "Arabia", "Arabiska", "Arabic"
    SOMALI = "so", "Somali", "Somaliska", "Somali"
    ENGLISH = "en", "Englanti", "Engelska", "English"
    SIGN_LANGUAGE = "sign", "Viittomakieli", "Teckenspråk", "Sign language"
    OTHER = "other", "Muu kieli", "Annat språk", "Another language"


SPOKEN = tuple(one for one in ServiceLanguage if one is not ServiceLanguage.OTHER)
"""The languages a professional can say of herself that she works in."""
