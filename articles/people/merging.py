"""Two records that are one person, and two people who are not: an editor's word on either.

Merging moves nothing. The record points to the one it is merged into, and whoever reads a name, quote or link follows
the pointer. So unmerging gives back exactly what was, and nothing is lost on the way. History keeps who did it when.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from articles.models import PeopleToldApart, Person

MERGED, UNMERGED = "merged", "unmerged"


@transaction.atomic
def merge(person: Person, into: Person, *, user) -> Person:
    """Returns the person who stands for both. Raises ValidationError where they cannot be one."""
    person, into = _held(person, into.standing())
    if into.merged_into_id is not None:
        raise ValidationError("Somebody else merged them meanwhile. Look at both again.")
    if person.merged_into_id is not None:
        raise ValidationError(
            f"{person} is merged into {person.merged_into} already. Unmerge them before merging otherwise."
        )
    if into.pk == person.pk:
        raise ValidationError(f"{person} cannot be merged into the same person. Choose another.")
    if person.wikidata_id and into.wikidata_id:
        raise ValidationError(
            f"{person} is {person.wikidata_id} at Wikidata and {into} is {into.wikidata_id}: two people. "
            "If one of these is wrong, clear it first."
        )
    if _told_apart(person, into).exists():
        raise ValidationError(f"{person} and {into} were told apart. Take that back before merging them.")
    person.merged_into = into
    _save(person, user, f"{MERGED} into {into}"[:100])
    return into


@transaction.atomic
def unmerge(person: Person, *, user) -> Person:
    """Raises ValidationError if the person is merged into nobody."""
    [person] = _held(person)
    if person.merged_into_id is None:
        raise ValidationError(f"{person} is merged into nobody.")
    into = person.merged_into
    person.merged_into = None
    _save(person, user, f"{UNMERGED} from {into}"[:100])
    return person


@transaction.atomic
def tell_apart(one: Person, other: Person, *, user) -> PeopleToldApart:
    """The two are never suggested as one person again. Raises ValidationError for one person."""
    one, other = _held(one, other)
    if one.standing().pk == other.standing().pk:
        raise ValidationError(f"{one} and {other} are one person on this desk. Unmerge them first.")
    low, high = sorted((one.pk, other.pk))
    told, _ = PeopleToldApart.objects.get_or_create(
        low_id=low, high_id=high, defaults={"decided_by": user, "decided_at": timezone.now()}
    )
    return told


def take_back_telling_apart(one: Person, other: Person) -> None:
    low, high = sorted((one.pk, other.pk))
    deleted, _ = PeopleToldApart.objects.filter(low=low, high=high).delete()
    if not deleted:
        raise ValidationError(f"{one} and {other} are not told apart.")


def merged_by(person: Person):
    """The line of history that says who merged this record and when; None if it is merged into nobody."""
    if person.merged_into_id is None:
        return None
    lines = person.history.filter(merged_into=person.merged_into_id, history_change_reason__startswith=MERGED)
    return lines.order_by("-history_date", "-history_id").first()


def _held(*people: Person) -> list[Person]:
    """Read afresh, and locked in one order, so that two merges at once can close no circle."""
    keys = [person.pk for person in people]
    held = {p.pk: p for p in Person.objects.select_for_update().filter(pk__in=keys).order_by("pk")}
    if len(held) < len(set(keys)):
        raise ValidationError("This person is gone meanwhile. Look at the list again.")
    return [held[key] for key in keys]


def _told_apart(one: Person, other: Person):
    groups = one.records(), other.records()
    apart = PeopleToldApart.objects
    return apart.filter(low__in=groups[0], high__in=groups[1]) | apart.filter(
        low__in=groups[1], high__in=groups[0]
    )


def _save(person: Person, user, reason: str) -> None:
    person._history_user = user
    person._change_reason = reason
    person.save(update_fields=["merged_into"])
