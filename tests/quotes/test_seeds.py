"""What the two real articles say, and who says it. Their sentences stay outside the project: they are found by verb."""

import re

import pytest

from articles.ingest.batch import import_items
from articles.models import Quote
from articles.people.naming import create_person

MINISTER = "Shah Mahmood Qureshi"
STANCE = re.compile(
    r"\b(reaffirmed|underscor(?:ed|ing)|emphasized|highlighted|stressed|agreed)\b", re.IGNORECASE
)


@pytest.fixture
def quotes(db, seeds, django_capture_on_commit_callbacks):
    """By the number that the article's name begins with, in text order."""
    create_person(MINISTER, names=["Shah Mehmood Qureshi"])
    create_person("Antony J. Blinken", names=["Antony Blinken"])
    found = {}
    for number, path in seeds.items():
        with django_capture_on_commit_callbacks(execute=True):
            [outcome] = import_items([str(path)])
        found[number] = list(outcome.article.current_version.quotes.in_text_order())
    return found


def cue(quote):
    return quote.version.text[quote.cue_start : quote.cue_end].lower()


def told(quotes):
    """The words of stance, each with the quote that it reports or that it stands in."""
    text = quotes[0].version.text
    for match in STANCE.finditer(text):
        at = match.start()
        yield (
            match.group().lower(),
            [quote for quote in quotes if quote.cue_start == at or quote.start <= at < quote.end],
        )


def test_there_is_one_direct_quotation_by_the_spokesman_for_the_state_department(quotes):
    [direct] = [quote for of_one in quotes.values() for quote in of_one if quote.kind == Quote.Kind.DIRECT]

    assert direct.speaker_text.endswith("Ned Price")
    assert direct.on_behalf_of == "US State Department"
    assert direct.speaker is None


@pytest.mark.parametrize(("seed", "fewest"), [("000", 8), ("002", 5)])
def test_every_stance_is_indirect_speech(quotes, seed, fewest):
    found = list(told(quotes[seed]))

    assert len(found) >= fewest
    assert [verb for verb, by in found if not by] == []
    assert {quote.kind for _, by in found for quote in by if cue(quote) != "said"} == {Quote.Kind.INDIRECT}


@pytest.mark.parametrize("seed", ["000", "002"])
def test_each_stance_is_the_ministers_unless_the_text_says_whose_else(quotes, seed):
    for verb, by in told(quotes[seed]):
        for quote in by:
            if quote.speaker is None:
                together = " and " in quote.speaker_text or quote.speaker_text.startswith("Both")
                assert together or quote.speaker_text.endswith(("Foreign Office", "Pakistan", "Ned Price")), (
                    verb
                )
            else:
                assert quote.speaker.name == MINISTER, verb


def test_titles_pronouns_and_both_spellings_lead_to_the_minister(quotes):
    texts = {
        quote.speaker_text.lower()
        for of_one in quotes.values()
        for quote in of_one
        if quote.speaker and quote.speaker.name == MINISTER
    }

    assert {"he", "the foreign minister", "qureshi"} <= texts


def test_both_men_agree_together(quotes):
    for of_one in quotes.values():
        agreed = [quote for quote in of_one if cue(quote) == "agreed"]
        assert len(agreed) == 1
        assert agreed[0].speaker is None
