from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article, Edition
from articles.publishing.lifecycle import correct, publish
from tests.factories import UserFactory
from tests.publishing.stories import covered, published
from tests.views.pages import FRONT, read

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


def reported(ago, *, precision="minute", **fields):
    """Published now; its reports came out `ago`."""
    event = covered(size=2, **fields)
    Article.objects.filter(coverage__event=event).update(
        published_at=timezone.now() - ago, published_precision=precision
    )
    publish(event, user=UserFactory())
    return event


def later(monkeypatch, passed):
    now = timezone.now() + passed
    monkeypatch.setattr("articles.models.edition.timezone.now", lambda: now)


def test_what_outlets_are_reporting_is_developing(client):
    reported(HOUR, title="Ferry burns")
    reported(30 * HOUR, title="Bridge opens")

    text = read(client, FRONT).text

    assert (
        text.index("Developing")
        < text.index("Ferry burns")
        < text.index("Latest")
        < text.index("Bridge opens")
    )
    assert text.count("Ferry burns") == 1
    assert "2 events" in text


def test_what_nobody_changed_for_two_days_is_not_developing_any_more(client, monkeypatch):
    reported(HOUR)
    later(monkeypatch, 37 * HOUR)

    assert "Developing" not in read(client, FRONT).text


def test_a_change_keeps_an_event_developing_only_while_outlets_report(client, publisher):
    old = reported(48 * HOUR, title="Ferry burns")
    correct(old, user=publisher, kind="update", text="More.")

    assert "Developing" not in read(client, FRONT).text


def test_a_report_of_unknown_time_says_nothing(client):
    published()

    assert "Developing" not in read(client, FRONT).text


def test_a_search_is_not_parted(client):
    reported(HOUR, title="Ferry burns")

    text = read(client, FRONT + "?q=ferry").text

    assert "Developing" not in text
    assert "Ferry burns" in text


def test_the_page_of_an_event_says_when_it_was_developing_and_never_that_it_is(client, monkeypatch):
    event = reported(HOUR)
    day = f"{timezone.localtime():%-d %B %Y}"
    first = read(client, event.get_absolute_url()).text
    later(monkeypatch, 24 * 365 * HOUR)

    assert f"developing on {day}" in first
    assert read(client, event.get_absolute_url()).text == first


@pytest.mark.parametrize("precision", ["minute", "day", "month", "year"])
@pytest.mark.parametrize("hours", [-2, 1, 23, 25])
def test_the_rows_and_the_content_agree_on_what_is_developing(hours, precision):
    edition = reported(hours * HOUR, precision=precision).current_edition

    assert Edition.objects.developing().contains(edition) == edition.was_developing


def test_the_front_page_costs_the_same_however_much_develops(client, django_assert_num_queries):
    published()
    for _ in range(5):
        reported(HOUR)

    with django_assert_num_queries(3):
        client.get(FRONT)
