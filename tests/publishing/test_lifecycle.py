import pytest
from django.core.exceptions import ValidationError

from articles.models import Correction, Edition, Event
from articles.publishing.lifecycle import correct, publish, send_back, submit, withdraw
from tests.factories import EventFactory
from tests.publishing.stories import covered, published

pytestmark = pytest.mark.django_db
Status = Event.Status


def in_status(status):
    event = covered()
    Event.objects.filter(pk=event.pk).update(status=status)
    event.refresh_from_db()
    return event


def test_a_draft_is_submitted_for_review(editor):
    event = covered()

    submit(event, user=editor)

    assert Event.objects.get().status == Status.IN_REVIEW


@pytest.mark.parametrize("status", [Status.IN_REVIEW, Status.APPROVED])
def test_an_event_in_review_is_sent_back(publisher, status):
    event = in_status(status)

    send_back(event, user=publisher)

    assert Event.objects.get().status == Status.DRAFT


@pytest.mark.parametrize("status", [Status.DRAFT, Status.IN_REVIEW, Status.APPROVED])
def test_publishing_shows_the_first_edition(publisher, status):
    event = in_status(status)

    edition = publish(event, user=publisher, note="Agreed with Edda")

    event = Event.objects.get()
    assert event.status == Status.PUBLISHED
    assert event.current_edition == edition
    assert event.first_published_at == edition.published_at
    assert (edition.number, edition.published_by, edition.note) == (1, publisher, "Agreed with Edda")


def test_the_caller_sees_what_a_step_did(publisher):
    event = covered()

    edition = publish(event, user=publisher)

    assert event.is_published()
    assert event.current_edition == edition


def test_publishing_says_when_it_first_was_in_the_content(publisher):
    edition = publish(covered(), user=publisher)

    assert edition.content["first_published"] == edition.published_at.isoformat()


def test_publishing_tells_everything_that_blocks_it(publisher):
    event = EventFactory()

    with pytest.raises(ValidationError) as refusal:
        publish(event, user=publisher)

    assert refusal.value.messages == [
        "No article covers the event. Add at least one.",
        "The summary is empty. Write at least one sentence.",
    ]
    assert Event.objects.get().status == Status.DRAFT
    assert not Edition.objects.exists()


def test_after_a_refusal_the_same_page_can_publish(publisher):
    event = covered()
    sentence = event.summary.get()
    event.summary.update(text="")
    with pytest.raises(ValidationError):
        publish(event, user=publisher)
    sentence.save()

    publish(event, user=publisher)

    assert Event.objects.get().is_published()


def test_a_correction_makes_the_next_edition(publisher):
    event = published(title="Bridge opens")
    before = event.current_edition
    event.title = "Bridge opens again"
    event.save()

    correction = correct(event, user=publisher, kind="correction", text=" It had been open before. ")

    after = Event.objects.get().current_edition
    assert (correction.edition_before, correction.edition_after) == (before, after)
    assert (correction.kind, correction.text, correction.made_by) == (
        "correction",
        "It had been open before.",
        publisher,
    )
    assert (before.title, after.title, after.number) == ("Bridge opens", "Bridge opens again", 2)


def test_the_log_in_an_edition_has_the_newest_correction_first(publisher):
    event = published()
    correct(event, user=publisher, kind="update", text="Added a report.")

    correct(event, user=publisher, kind="clarification", text="Made it clearer.")

    editions = Edition.objects.order_by("number")
    assert editions[0].content["corrections"] == []
    assert editions[2].content["corrections"] == [
        {
            "kind": "clarification",
            "label": "Clarification",
            "text": "Made it clearer.",
            "made_at": editions[2].published_at.isoformat(),
            "edition": 3,
        },
        {
            "kind": "update",
            "label": "Update",
            "text": "Added a report.",
            "made_at": editions[1].published_at.isoformat(),
            "edition": 2,
        },
    ]


def test_a_correction_for_the_desk_alone_is_not_in_later_editions(publisher):
    event = published()
    correct(event, user=publisher, kind="update", text="Added a report.")
    Correction.objects.update(public=False)

    correct(event, user=publisher, kind="update", text="And one more.")

    texts = [line["text"] for line in event.current_edition.content["corrections"]]
    assert texts == ["And one more."]


def test_first_publication_stays_when_an_event_is_corrected(publisher):
    event = published()
    first = event.first_published_at

    correct(event, user=publisher, kind="update", text="Added a report.")

    assert Event.objects.get().first_published_at == first
    assert event.current_edition.content["first_published"] == first.isoformat()


@pytest.mark.parametrize("kind", ["retraction", "apology", ""])
def test_a_correction_is_of_a_known_kind(publisher, kind):
    with pytest.raises(ValidationError, match="Choose correction, clarification or update"):
        correct(published(), user=publisher, kind=kind, text="Wrong.")


def test_a_correction_is_refused_when_something_blocks(publisher):
    event = published()
    event.coverage.all().delete()

    with pytest.raises(ValidationError, match="No article covers the event"):
        correct(event, user=publisher, kind="correction", text="Removed a report.")

    assert not Correction.objects.exists()
    assert Edition.objects.count() == 1


def test_the_address_of_a_published_event_is_fixed(publisher):
    event = published(slug="bridge")
    Event.objects.update(slug="gate")

    with pytest.raises(ValidationError, match="it stays “bridge”"):
        correct(event, user=publisher, kind="correction", text="A better address.")


def test_withdrawing_leaves_a_retraction_and_no_edition(publisher):
    event = published()
    edition = event.current_edition

    retraction = withdraw(event, user=publisher, text="It did not happen.")

    event = Event.objects.get()
    assert event.status == Status.WITHDRAWN
    assert event.current_edition is None
    assert event.withdrawn_at is not None
    assert (retraction.kind, retraction.text) == ("retraction", "It did not happen.")
    assert (retraction.edition_before, retraction.edition_after) == (edition, None)
    assert not Edition.objects.current().exists()


@pytest.mark.parametrize("text", ["", " \n "])
def test_readers_are_told_why(publisher, text):
    event = published()

    with pytest.raises(ValidationError, match="Say in words"):
        correct(event, user=publisher, kind="correction", text=text)
    with pytest.raises(ValidationError, match="Say in words"):
        withdraw(event, user=publisher, text=text)


STEPS = {
    submit: {},
    send_back: {},
    publish: {},
    correct: {"kind": "correction", "text": "Wrong before."},
    withdraw: {"text": "Wrong."},
}
ALLOWED = {
    submit: {Status.DRAFT},
    send_back: {Status.IN_REVIEW, Status.APPROVED},
    publish: {Status.DRAFT, Status.IN_REVIEW, Status.APPROVED},
    correct: {Status.PUBLISHED},
    withdraw: {Status.PUBLISHED},
}
WRONG = [
    (step, status)
    for step, allowed in ALLOWED.items()
    for status in (Status.DRAFT, Status.IN_REVIEW, Status.APPROVED, Status.PUBLISHED, Status.WITHDRAWN)
    if status not in allowed
]


@pytest.mark.parametrize(("step", "status"), WRONG)
def test_a_step_from_the_wrong_state_is_refused_and_says_what_to_do(step, status, publisher, request):
    if status == Status.WITHDRAWN:
        event = request.getfixturevalue("withdrawn")
    elif status == Status.PUBLISHED:
        event = published()
    else:
        event = in_status(status)
    before = Event.objects.values().get()

    with pytest.raises(ValidationError, match=r"cannot be .*: it (is|was) .*\. \w+"):
        step(event, user=publisher, **STEPS[step])

    assert Event.objects.values().get() == before


@pytest.mark.parametrize("step", STEPS)
def test_a_step_from_an_outdated_view_is_refused(step, publisher):
    event = published() if step in (correct, withdraw) else in_status(max(ALLOWED[step]))
    stale = Event.objects.get()
    Event.objects.update(lock_version=event.lock_version + 1)
    before = Event.objects.values().get()

    with pytest.raises(ValidationError, match="changed by someone else"):
        step(stale, user=publisher, **STEPS[step])

    assert Event.objects.values().get() == before


def test_of_two_publishers_one_publishes(publisher):
    covered()
    hers, his = Event.objects.get(), Event.objects.get()
    publish(hers, user=publisher)

    with pytest.raises(ValidationError, match="changed by someone else"):
        publish(his, user=publisher)

    assert Edition.objects.count() == 1


def test_every_step_counts_the_lock_up(publisher):
    event = covered()
    seen = [event.lock_version]

    for step, said in STEPS.items():
        step(event, user=publisher, **said)
        seen.append(event.lock_version)

    assert seen == [1, 2, 3, 4, 5, 6]


def test_a_step_publishes_what_is_saved_not_what_its_caller_has_in_hand(publisher):
    event = covered(title="As saved")
    event.title = "Typed but not saved"

    edition = publish(event, user=publisher)

    assert edition.title == "As saved"


def test_the_history_says_who_took_a_step(publisher):
    event = published()

    withdraw(event, user=publisher, text="Wrong.")

    newest = event.history.first()
    assert (newest.history_user, newest.status) == (publisher, Status.WITHDRAWN)


def test_what_was_passed_over_stands_in_the_history_by_name(publisher):
    event = EventFactory()

    edition = publish(event, user=publisher, note="Agreed.", in_spite_because="It happened a minute ago.")

    reason = event.history.latest().history_change_reason
    assert reason.startswith("In spite of no-confirmed-coverage, empty-summary, because: It happened")
    assert edition.note.endswith("Agreed.")
    assert "The summary is empty." in edition.note
