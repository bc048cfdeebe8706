"""Where readers find an event: its own address, those it had before, and those of events merged into it.

Readers see editions, so a new address comes with an edition: the one they have, word for word, at another place.
What editors have changed since then is not in it.
"""

from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.db import transaction

from articles.models import Correction, Edition, Event, FormerAddress
from articles.models.locking import one_at_a_time

from .editions import write_edition
from .lifecycle import hold, move

LONGEST = Event._meta.get_field("slug").max_length


@transaction.atomic
def change_address(event: Event, slug: str, *, user) -> Edition:
    """Moves a published event. Its readers are sent on from the old address, which no other event ever gets."""
    slug = _address(slug)
    held = hold(event, "moved", Event.Status.PUBLISHED)
    # Who takes an address that is being left has to see that it is kept.
    one_at_a_time("addresses of events")
    old, before = held.slug, held.current_edition
    _refuse_taken(held, slug)
    held.slug = slug
    held.refuse_former_address_of_another()
    FormerAddress.objects.filter(event=held, slug=slug).delete()
    FormerAddress.objects.create(event=held, slug=old)
    edition = write_edition(
        held,
        before.content | {"slug": slug},
        user=user,
        # For readers nothing was changed since then.
        at=before.published_at,
        note=f"Moved from “{old}” to “{slug}”.",
    )
    move(held, event, user, reason=f"Moved from “{old}”", slug=slug, current_edition=edition)
    return edition


def address_now(slug: str) -> str | None:
    """Of the published event that readers had at this address, be it moved or merged into another since."""
    event = _former(slug) or Event.objects.filter(slug=slug, merged_into__isnull=False).first()
    standing = event and event.survivor()
    return standing.slug if standing and standing.is_published() and standing.slug != slug else None


def retraction_at(slug: str) -> Correction | None:
    """What readers are told of a withdrawn event at an address that it has or had."""
    told = Correction.objects.filter(
        kind=Correction.Kind.RETRACTION, event__status=Event.Status.WITHDRAWN
    ).select_related("edition_before", "event")
    return told.filter(event__slug=slug).first() or told.filter(event__former_addresses__slug=slug).first()


def _former(slug: str) -> Event | None:
    former = FormerAddress.objects.filter(slug=slug).select_related("event__merged_into").first()
    return former and former.event


def _address(slug: str) -> str:
    slug = slug.strip()
    try:
        validate_slug(slug)
    except ValidationError as error:
        raise ValidationError(
            "An address is made of letters without accents, figures, hyphens and underscores, such as flood-in-tollen."
        ) from error
    if len(slug) > LONGEST:
        raise ValidationError(f"This address is too long: give at most {LONGEST} characters.")
    return slug


def _refuse_taken(event: Event, slug: str) -> None:
    if slug == event.slug:
        raise ValidationError("This is its address already. Give the new one.")
    other = Event.objects.filter(slug=slug).first()
    if other:
        raise ValidationError(f"“{other}” has this address. Choose another.")
