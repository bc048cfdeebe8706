from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command

from articles.models import EditionPage
from articles.publishing import pages
from articles.publishing.lifecycle import correct, publish, withdraw
from articles.publishing.pages import current_page, keep_page
from tests.publishing.stories import covered, full_story, published

pytestmark = pytest.mark.django_db


def publish_now(capture, **fields):
    with capture(execute=True):
        return published(**fields)


def test_a_page_is_kept_when_its_event_is_published(django_capture_on_commit_callbacks, client):
    event = publish_now(django_capture_on_commit_callbacks, slug="bridge")

    kept = EditionPage.objects.get(edition=event.current_edition)
    assert bytes(kept.html) == client.get("/events/bridge/").content


def test_a_kept_page_is_the_page_that_would_be_made(client):
    event = full_story()
    made = client.get(event.get_absolute_url())

    keep_page(event.pk)

    kept = client.get(event.get_absolute_url())
    assert kept.content == made.content
    assert kept["ETag"] == made["ETag"]


def test_a_corrected_event_keeps_its_new_page_alone(django_capture_on_commit_callbacks, client, publisher):
    event = publish_now(django_capture_on_commit_callbacks, slug="bridge")

    with django_capture_on_commit_callbacks(execute=True):
        correct(event, user=publisher, kind="update", text="It rains now.")

    assert EditionPage.objects.get().edition == event.current_edition
    assert b"It rains now." in client.get("/events/bridge/").content


def test_a_withdrawn_event_keeps_no_page(django_capture_on_commit_callbacks, client, publisher):
    event = publish_now(django_capture_on_commit_callbacks, slug="bridge")

    with django_capture_on_commit_callbacks(execute=True):
        withdraw(event, user=publisher, text="It did not happen.")

    assert not EditionPage.objects.exists()
    assert client.get("/events/bridge/").status_code == 410


@pytest.mark.parametrize(
    ("name", "value"),
    [("SITE_NAME", "The Other"), ("SITE_URL", "https://other.example"), ("TIME_ZONE", "Asia/Karachi")],
)
def test_a_page_kept_under_other_settings_is_made_anew(client, settings, name, value):
    event = full_story()
    keep_page(event.pk)
    before = client.get(event.get_absolute_url())

    setattr(settings, name, value)

    after = client.get(event.get_absolute_url())
    assert after.content != before.content
    assert after["ETag"] != before["ETag"]


def test_a_page_kept_by_other_templates_is_made_anew(monkeypatch):
    event = published()
    monkeypatch.setattr(pages, "_made_with", lambda: "older templates")
    keep_page(event.pk)
    EditionPage.objects.update(html=b"as it was")
    assert current_page(event.slug).html == b"as it was"
    monkeypatch.undo()

    assert b"as it was" not in current_page(event.slug).html


def test_what_pages_are_made_with_includes_every_template_and_the_code():
    made_with = {path for folder, names in pages.MADE_WITH for path in pages.files_of(folder, names)}

    assert {path.name for path in made_with} >= {"base.html", "event_detail.html", "reading.py", "formats.py"}


def test_a_page_that_cannot_be_kept_undoes_no_publishing(
    django_capture_on_commit_callbacks, monkeypatch, caplog, publisher
):
    event = covered()
    monkeypatch.setattr(pages, "make_page", lambda edition: 1 / 0)

    with django_capture_on_commit_callbacks(execute=True):
        publish(event, user=publisher)

    event.refresh_from_db()
    assert event.is_published()
    assert "manage.py write_pages" in caplog.text


def test_all_pages_are_kept_anew_by_a_command_that_can_be_run_twice(capsys):
    events = [published(), published()]
    for _ in range(2):
        call_command("write_pages")
        assert "2 written" in capsys.readouterr().out

    assert {page.edition for page in EditionPage.objects.all()} == {event.current_edition for event in events}


def test_one_page_that_cannot_be_made_does_not_stop_the_others(monkeypatch, capsys):
    broken, whole = published(title="Broken"), published()
    make_page = pages.make_page
    monkeypatch.setattr(
        pages, "make_page", lambda edition: 1 / 0 if edition.event_id == broken.pk else make_page(edition)
    )

    with pytest.raises(CommandError, match="1 could not be written"):
        call_command("write_pages")

    assert EditionPage.objects.get().edition == whole.current_edition
    assert "not written  Broken: division by zero" in capsys.readouterr().out


def test_a_page_that_is_replaced_while_it_is_asked_for_is_made():
    event = published()
    made = current_page(event.slug)
    edition = event.current_edition

    assert pages._page(edition.pk, edition.checksum, pages.fingerprint(), True) == made


def test_within_the_seconds_that_a_site_allows_a_page_is_shown_without_asking(
    client, publisher, settings, monkeypatch, django_assert_num_queries
):
    clock = SimpleNamespace(monotonic=lambda: 10_000.5)
    monkeypatch.setattr(pages, "time", clock)
    settings.PAGE_SECONDS = 2
    event = full_story()
    address = event.get_absolute_url()
    shown = client.get(address)
    withdraw(event, user=publisher, text="It was wrong.")

    with django_assert_num_queries(0):
        assert client.get(address).content == shown.content

    clock.monotonic = lambda: 10_002.5
    assert client.get(address).status_code == 410


def test_where_a_site_allows_no_seconds_a_withdrawn_page_is_gone_at_once(client, publisher):
    event = full_story()
    assert client.get(event.get_absolute_url()).status_code == 200
    withdraw(event, user=publisher, text="It was wrong.")

    assert client.get(event.get_absolute_url()).status_code == 410
