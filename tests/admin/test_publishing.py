import pytest
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from articles.models import Correction, Edition
from articles.publishing.lifecycle import submit
from tests.factories import EventFactory, UserFactory
from tests.publishing.stories import covered, published


def step(event, name):
    return reverse(f"admin:articles_event_{name}", args=[event.pk])


def take(client, event, name, **data):
    return client.post(step(event, name), {"lock_version": event.lock_version, **data}, follow=True)


def offered(client, event):
    html = client.get(event.get_admin_url()).content.decode()
    names = ["submit", "approve", "schedule", "publish", "send_back", "correct", "change_address", "withdraw"]
    return [name for name in names if f'"{step(event, name)}"' in html]


def in_review():
    event = covered()
    submit(event, user=UserFactory())
    return event


def test_an_editor_submits_a_draft(as_editor):
    event = covered()

    take(as_editor, event, "submit")

    event.refresh_from_db()
    assert event.status == "in_review"


def test_a_publisher_sends_back(as_publisher):
    event = in_review()

    take(as_publisher, event, "send_back")

    event.refresh_from_db()
    assert event.status == "draft"


def test_a_publisher_publishes_with_a_note(as_publisher, publisher):
    event = in_review()

    response = take(as_publisher, event, "publish", note="Agreed with the desk.")

    edition = Edition.objects.get()
    assert response.redirect_chain == [(event.get_admin_url(), 302)]
    assert (edition.number, edition.note, edition.published_by) == (1, "Agreed with the desk.", publisher)
    assert event.get_absolute_url() in response.content.decode()


def test_the_publish_page_lists_what_blocks_with_where_to_mend_it(as_publisher):
    event = EventFactory()

    html = as_publisher.get(step(event, "publish")).content.decode()

    assert "No article covers the event. Add at least one." in html
    assert f'<a href="{event.get_admin_url()}#coverage">Mend it<' in html
    assert "No confirmed coverage." in html
    assert "Publish in spite of what blocks, because" in html


def test_what_blocks_is_refused_even_if_the_button_is_pressed(as_publisher):
    event = EventFactory()

    response = take(as_publisher, event, "publish", note="Now!")

    assert "No article covers the event." in response.content.decode()
    assert "Now!</textarea>" in response.content.decode()
    assert not Edition.objects.exists()


def test_a_correction_makes_a_second_edition(as_publisher):
    event = published()

    take(as_publisher, event, "correct", kind="clarification", text="It is the northern gate.")

    event.refresh_from_db()
    assert event.current_edition.number == 2
    assert Correction.objects.get().text == "It is the northern gate."


def test_a_correction_without_words_is_refused(as_publisher):
    event = published()

    response = take(as_publisher, event, "correct", kind="correction", text=" ")

    assert "This field is required." in response.content.decode()
    assert not Correction.objects.exists()


def test_a_correction_is_no_retraction(as_publisher):
    html = as_publisher.get(step(published(), "correct")).content.decode()

    assert 'value="update"' in html
    assert 'value="retraction"' not in html


def test_an_event_is_withdrawn_with_a_reason_for_readers(as_publisher, client):
    event = published()

    take(as_publisher, event, "withdraw", text="The report was a hoax.")

    event.refresh_from_db()
    assert event.status == "withdrawn"
    assert client.get(event.get_absolute_url()).status_code == 410


def test_a_step_from_a_page_that_is_out_of_date_is_refused(as_publisher):
    event = in_review()
    seen = event.lock_version
    take(as_publisher, event, "send_back")

    response = as_publisher.post(step(event, "publish"), {"lock_version": seen, "note": ""})

    assert "The event was changed by someone else meanwhile." in response.content.decode()
    assert f'name="lock_version" value="{seen}"' in response.content.decode()
    assert not Edition.objects.exists()


def test_a_step_that_does_not_say_what_it_saw_is_refused(as_editor):
    event = covered()

    response = as_editor.post(step(event, "submit"), follow=True)

    event.refresh_from_db()
    assert event.status == "draft"
    assert "This page is incomplete." in response.content.decode()


@pytest.mark.parametrize(
    ("make", "contributors", "editors", "publishers"),
    [
        (covered, [], ["submit"], ["submit", "schedule", "publish"]),
        (in_review, [], [], ["approve", "schedule", "publish", "send_back"]),
        (published, [], [], ["correct", "change_address", "withdraw"]),
    ],
    ids=["draft", "in review", "published"],
)
def test_each_role_is_offered_the_steps_it_may_take(
    make, contributors, editors, publishers, client, contributor, editor, publisher
):
    event = make()

    seen = {}
    for user in (contributor, editor, publisher):
        client.force_login(user)
        seen[user] = offered(client, event)

    assert seen == {contributor: contributors, editor: editors, publisher: publishers}


@pytest.mark.parametrize("name", ["submit", "send_back", "publish", "correct", "change_address", "withdraw"])
def test_a_contributor_takes_no_step(name, as_contributor):
    event = covered()

    assert take(as_contributor, event, name).status_code == 403


@pytest.mark.parametrize("name", ["send_back", "publish", "correct", "change_address", "withdraw"])
def test_an_editor_takes_no_step_that_readers_see(name, as_editor):
    event = in_review()

    assert take(as_editor, event, name).status_code == 403
    assert as_editor.get(step(event, name)).status_code in (403, 405)


def test_editions_and_corrections_are_read_and_never_written(as_superuser):
    event = published()
    edition = event.current_edition
    url = reverse("admin:articles_edition_change", args=[edition.pk])

    html = as_superuser.get(url).content.decode()

    assert 'name="_save"' not in html
    assert event.articles.get().headline in html
    assert as_superuser.post(url, {"title": "x"}).status_code == 403
    assert as_superuser.get(reverse("admin:articles_edition_add")).status_code == 403
    assert as_superuser.post(reverse("admin:articles_edition_delete", args=[edition.pk])).status_code == 403
    assert as_superuser.get(reverse("admin:articles_correction_add")).status_code == 403


def test_a_publisher_publishes_in_spite_of_what_blocks_with_a_reason(as_publisher):
    event = covered()
    event.summary.all().delete()

    refused = take(as_publisher, event, "publish").content.decode()
    take(as_publisher, event, "publish", in_spite_because="The minister resigned a minute ago.")

    assert "The summary is empty" in refused
    assert (
        "In spite of empty-summary, because: The minister resigned a minute ago."
        in Edition.objects.get().note
    )


def test_an_event_that_nothing_blocks_asks_for_no_reason(as_publisher):
    assert "in spite" not in as_publisher.get(step(covered(), "publish")).content.decode()


def test_a_publisher_approves_and_schedules(as_publisher):
    event = in_review()

    take(as_publisher, event, "approve")
    event.refresh_from_db()
    approved = event.status
    take(as_publisher, event, "schedule", at_0="2099-05-01", at_1="09:30")

    event.refresh_from_db()
    assert (approved, event.status) == ("approved", "scheduled")
    assert event.publish_at.isoformat() == "2099-05-01T09:30:00+00:00"


def test_what_is_scheduled_is_left_to_a_worker_where_one_waits(
    as_publisher, settings, django_capture_on_commit_callbacks
):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

    with django_capture_on_commit_callbacks(execute=True):
        take(as_publisher, in_review(), "schedule", at_0="2099-05-01", at_1="09:30")

    assert DBTaskResult.objects.get().run_after.isoformat() == "2099-05-01T09:30:00+00:00"


def test_a_time_that_has_passed_is_refused_and_kept_as_it_was_typed(as_publisher):
    html = take(as_publisher, in_review(), "schedule", at_0="2001-05-01", at_1="09:30").content.decode()

    assert "This time has passed" in html
    assert 'value="2001-05-01"' in html


def test_what_is_to_be_mended_stands_in_the_history(as_publisher):
    event = in_review()

    take(as_publisher, event, "send_back", comment="Who says so?")

    history = as_publisher.get(reverse("admin:articles_event_history", args=[event.pk])).content.decode()
    assert "Who says so?" in history


@pytest.mark.parametrize("name", ["approve", "schedule"])
def test_an_editor_neither_approves_nor_schedules(as_editor, name):
    event = in_review()

    assert take(as_editor, event, name).status_code == 403


def test_a_publisher_moves_a_published_event(as_publisher):
    event = published(slug="bridge")
    assert 'value="bridge"' in as_publisher.get(step(event, "change_address")).content.decode()

    response = take(as_publisher, event, "change_address", slug="crossing")

    event.refresh_from_db()
    assert event.slug == "crossing"
    assert "Readers of the old address are sent on to the new one." in response.content.decode()
    html = as_publisher.get(step(event, "change_address")).content.decode()
    assert "Readers are sent on from: bridge." in html


def test_an_address_that_another_has_is_refused_and_what_was_typed_stays(as_publisher):
    event, other = published(), published(slug="crossing")

    html = take(as_publisher, event, "change_address", slug="crossing").content.decode()

    assert f"“{other}” has this address. Choose another." in html
    assert 'value="crossing"' in html
