"""Who is called what: the only writer of persons' names.

A person's own name stands twice, on the person and among the spellings as the canonical one. The deeds here
keep the two in step, and keep every name a person ever had, because old articles go on using it.
"""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from articles.models import Person, PersonName
from articles.models.slugs import free_slug


@transaction.atomic
def create_person(name: str, *, slug: str = "", description: str = "", names: Iterable[str] = ()) -> Person:
    """A new person with `name` as the canonical spelling and `names` as aliases.

    Without a slug, a free one is made of the name. Raises ValidationError for an empty or overlong name
    and a taken slug.
    """
    name = _tidy(name)
    person = Person(
        name=name, slug=slug or free_slug(Person, name, otherwise="person"), description=description
    )
    person.full_clean()
    try:
        with transaction.atomic():
            person.save()
    except IntegrityError as error:
        raise ValidationError(
            f"{name} was added by someone else a moment ago. Look the name up again."
        ) from error
    _save_name(person, name, PersonName.Kind.CANONICAL)
    for alias in names:
        add_name(person, alias)
    return person


@transaction.atomic
def add_name(
    person: Person, name: str, kind: str = PersonName.Kind.ALIAS, *, language: str = ""
) -> PersonName:
    """A further spelling; one that the person already has is left as it is. Raises ValidationError."""
    if kind == PersonName.Kind.CANONICAL:
        raise ValidationError("A person has one canonical name. Rename the person to change it.")
    name = _tidy(name)
    known = person.names.filter(name=name).first()
    return known or _save_name(person, name, kind, language)


@transaction.atomic
def rename_person(person: Person, name: str) -> Person:
    """Save the person under this canonical name; the old one stays as an alias. The slug, being an address, stays."""
    name = _tidy(name)
    person.name = name
    person.full_clean()
    person.save()
    for old in person.names.filter(kind=PersonName.Kind.CANONICAL).exclude(name=name):
        old.kind = PersonName.Kind.ALIAS
        old.save(update_fields=["kind"])
    known = person.names.filter(name=name).first()
    if known is None:
        _save_name(person, name, PersonName.Kind.CANONICAL)
    elif known.kind != PersonName.Kind.CANONICAL:
        known.kind = PersonName.Kind.CANONICAL
        known.save(update_fields=["kind"])
    return person


def standing_person(person: Person | None) -> Person | None:
    """The person whom this one was merged into, or the person as given."""
    return person and person.standing()


def _tidy(name: str) -> str:
    """White space in runs of one; neither database takes a NUL."""
    return " ".join(name.replace("\0", " ").split())


def _save_name(person: Person, name: str, kind: str, language: str = "") -> PersonName:
    spelling = PersonName(person=person, name=name, kind=kind, language=language)
    spelling.full_clean()
    spelling.save()
    return spelling
