"""Two events that are one: the coverage and the people of one join the other, and its readers are sent there.

What was written of the one, its summary and findings, stays with it for the record and is not moved: two summaries
joined make none. What readers see of the other changes with its next edition.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from articles.models import Coverage, Event, Participation
from articles.models.deeds import save_deed

from .lifecycle import OPEN, hold, move, retract


@transaction.atomic
def merge_events(event: Event, into: Event, *, user) -> int:
    """How many articles joined. Raises ValidationError where readers would lose a page and get none."""
    if event.pk == into.pk:
        raise ValidationError("An event cannot be merged into itself. Choose the other one.")
    # In the order of the keys, so that two who merge them crosswise do not wait for each other.
    for one in sorted((event, into), key=lambda one: one.pk):
        hold(one, "merged", *OPEN)
        one.refresh_from_db()
    if event.is_published() and not into.is_published():
        raise ValidationError(
            f"Readers have “{event}”, and “{into}” is not published yet. Publish that one first."
        )
    joined = _join_coverage(event, into, user)
    _join_people(event, into, user)
    held = Event.objects.get(pk=event.pk)
    if held.current_edition:
        retract(held, f"This event is told together with “{into.title}”.", user)
    move(
        held,
        event,
        user,
        reason=f"Merged into “{into}”",
        status=Event.Status.WITHDRAWN,
        publish_at=None,
        current_edition=None,
        withdrawn_at=timezone.now(),
        merged_into=into,
    )
    return joined


def _join_coverage(event: Event, into: Event, user) -> int:
    there = set(into.coverage.values_list("article", flat=True))
    new = [row for row in event.coverage.order_by("position", "pk") if row.article_id not in there]
    first = 1 + max(into.coverage.values_list("position", flat=True), default=-1)
    has_lead = into.coverage.filter(role=Coverage.Role.LEAD).exists()
    for position, row in enumerate(new, first):
        role = Coverage.Role.CORE if has_lead and row.role == Coverage.Role.LEAD else row.role
        joined = Coverage(event=into, article=row.article, role=role, position=position, note=row.note)
        save_deed(joined, user=user)
    return len(new)


def _join_people(event: Event, into: Event, user) -> None:
    there = set(into.participations.values_list("person", flat=True))
    first = 1 + max(into.participations.values_list("position", flat=True), default=-1)
    new = [row for row in event.participations.all() if row.person_id not in there]
    for position, row in enumerate(new, first):
        joined = Participation(event=into, person=row.person, role=row.role, position=position)
        save_deed(joined, user=user)
