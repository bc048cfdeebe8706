"""The steps of an event from draft to withdrawal: the only writer of its status and of what readers see.

Each step is taken from the event as its caller saw it. If somebody else took a step in between, it is refused
and nothing is written.
"""

from functools import partial

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from articles.models import Correction, DeskSetting, Event, Finding, Milestone, Picture, SummarySentence

from .content import build_content, correction_log, told_correction
from .editions import next_number, write_edition
from .gate import check
from .pages import show_page
from .snapshot import at_one_moment

Status = Event.Status
# A withdrawn event stays as it was.
OPEN = [status for status in Status if status != Status.WITHDRAWN]

# What a line of history has room for.
REASON_LENGTH = 100
CHANGED = "The event was changed by someone else meanwhile. Look at it again, then repeat the step."
WHAT_NOW = {
    Status.DRAFT: "it is a draft. Submit or publish it.",
    Status.IN_REVIEW: "it is in review. Publish it or send it back.",
    Status.APPROVED: "it is approved. Publish it or send it back.",
    Status.SCHEDULED: "it is scheduled. Wait for its time or send it back.",
    Status.PUBLISHED: "it is published. Correct it or withdraw it.",
    Status.WITHDRAWN: "it was withdrawn, and readers were told so. Make a new event.",
}


@transaction.atomic
def submit(event, *, user):
    """Asks a publisher to look at a draft."""
    held = hold(event, "submitted", Status.DRAFT)
    move(held, event, user, status=Status.IN_REVIEW)


@transaction.atomic
def send_back(event, *, user, comment=""):
    """Gives an event in review back to its editors; the comment stands in its history."""
    held = hold(event, "sent back", Status.IN_REVIEW, Status.APPROVED, Status.SCHEDULED)
    move(held, event, user, reason=comment, status=Status.DRAFT, publish_at=None)


@transaction.atomic
def approve(event, *, user):
    """Says that it may be published. ValidationError lists everything that blocks it."""
    held = hold(event, "approved", Status.IN_REVIEW)
    _refuse_own_work(held, user)
    _refuse_if_blocked(held)
    move(held, event, user, status=Status.APPROVED)


@transaction.atomic
def schedule(event, *, user, at):
    """Has it published at a time to come, by `publish_due`."""
    held = hold(event, "scheduled", Status.DRAFT, Status.IN_REVIEW, Status.APPROVED)
    if at <= timezone.now():
        raise ValidationError("This time has passed. Give a time to come, or publish now.")
    if held.embargo_until and at < held.embargo_until:
        raise ValidationError("There is an embargo until later than that. Give a time after it.")
    _refuse_own_work(held, user)
    _refuse_if_blocked(held, at=at)
    move(held, event, user, status=Status.SCHEDULED, publish_at=at)


@at_one_moment
def publish(event, *, user, note="", in_spite_because=""):
    """Shows the event to readers for the first time. ValidationError lists everything that blocks it, unless a
    reason is given to publish in spite of that, which is kept with the edition."""
    held = hold(event, "published", Status.DRAFT, Status.IN_REVIEW, Status.APPROVED)
    _refuse_own_work(held, user)
    blocks = _blocks(held)
    reason = in_spite_because.strip()
    if blocks and not reason:
        raise ValidationError([one.message for one in blocks])
    if blocks:
        note = "\n".join(filter(None, [_in_spite_of(blocks, reason), note]))
    return _publish(held, event, user, note)


@at_one_moment
def publish_scheduled(event):
    """Shows a scheduled event to readers when its time has come, in the name of whoever scheduled it."""
    held = hold(event, "published", Status.SCHEDULED)
    if held.publish_at > timezone.now():
        raise ValidationError(f"“{held}” is scheduled for later.")
    _refuse_if_blocked(held)
    scheduled = held.history.filter(status=Status.SCHEDULED).latest("history_date")
    return _publish(held, event, scheduled.history_user, "As scheduled.")


def _publish(held, event, user, note):
    # It was free when it was typed, and another event may have left it since.
    held.refuse_former_address_of_another()
    now = timezone.now()
    edition = write_edition(held, build_content(held, first_published=now), user=user, at=now, note=note)
    move(
        held,
        event,
        user,
        reason=note,
        status=Status.PUBLISHED,
        publish_at=None,
        current_edition=edition,
        first_published_at=now,
    )
    return edition


@at_one_moment
def correct(event, *, user, kind, text):
    """Shows readers the event as it is now and says why. `kind`: correction, clarification or update."""
    text = _said_to_readers(text)
    if kind not in Correction.Kind.values or kind == Correction.Kind.RETRACTION:
        raise ValidationError("Choose correction, clarification or update. To retract an event, withdraw it.")
    held = hold(event, "corrected", Status.PUBLISHED)
    before = held.current_edition
    if held.slug != before.content["slug"]:
        raise ValidationError(f"Readers already have this address: it stays “{before.content['slug']}”.")
    _refuse_if_blocked(held)
    now = timezone.now()
    log = [told_correction(kind, text, now, next_number(held)), *correction_log(held)]
    after = write_edition(held, build_content(held, corrections=log), user=user, at=now, note=text)
    correction = Correction.objects.create(
        event=held, kind=kind, text=text, edition_before=before, edition_after=after, made_by=user
    )
    move(held, event, user, current_edition=after)
    return correction


@transaction.atomic
def withdraw(event, *, user, text):
    """Takes the event from readers and leaves a page that says why."""
    text = _said_to_readers(text)
    held = hold(event, "withdrawn", Status.PUBLISHED)
    retraction = retract(held, text, user)
    move(held, event, user, status=Status.WITHDRAWN, current_edition=None, withdrawn_at=timezone.now())
    return retraction


def retract(held, text, user):
    return Correction.objects.create(
        event=held,
        kind=Correction.Kind.RETRACTION,
        text=text,
        edition_before=held.current_edition,
        made_by=user,
    )


def hold(event, deed, *statuses):
    """The event as the database has it, which nobody else can move before this transaction ends."""
    unchanged = Event.objects.filter(pk=event.pk, lock_version=event.lock_version)
    if not unchanged.update(lock_version=F("lock_version") + 1):
        raise ValidationError(CHANGED)
    held = Event.objects.select_related("current_edition").get(pk=event.pk)
    if held.status not in statuses:
        raise ValidationError(f"“{held}” cannot be {deed}: {WHAT_NOW[held.status]}")
    return held


def move(held, event, user, *, reason="", **fields):
    for name, value in fields.items():
        setattr(held, name, value)
    held._history_user = user
    held._change_reason = reason[:REASON_LENGTH] or None
    held.save(update_fields=list(fields))
    if "current_edition" in fields:
        transaction.on_commit(partial(show_page, held.pk))
    event.refresh_from_db()


def _blocks(event, at=None):
    return [one for one in check(event, at=at) if one.level == "block"]


def _in_spite_of(blocks, reason):
    """The reason and the names of the checks, then what each of them said."""
    names = ", ".join(dict.fromkeys(one.name for one in blocks))
    said = " ".join(one.message for one in blocks)
    return f"In spite of {names}, because: {reason}\n{said}"


def _refuse_if_blocked(event, at=None):
    blocks = _blocks(event, at)
    if blocks:
        raise ValidationError([one.message for one in blocks])


def _refuse_own_work(event, user):
    if DeskSetting.current().two_pairs_of_eyes and user.pk in authors(event):
        raise ValidationError("You wrote a part of this event. On this desk somebody else has to approve it.")


def authors(event):
    """The keys of those who made the event or wrote any of it."""
    written = [
        model.history.filter(event=event.pk) for model in (SummarySentence, Finding, Milestone, Picture)
    ]
    made = [event.history.filter(history_type="+"), *written]
    return {user for rows in made for user in rows.values_list("history_user", flat=True) if user}


def _said_to_readers(text):
    text = text.strip()
    if not text:
        raise ValidationError("Say in words what changed and why: readers will see them.")
    return text
