import inspect
import re
from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.urls import reverse

from articles.models import Article, Coverage, Quote
from articles.publishing import gate
from articles.publishing.gate import check
from articles.publishing.named_checks import NAMED
from tests.factories import (
    ArticleFactory,
    CoverageFactory,
    EventFactory,
    FindingFactory,
    MilestoneFactory,
    PictureFactory,
    QuoteFactory,
    SummarySentenceFactory,
    VersionFactory,
)
from tests.publishing.stories import SAID, cite, covered

pytestmark = pytest.mark.django_db


def messages(event, level):
    return [one.message for one in check(event) if one.level == level]


def said_by(event, name):
    return [one.message for one in check(event) if one.name == name]


def lead_of(event):
    return event.coverage.get(role=Coverage.Role.LEAD).article


def test_an_event_with_articles_and_a_summary_is_not_blocked():
    assert messages(covered(), "block") == []


@pytest.mark.parametrize(
    ("missing", "message"),
    [("credit", "has no credit. Say who made it"), ("alt", "is not described. Say what")],
)
def test_a_picture_without_credit_or_description_blocks(missing, message):
    event = covered()
    PictureFactory(event=event, kept=True, caption="The gate", **{missing: " "})

    [found] = messages(event, "block")

    assert message in found


def test_a_check_of_a_picture_leads_to_its_row():
    picture = PictureFactory(event=covered(), kept=True, credit="")

    [found] = [one for one in check(picture.event) if one.level == "block"]

    assert found.url == f"{picture.event.get_admin_url()}#pictures-{picture.pk}"


def test_a_picture_that_could_not_be_fetched_is_a_warning_that_says_why():
    event = covered()
    PictureFactory(event=event, problem="The server answered 404.", credit="", alt="The gate")

    assert messages(event, "block") == []
    assert any(
        "“The gate” is not here" in found and "The server answered 404." in found
        for found in messages(event, "warn")
    )


def test_a_picture_with_credit_and_description_stands_against_nothing():
    event = covered()
    before = messages(event, "warn")

    PictureFactory(event=event, kept=True)

    assert (messages(event, "block"), messages(event, "warn")) == ([], before)


def test_nothing_stands_against_a_complete_event():
    event = covered(
        size=2, place="Low Skarrow", started_at=datetime(2026, 5, 12, tzinfo=UTC), started_precision="day"
    )
    cite(event.summary.get(), lead_of(event))

    assert check(event) == []


def test_an_empty_event_lists_all_that_blocks_it():
    event = EventFactory(title=" ")

    assert messages(event, "block") == [
        "The event has no title. Give it one.",
        "No article covers the event. Add at least one.",
        "The summary is empty. Write at least one sentence.",
    ]


def test_a_summary_of_white_space_is_empty():
    event = covered()
    event.summary.update(text=" \n")

    assert messages(event, "block") == ["The summary is empty. Write at least one sentence."]


@pytest.mark.parametrize("role", [Coverage.Role.PARTIAL, Coverage.Role.BACKGROUND])
def test_coverage_of_background_alone_blocks(role):
    event = covered()
    event.coverage.update(role=role)

    assert messages(event, "block") == [
        "Every article is only partial or background. Make one of them lead or core."
    ]


def test_coverage_without_a_lead_warns():
    event = covered()
    event.coverage.update(role=Coverage.Role.CORE)

    assert messages(event, "block") == []
    assert "No article is the lead. Choose one." in messages(event, "warn")


def test_a_spiked_article_blocks():
    event = covered()
    Article.objects.update(status=Article.Status.SPIKED)

    [message] = messages(event, "block")
    assert "is spiked" in message


@pytest.mark.parametrize("anchor", [anchor for anchor in Quote.Anchor if anchor != Quote.Anchor.ANCHORED])
def test_a_confirmed_quote_that_lost_its_place_blocks(anchor):
    event = covered()
    QuoteFactory(version=lead_of(event).current_version, exact=SAID, anchor=anchor, confirmed=True)

    [message] = messages(event, "block")
    assert anchor.label in message
    assert "Mark it again" in message


def test_a_suggested_quote_that_lost_its_place_does_not_block():
    event = covered()
    QuoteFactory(version=lead_of(event).current_version, exact=SAID, anchor=Quote.Anchor.ORPHANED)

    assert messages(event, "block") == []


def test_a_quote_of_an_article_outside_the_event_does_not_block():
    QuoteFactory(anchor=Quote.Anchor.ORPHANED, confirmed=True)

    assert messages(covered(), "block") == []


@pytest.mark.parametrize(
    ("words", "blocked"), [(SAID, False), (SAID.strip("“,”"), False), ("the minister said", True)]
)
def test_a_direct_quote_that_its_outlet_does_not_have_in_quotation_marks_blocks(words, blocked):
    event = covered()
    version = lead_of(event).current_version
    QuoteFactory(version=version, exact=words, kind=Quote.Kind.DIRECT, confirmed=True)

    blocks = messages(event, "block")

    assert ["in quotation marks" in message for message in blocks] == [True] * blocked


@pytest.mark.parametrize("factory", [SummarySentenceFactory, FindingFactory, MilestoneFactory])
def test_citing_an_article_outside_the_event_blocks(factory):
    event = covered()
    cite(factory(event=event), ArticleFactory(text="Rain all day."), exact="Rain")

    [message] = said_by(event, "cited-outside-event")
    assert "“Rain” is cited from" in message
    assert "not in the event" in message


def test_citing_an_older_version_warns():
    event = covered()
    article = lead_of(event)
    cite(event.summary.get(), article)
    VersionFactory(article=article, raw_text="All new.")

    assert messages(event, "block") == []
    assert any("older version" in message for message in messages(event, "warn"))


def test_a_sentence_that_cites_nothing_warns():
    event = covered()
    SummarySentenceFactory(event=event, text="It rained.", position=1)
    cite(event.summary.first(), lead_of(event))

    warned = [message for message in messages(event, "warn") if "cites no article" in message]
    assert warned == ["“It rained.” cites no article. Say what it rests on."]


def test_a_sentence_in_an_outlets_own_words_warns():
    event = covered()
    sentence = event.summary.get()
    sentence.text = "The bridge  reopens on Monday"
    sentence.save()
    cite(sentence, lead_of(event))

    [message] = [message for message in messages(event, "warn") if "word for word" in message]
    assert str(lead_of(event).source) in message


def test_an_event_without_date_and_place_warns():
    assert said_by(covered(), "missing-date")
    assert said_by(covered(), "missing-place")


def test_undecided_quotes_warn_article_by_article():
    event = covered(size=3)
    busy, calm, _ = [row.article for row in event.coverage.order_by("position")]
    QuoteFactory(version=busy.current_version, exact=SAID)
    QuoteFactory(version=busy.current_version, exact="the minister said")
    QuoteFactory(version=calm.current_version, exact=SAID)

    waiting = [one for one in check(event) if "for a decision" in one.message]
    assert [one.subject for one in waiting] == [busy, calm]
    assert waiting[0].message.startswith("2 quotes wait")
    assert waiting[1].message.startswith("1 quote waits")


def test_what_blocks_comes_first():
    levels = [one.level for one in check(EventFactory())]

    assert levels == sorted(levels)
    assert set(levels) == {"block", "warn"}


def test_each_check_leads_to_where_it_is_mended():
    event = covered()
    quote = QuoteFactory(version=lead_of(event).current_version, exact=SAID, speaker=None, confirmed=True)
    QuoteFactory(version=lead_of(event).current_version, exact="the minister said")
    agreed = FindingFactory(event=event)

    leads = {one.name: one.url for one in check(event)}

    page = reverse("admin:articles_event_change", args=[event.pk])
    annotator = reverse("admin:articles_article_annotate", args=[lead_of(event).pk])
    assert leads == {
        "one-origin-told-as-agreed": f"{page}#findings-{agreed.pk}",
        "uncited-sentence": f"{page}#summary-{event.summary.get().pk}",
        "unconfirmed-speaker": f"{annotator}?at=quote-{quote.pk}#item",
        "missing-date": f"{page}#head",
        "missing-place": f"{page}#head",
        "one-origin": f"{page}#derived",
        "undecided-quotes": annotator,
    }


def test_every_check_has_a_name_and_every_name_a_check():
    source = inspect.getsource(gate)
    given = set(re.findall(r'(?:on_page|in_annotator)\(\s*"([a-z-]+)"', source))

    assert given == set(NAMED)


def test_the_handbook_lists_every_check_as_it_is():
    rows = re.findall(
        r"^\| `([a-z-]+)` \| ([^|]+) \| (blocks|warns) \|",
        (settings.BASE_DIR / "docs/editing.md").read_text(encoding="utf-8"),
        flags=re.M,
    )

    words = {"block": "blocks", "warn": "warns"}
    assert rows == [(name, named.heading, words[named.level]) for name, named in NAMED.items()]


@pytest.mark.parametrize("size", [2, 12])
def test_the_cost_of_the_gate_does_not_grow(size, django_assert_num_queries):
    event = covered(size=size)
    for article in event.articles.all():
        QuoteFactory(version=article.current_version, exact=SAID, confirmed=True)
        cite(SummarySentenceFactory(event=event, position=1), article)

    with django_assert_num_queries(15):
        check(event)


def test_coverage_of_other_events_does_not_count():
    event = EventFactory()
    CoverageFactory()

    assert "No article covers the event. Add at least one." in messages(event, "block")


def test_what_is_left_undecided_in_an_older_text_does_not_wait():
    event = covered()
    quote = QuoteFactory()
    CoverageFactory(event=event, article=quote.version.article)
    VersionFactory(article=quote.version.article)

    assert not [one for one in check(event) if "for a decision" in one.message]
