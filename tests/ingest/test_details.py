from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from articles.ingest.store import Status, store
from articles.models import Article, Fingerprint
from articles.search.query import search_articles
from articles.text.dates import PartialDate, Precision, parse_date
from tests.factories import CreditNameFactory

from .texts import BODY, LEDE, MORE, report

pytestmark = pytest.mark.django_db

ADDRESS = "https://herald.example/2026/bridge"


def test_what_a_format_says_wins_over_what_its_text_says(herald):
    raw = f"By Ada Fenn\n\nPublished: 12 May 2026\n\nLINDWICK, Corvany: {BODY}"

    article = store(
        report(raw, byline="A. Fenn", published=parse_date("2026-05-12T09:30:00Z"), language="en-GB"),
        source=herald,
    ).article

    assert (article.byline, article.language, article.dateline) == ("A. Fenn", "en-GB", "LINDWICK, Corvany")
    assert article.published_precision == Precision.MINUTE
    assert article.published_at == datetime(2026, 5, 12, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize("byline", ["By Ada Fenn", "BY ADA FENN", " by: Ada Fenn", "Ada Fenn"])
def test_a_byline_is_a_name_without_by(herald, byline):
    article = store(report(byline=byline), source=herald).article

    assert article.byline.casefold() == "ada fenn"


def test_a_name_that_begins_like_by_stays_whole(herald):
    assert store(report(byline="Byron Holt"), source=herald).article.byline == "Byron Holt"


def test_a_report_without_a_date_has_none(herald):
    article = store(report(), source=herald).article

    assert (article.published_at, article.published_precision) == (None, Precision.UNKNOWN)


def test_details_follow_the_outlet(herald):
    store(report(guid="b-1", byline="Ada Fenn"), source=herald)

    outcome = store(
        report(guid="b-1", headline="Bridge is open", byline="A. Fenn and B. Holt"), source=herald
    )

    article = Article.objects.get()
    assert (outcome.status, outcome.message) == (Status.UNCHANGED, "updated: headline, byline")
    assert (article.headline, article.byline) == ("Bridge is open", "A. Fenn and B. Holt")
    assert list(search_articles(Article.objects.all(), "is open")) == [article]


def test_an_import_never_changes_what_an_editor_entered(herald):
    article = store(
        report(guid="b-1", byline="Ada Fenn", published=parse_date("2026-05-12")), source=herald
    ).article
    article.headline, article.byline, article.status = "Our headline", "", Article.Status.DESK
    article.edited_fields = ["headline", "byline", "published_at"]
    article.save()

    again = report(
        LEDE, guid="b-1", headline="Theirs", byline="B. Holt", published=parse_date("2026-05-13 08:00")
    )
    outcome = store(again, source=herald)

    article.refresh_from_db()
    assert outcome.status == Status.NEW_VERSION
    assert (article.headline, article.byline, article.status) == ("Our headline", "", Article.Status.DESK)
    assert (article.published_at.day, article.published_precision) == (12, Precision.DAY)
    assert article.current_version.headline == "Theirs"


def test_what_an_outlet_no_longer_says_stays(herald):
    store(report(guid="b-1", byline="Ada Fenn", published=parse_date("2026-05-12T08:00:00Z")), source=herald)

    outcome = store(report(guid="b-1", published=parse_date("2026-05-12")), source=herald)

    article = Article.objects.get()
    assert (outcome.message, article.byline) == ("", "Ada Fenn")
    assert article.published_precision == Precision.MINUTE


def test_another_route_with_no_new_text_only_adds_what_is_missing(herald):
    store(report(url=ADDRESS, origin="feed"), source=herald)

    outcome = store(
        report(url=ADDRESS, origin="page", headline="Bridge open!", byline="Ada Fenn"), source=herald
    )

    article = Article.objects.get()
    assert outcome.message == "updated: byline"
    assert article.headline == "Bridge reopens at Lindwick"


def test_a_credit_is_linked_to_the_agency_known_by_that_name(herald):
    wire = CreditNameFactory(name="BayWire").source

    by_format = store(report(credit="Fennpress/BayWire"), source=herald).article
    by_text = store(report(f"LINDWICK (BayWire) — {LEDE}{MORE}"), source=herald).article

    assert [by_format.wire_credit, by_text.wire_credit] == [wire, wire]


def test_a_source_does_not_credit_itself():
    wire = CreditNameFactory(name="BayWire").source

    article = store(report(credit="BayWire"), source=wire).article

    assert article.wire_credit is None


def test_a_date_in_the_future_is_refused_with_the_date_told(herald, counts):
    ahead = PartialDate(timezone.now() + timedelta(days=3), Precision.MINUTE)

    outcome = store(report(published=ahead), source=herald)

    assert outcome.status == Status.FAILED
    assert f"{ahead.value:%B %Y}, which is in the future: correct the date" in outcome.message
    assert counts() == (1, 0, 0)


def test_a_future_date_found_in_the_text_is_refused_too(herald):
    outcome = store(
        report(f"date 2199-05-17 Bridge reopens\n\n{BODY}", headline="", format="text"), source=herald
    )

    assert outcome.status == Status.FAILED
    assert "17 May 2199" in outcome.message


def test_a_date_that_is_still_yesterday_somewhere_is_taken(herald):
    soon = PartialDate(timezone.now() + timedelta(hours=20), Precision.MINUTE)

    assert store(report(published=soon), source=herald).status == Status.NEW


def test_headline_and_byline_are_cut_to_what_their_columns_hold(herald):
    article = store(report(headline="word " * 200, byline="name " * 100), source=herald).article

    assert len(article.headline) <= 500
    assert article.headline.endswith("word…")
    assert article.byline.endswith("name…")


def test_readers_get_the_address_as_it_came_without_what_tracks_them(herald):
    draft = report(url="http://www.herald.example/bridge/?id=7&utm_source=mail#top")

    article = store(draft, source=herald).article

    assert article.url == "https://herald.example/bridge?id=7"
    assert article.reader_url == "http://www.herald.example/bridge/?id=7"


def test_the_address_for_readers_stays_when_the_report_comes_by_another_of_its_addresses(herald):
    store(report(url="https://www.herald.example/bridge"), source=herald)

    article = store(report(url="https://amp.herald.example/bridge?amp=1"), source=herald).article

    assert Article.objects.get().reader_url == article.reader_url == "https://www.herald.example/bridge"


def test_a_date_that_the_outlet_brings_later_files_the_article_under_it(
    herald, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        store(report(guid="b-1"), source=herald)
    when = parse_date("2026-05-12T09:30:00Z")

    with django_capture_on_commit_callbacks(execute=True):
        store(report(guid="b-1", published=when), source=herald)

    assert Fingerprint.objects.get().filed_on[0] == when.value.toordinal()


def test_a_byline_that_the_outlet_brings_later_is_no_reason_to_read_again(
    herald, django_capture_on_commit_callbacks
):
    store(report(guid="b-1"), source=herald)

    with django_capture_on_commit_callbacks() as callbacks:
        store(report(guid="b-1", byline="Ada Fenn"), source=herald)

    assert callbacks == []
