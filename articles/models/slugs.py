"""Addresses made of words: of a person's or an outlet's name, of an event's title."""

from collections.abc import Iterator
from itertools import count

from anyascii import anyascii
from django.db.models import Model
from django.utils.text import slugify

# The columns are of this length; a number behind a full one must still fit.
LONGEST = 200 - len("-1000")


def free_slug(model: type[Model], words: str, *, otherwise: str, longest: int = LONGEST) -> str:
    """One that no row of `model` has, numbered where it would be taken; `otherwise` is for words without a letter."""
    stem = slugify(anyascii(words))[:longest].strip("-") or otherwise
    taken = set(_taken(model, stem))
    numbered = (f"{stem}-{number}" for number in count(2))
    return stem if stem not in taken else next(slug for slug in numbered if slug not in taken)


def _taken(model: type[Model], stem: str) -> Iterator[str]:
    for name in ("slug", "former_addresses__slug") if hasattr(model, "former_addresses") else ("slug",):
        yield from model.objects.filter(**{f"{name}__startswith": stem}).values_list(name, flat=True)
