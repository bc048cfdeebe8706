"""Articles as no reporter would hand them in, and in languages that the rules of English do not fit."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from articles.coverage.deciding import decide
from articles.models import Article, Fingerprint, Link
from articles.text.dates import Precision
from tests.coverage import scripts, stories
from tests.coverage.suggestions import suggested
from tests.factories import ArticleFactory, SourceFactory, VersionFactory

pytestmark = pytest.mark.django_db


def arrive(headline, text, **fields):
    if fields.get("published_at"):
        fields.setdefault("published_precision", Precision.MINUTE)
    article = ArticleFactory(headline=headline, text=text, **fields)
    suggested(article)
    return article


def pairs():
    return list(Link.objects.values_list("low", "high"))


@pytest.fixture
def fire():
    return arrive(stories.WIRE_HEADLINE, stories.WIRE, published_at=datetime(2026, 5, 14, tzinfo=UTC))


@pytest.mark.parametrize("text", ["Ferry fire out.", "Älvhamn", "…", "渡し船", "214"])
def test_a_text_of_a_few_words_is_a_story_of_its_own(fire, text):
    short = arrive("Ferry fire", text)

    assert pairs() == []
    assert Article.objects.get(pk=short.pk).story_id != Article.objects.get(pk=fire.pk).story_id


def test_two_equal_texts_of_three_words_are_not_linked():
    arrive("Markets close higher", "Markets close higher.")
    arrive("Markets close higher", "Markets close higher.")

    assert pairs() == []


def test_an_article_of_a_hundred_thousand_words_is_read_and_found(fire):
    rest = " ".join(f"Clause {n} was read out." for n in range(20_000))

    long = arrive(stories.REPORT_HEADLINE, f"{stories.REPORT}\n\n{rest}")

    assert [pk for pk, _ in Fingerprint.objects.get(article=long).compared] == [fire.pk]


def test_an_article_of_one_endless_word_is_read(fire):
    arrive("Noise", "a" * 200_000)

    assert pairs() == []


def test_two_equal_texts_by_one_source_are_a_copy():
    source = SourceFactory()
    arrive(stories.WIRE_HEADLINE, stories.WIRE, source=source)
    arrive(stories.WIRE_HEADLINE, stories.WIRE, source=source)

    assert Link.objects.get().relation == Link.Relation.COPY


@pytest.mark.parametrize(
    ("published", "precision"),
    [
        (None, Precision.UNKNOWN),
        (datetime(2026, 1, 1, tzinfo=UTC), Precision.YEAR),
        (timezone.now() + timedelta(days=5000), Precision.MINUTE),
        (datetime(9999, 12, 31, tzinfo=UTC), Precision.DAY),
    ],
)
def test_without_a_day_that_can_be_true_an_article_is_found_by_when_it_came_in(fire, published, precision):
    article = arrive(
        stories.REPORT_HEADLINE, stories.REPORT, published_at=published, published_precision=precision
    )

    assert pairs() == [(fire.pk, article.pk)]


@pytest.mark.parametrize("language", ["RUSSIAN", "ARABIC", "CHINESE", "JAPANESE"])
@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0)])
def test_reports_of_one_event_are_suggested_to_each_other_in_any_script(language, order):
    reports = getattr(scripts, language)
    articles = {number: arrive(*reports[number], language=language[:2].lower()) for number in order}

    same = sorted((articles[scripts.FIRE].pk, articles[scripts.AGAIN].pk))

    assert pairs() == [tuple(same)]
    assert Article.objects.values("story").distinct().count() == 3


def test_reports_of_one_event_are_suggested_to_each_other_across_languages(fire):
    abroad = arrive(*scripts.GERMAN[0], language="de")
    arrive(*scripts.GERMAN[1], language="de")

    link = Link.objects.get()
    assert (link.low, link.high) == (fire, abroad)
    assert "written in de and en" in link.reasons


def test_a_regional_variant_is_no_other_language(fire):
    arrive(stories.WIRE_HEADLINE, stories.WIRE, language="en-GB")

    assert Link.objects.get().relation == Link.Relation.COPY


@pytest.mark.parametrize("text", ["\u202e\u200b\ufeff", "😀🚢"])
def test_marks_that_are_no_words_link_nothing(fire, text):
    arrive("Marks", text * 50)

    assert pairs() == []


@pytest.mark.parametrize("change", ["nothing", "new text", "fingerprints", "everything"])
def test_unrelated_is_never_suggested_again(fire, editor, change):
    again = arrive(stories.REPORT_HEADLINE, stories.REPORT)
    decide(fire, again, Link.Relation.UNRELATED, user=editor)
    decided = list(Link.objects.values())
    if change in ("new text", "everything"):
        VersionFactory(article=again, raw_text=stories.WIRE)
    if change in ("fingerprints", "everything"):
        Fingerprint.objects.all().delete()

    for article in Article.objects.for_listing().order_by("-pk"):
        assert suggested(article) == []

    assert list(Link.objects.values()) == decided
    assert Article.objects.values("story").distinct().count() == 2
