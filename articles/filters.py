"""Filters over published events, shared by the front page and the API."""

from datetime import UTC, date, datetime, time, timedelta

import django_filters as filters
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from articles.models import Edition, EditionPerson, EditionSource, Event
from articles.models.dates import DatePrecision

# The calendar's ends, less the day that a time zone or the day after may need.
WITHIN_CALENDAR = [
    MinValueValidator(date.min + timedelta(days=1)),
    MaxValueValidator(date.max - timedelta(days=2)),
]


class EventFilter(filters.FilterSet):
    q = filters.CharFilter(method="with_words", label="Words of the title, lede, place, people or outlets")
    kind = filters.ChoiceFilter(choices=Event.Kind.choices, empty_label="Any kind")
    place = filters.CharFilter(lookup_expr="icontains", label="Part of the place")
    since = filters.DateFilter(
        method="begun_since", label="Started on this day or later", validators=WITHIN_CALENDAR
    )
    until = filters.DateFilter(
        method="begun_until", label="Started on this day or earlier", validators=WITHIN_CALENDAR
    )
    person = filters.CharFilter(field_name="editionperson_rows__slug", label="Slug of a person in it")
    source = filters.CharFilter(field_name="editionsource_rows__slug", label="Slug of an outlet in it")

    class Meta:
        model = Edition
        fields = []

    def with_words(self, editions, name, value):
        for word in value.split():
            told = Q(title__icontains=word) | Q(lede__icontains=word) | Q(place__icontains=word)
            editions = editions.filter(told | named(EditionPerson, word) | named(EditionSource, word))
        return editions

    def begun_since(self, editions, name, day):
        return editions.filter(begun("gte", day))

    def begun_until(self, editions, name, day):
        return editions.filter(begun("lt", day + timedelta(days=1)))


def named(rows, word):
    return Exists(rows.objects.filter(edition=OuterRef("pk"), name__icontains=word))


def begun(lookup, day):
    """A time of day is compared with the local midnight; a bare date is kept as midnight UTC."""
    midnight = datetime.combine(day, time.min)
    timed = Q(started_precision=DatePrecision.MINUTE)
    local = Q(**{f"started_at__{lookup}": timezone.make_aware(midnight)})
    dated = Q(**{f"started_at__{lookup}": midnight.replace(tzinfo=UTC)})
    return (timed & local) | (~timed & dated)
