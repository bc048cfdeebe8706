"""The rules by language tag. A language is a file beside `english`, and a line here."""

from .english import ENGLISH
from .german import GERMAN
from .rules import SpeechRules

RULES = {"en": ENGLISH, "de": GERMAN}


def rules_for(language: str) -> SpeechRules:
    """By the first part of the tag ("en-GB"); English where the language is unknown or not among them."""
    return RULES.get(language.replace("_", "-").split("-")[0].lower(), ENGLISH)
