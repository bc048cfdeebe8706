"""Filters that only the API has; those it shares with pages are in `articles.filters`."""

from django_filters import rest_framework as filters

from articles.models import EditionArticle, EditionPerson, EditionQuote, EditionSource
from articles.publishing.addresses import address_now


class EventFilter(filters.CharFilter):
    """By the address of an event, be it one that it had before."""

    def filter(self, rows, slug):
        return super().filter(rows, slug and (address_now(slug) or slug))


EVENT = {"field_name": "edition__event__slug", "label": "Slug of the event"}
SINCE = {"field_name": "published_at", "lookup_expr": "date__gte", "label": "Published from this day"}
UNTIL = {"field_name": "published_at", "lookup_expr": "date__lte", "label": "Published to this day"}


class ArticleFilter(filters.FilterSet):
    q = filters.CharFilter(field_name="headline", lookup_expr="icontains", label="Words of the headline")
    event = EventFilter(**EVENT)
    since = filters.DateFilter(**SINCE)
    until = filters.DateFilter(**UNTIL)

    class Meta:
        model = EditionArticle
        fields = ["source", "language"]


class PersonFilter(filters.FilterSet):
    q = filters.CharFilter(field_name="name", lookup_expr="icontains", label="Part of the name")
    event = EventFilter(**EVENT)

    class Meta:
        model = EditionPerson
        fields = ["wikidata_id"]


class SourceFilter(filters.FilterSet):
    q = filters.CharFilter(field_name="name", lookup_expr="icontains", label="Part of the name")
    event = EventFilter(**EVENT)

    class Meta:
        model = EditionSource
        fields = ["kind", "country", "language"]


class QuoteFilter(filters.FilterSet):
    q = filters.CharFilter(field_name="exact", lookup_expr="icontains", label="Words of the quote")
    event = EventFilter(**EVENT)
    since = filters.DateFilter(**SINCE)
    until = filters.DateFilter(**UNTIL)

    class Meta:
        model = EditionQuote
        fields = ["speaker", "source", "kind", "article"]
