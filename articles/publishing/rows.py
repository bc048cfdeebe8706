"""Deeds on one row of an event: a sentence, a finding, a line of the timeline, an article, a person.

Each is done to the row as its editor saw it, or refused with the row as it stands now. Each moves the event's lock on,
so that nobody publishes what they have not seen.
"""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone

from articles.models import Coverage, Event, Passage
from articles.models.deeds import (
    TAKEN_BACK,
    Past,
    kept_of,
    relate,
    save_deed,
    take_back,
    token,
    what_happened,
)
from articles.text.spans import Span

# Saves of one editor that follow each other so closely are one deed: a sentence being typed.
ONE_DEED = timedelta(minutes=1)
MOVED, REMOVED, BROUGHT_BACK, FETCHED = "Moved", "Removed", "Brought back", "Fetched"


class Stale(ValidationError):
    """Somebody changed the row meanwhile: `row` is how it stands now, None where it is gone."""

    def __init__(self, message: str, row=None):
        super().__init__(message)
        self.row = row


def hold_open(event: Event) -> Event:
    """The event as the database has it; nobody else changes a row of it before the transaction ends."""
    held = Event.objects.select_for_update().get(pk=event.pk)
    if held.is_withdrawn():
        raise ValidationError(f"“{held}” was withdrawn, and stays as it was. Make a new event.")
    return held


def as_seen(rows, pk: int, seen: str):
    """The row, if it stands as it was seen; else raises Stale."""
    row = rows.filter(pk=pk).first()
    if row is None:
        raise Stale(_who_removed(rows.model, pk))
    if seen != token(row):
        raise Stale(f"{what_happened(row)} Nothing was written over it.", row)
    return row


def _who_removed(model, pk: int) -> str:
    line = model.history.filter(id=pk).select_related("history_user").order_by("-history_id").first()
    who = str(line.history_user) if line and line.history_user else "Someone"
    return f"{who} took this out of the event meanwhile. What you typed is still here."


@transaction.atomic
def keep(row, *, user) -> None:
    """Saves a row that is there, or a new one behind the others."""
    if row.pk is None:
        last = type(row).objects.filter(event=row.event_id).aggregate(last=Max("position"))["last"]
        row.position = 0 if last is None else last + 1
    if isinstance(row, Coverage) and row.role == Coverage.Role.LEAD:
        step_down(row, user)
    typed_before = None if row.pk is None else _just_typed(row, user)
    save_deed(row, user=user)
    if typed_before is not None:
        typed_before.delete()
    move_on(row.event_id)


def _just_typed(row, user):
    """The last line of the row's history, if this save goes on with what it tells."""
    last = row.history.first()
    goes_on = (
        last is not None
        and last.history_type == "~"
        and last.history_user_id == user.pk
        and not last.history_change_reason
        and last.history_date > timezone.now() - ONE_DEED
    )
    return last if goes_on else None


def step_down(new_lead: Coverage, user) -> Coverage | None:
    """An event has one lead: the old one becomes core. Returns it."""
    others = Coverage.objects.filter(event=new_lead.event_id, role=Coverage.Role.LEAD).exclude(pk=new_lead.pk)
    old = others.select_related("article").first()
    if old is not None:
        old.role = Coverage.Role.CORE
        save_deed(old, user=user)
    return old


@transaction.atomic
def move(row, place: int, *, user) -> int:
    """Puts the row at this place among its like, 0 being the first; returns the place it had."""
    rows = list(type(row).objects.filter(event=row.event_id).order_by("position", "pk"))
    before = rows.index(row)
    rows.insert(min(max(place, 0), len(rows) - 1), rows.pop(before))
    moved = [(position, one) for position, one in enumerate(rows) if one.position != position]
    for position, one in moved:
        one.position = position
    type(row).objects.bulk_update([one for _, one in moved if one != row], ["position"])
    row.position = rows.index(row)
    save_deed(row, user=user, reason=MOVED)
    move_on(row.event_id)
    return before


@transaction.atomic
def remove(row, *, user) -> None:
    event = row.event_id
    row._history_user, row._change_reason = user, REMOVED
    row.delete()
    move_on(event)


@transaction.atomic
def bring_back(model, event: Event, pk: int, *, user):
    """A row that was removed, as it stood last, with what it cited."""
    lines = list(model.history.filter(id=pk, event=event.pk).order_by("history_id"))
    if not lines or lines[-1].history_type != "-":
        raise ValidationError(
            "It is in the event already, or was never there. The page shows what stands now."
        )
    row = lines[-1].instance
    if isinstance(row, Coverage) and row.role == Coverage.Role.LEAD:
        step_down(row, user)
    row.full_clean(validate_unique=True)
    save_deed(row, user=user, reason=BROUGHT_BACK)
    earlier = [line for line in lines if line.history_type != "-"]
    for field in row._meta.local_many_to_many:
        if earlier:
            relate(row, field.name, kept_of(earlier[-1], field))
    move_on(event.pk)
    return row


@transaction.atomic
def take_back_last(row, *, user) -> str:
    """The row as it was before the last deed on it; returns what that was."""
    past = Past(list(row.history.order_by("history_id")))
    deed = past.last_deed()
    before = deed and past.before(deed)
    if before and deed.history_change_reason == MOVED:
        move(row, before.position, user=user)
        type(row).history.filter(pk=row.history.first().pk).update(
            history_change_reason=f"{TAKEN_BACK}{past.standing(before).history_id}"
        )
        return MOVED
    if before and isinstance(row, Coverage) and before.role == Coverage.Role.LEAD:
        step_down(row, user)
    done = take_back(row, user=user)
    move_on(row.event_id)
    return done


@transaction.atomic
def keep_fetched(picture, *, user) -> None:
    """A picture that was fetched anew: a deed of its own, whatever was typed just before."""
    save_deed(picture, user=user, reason=FETCHED)
    move_on(picture.event_id)


@transaction.atomic
def give_post(row, post, *, user) -> None:
    """A post that a participant holds or held: readers see the one of the event's day."""
    save_deed(post, user=user)
    move_on(row.event_id)


@transaction.atomic
def cite_for(row, version, spans: Iterable[Span], *, user) -> list[Passage]:
    """These words of a version are evidence for the row from now on."""
    passages = [_passage(version, span) for span in spans]
    _rest_on(row, [*row.passages.all(), *passages], user, "Cited")
    return passages


@transaction.atomic
def cite_no_more(row, passage_pk: int, *, user) -> None:
    left = [one for one in row.passages.all() if one.pk != passage_pk]
    _rest_on(row, left, user, "Cited no more")


def _rest_on(row, passages: Sequence[Passage], user, reason: str) -> None:
    relate(row, "passages", passages)
    save_deed(row, user=user, reason=reason)
    move_on(row.event_id)


def _passage(version, span: Span) -> Passage:
    passage, _ = Passage.objects.get_or_create(
        version=version,
        start=span.start,
        end=span.end,
        defaults={"exact": version.text[span.start : span.end]},
    )
    return passage


def move_on(event_pk: int) -> None:
    """What pages have seen of the event is old from now on."""
    Event.objects.filter(pk=event_pk).update(lock_version=F("lock_version") + 1)
