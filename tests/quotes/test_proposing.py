from datetime import date

import pytest

from articles.quotes.proposing import propose_statement
from tests.factories import CoverageFactory, EventFactory, PersonFactory, StoryFactory
from tests.quotes.said import DIRECT, INDIRECT, one_utterance, report, said

pytestmark = pytest.mark.django_db


def test_the_fullest_rendering_sums_it_up_and_its_speaker_is_proposed():
    quotes = one_utterance(INDIRECT, DIRECT)

    proposal = propose_statement(quotes)

    assert proposal.summary == "This bridge is no longer safe, and nobody drives over it tonight."
    assert proposal.speaker == quotes[0].speaker


def test_a_long_quotation_is_cut_for_the_summary():
    assert len(propose_statement(one_utterance(f"“{'We open it. ' * 40}”")).summary) <= 120


def test_a_merged_speaker_is_proposed_as_the_one_they_were_merged_into():
    kept = PersonFactory()

    assert propose_statement(one_utterance(DIRECT, speaker=PersonFactory(merged_into=kept))).speaker == kept


def test_it_was_said_on_the_day_that_the_reports_name():
    story, speaker = StoryFactory(), PersonFactory()
    article = report(story, f"{DIRECT} Tarrow said on Monday.", minutes=0)

    proposal = propose_statement([said(article, DIRECT, speaker)])

    assert (proposal.said_at.date(), proposal.said_precision) == (date(2026, 5, 11), "day")


def test_a_day_that_the_speaker_named_is_not_the_day_it_was_said():
    words = "“We found it on Friday and will not open it again.”"

    assert propose_statement(one_utterance(words)).said_at.date() == date(2026, 5, 12)


def test_without_a_day_named_it_was_said_when_it_was_first_reported():
    assert propose_statement(one_utterance(DIRECT, INDIRECT)).said_at.date() == date(2026, 5, 12)


def test_of_reports_without_a_date_no_day_is_proposed():
    article = report(StoryFactory(), DIRECT)
    article.published_at, article.published_precision = None, "unknown"

    proposal = propose_statement([said(article, DIRECT)])

    assert (proposal.said_at, proposal.said_precision) == (None, "unknown")


def test_the_place_is_that_of_the_event():
    [quote] = one_utterance(DIRECT)
    CoverageFactory(event=EventFactory(place="Low Skarrow"), article=quote.version.article)

    assert propose_statement([quote]).place == "Low Skarrow"
