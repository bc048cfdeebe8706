from django.http import Http404
from django.utils.decorators import method_decorator
from drf_spectacular.utils import extend_schema
from rest_framework import status, viewsets
from rest_framework.exceptions import APIException
from rest_framework.response import Response
from rest_framework.reverse import reverse
from rest_framework.views import APIView

from articles.filters import EventFilter
from articles.models import Edition, EditionArticle, EditionPerson, EditionQuote, EditionSource
from articles.publishing.addresses import address_now, retraction_at
from articles.views import always_revalidated, answers_not_modified, sent_on

from . import filters, serializers

# Nothing else is asked of the database: PostgreSQL refuses some characters.
KEY_OR_SLUG = "[-a-zA-Z0-9_]+"


for_readers = method_decorator([always_revalidated, answers_not_modified], name="dispatch")


@for_readers
class Root(APIView):
    @extend_schema(responses=serializers.RootSerializer, operation_id="root")
    def get(self, request):
        """Where everything is."""
        lists = ["event-list", "article-list", "person-list", "source-list", "quote-list"]
        names = dict(zip(("events", "articles", "people", "sources", "quotes"), lists, strict=True))
        names.update(schema="schema", docs="docs")
        return Response({key: reverse(f"api:{name}", request=request) for key, name in names.items()})


class Withdrawn(APIException):
    status_code = status.HTTP_410_GONE
    default_code = "withdrawn"


@for_readers
class EventViewSet(viewsets.ReadOnlyModelViewSet):
    """Published events, as their current edition tells them."""

    queryset = Edition.objects.none()
    serializer_class = serializers.EventSerializer
    filterset_class = EventFilter
    lookup_field = "event__slug"
    lookup_url_kwarg = "slug"
    lookup_value_regex = KEY_OR_SLUG

    def get_queryset(self):
        current = Edition.objects.current().select_related("event")
        return current if self.action == "retrieve" else current.defer("content")

    def get_serializer_class(self):
        if self.action == "retrieve":
            return serializers.EventDetailSerializer
        return self.serializer_class

    @extend_schema(responses={200: serializers.EventDetailSerializer, 410: serializers.WithdrawnSerializer})
    def retrieve(self, request, *args, **kwargs):
        """One event with everything on its page. Answers 410 for an event that was withdrawn, and leads on from an
        address that it had before."""
        try:
            return super().retrieve(request, *args, **kwargs)
        except Http404:
            slug = self.kwargs["slug"]
            now = address_now(slug)
            if now:
                return sent_on(request, now)
            retraction = retraction_at(slug)
            if retraction is None:
                raise
            raise Withdrawn(retraction.text) from None


@for_readers
class RowViewSet(viewsets.ReadOnlyModelViewSet):
    lookup_field = "key"
    lookup_url_kwarg = "id"
    lookup_value_regex = KEY_OR_SLUG

    def get_queryset(self):
        return self.queryset.model.objects.current().select_related("edition__event")


class ArticleViewSet(RowViewSet):
    """Articles that published events rest on. Their texts stay with their outlets: follow `url`."""

    queryset = EditionArticle.objects.none()
    serializer_class = serializers.ArticleSerializer
    filterset_class = filters.ArticleFilter


class NamedViewSet(RowViewSet):
    lookup_field = lookup_url_kwarg = "slug"

    def get_queryset(self):
        rows = super().get_queryset()
        if self.action != "retrieve":
            return rows
        # A slug may have gone to another since an older edition was published; the newest edition is right.
        newest = rows.filter(slug=self.kwargs["slug"]).order_by("-edition_id").values("pk")[:1]
        return rows.filter(pk__in=newest)


class PersonViewSet(NamedViewSet):
    """People in published events."""

    queryset = EditionPerson.objects.none()
    serializer_class = serializers.PersonSerializer
    filterset_class = filters.PersonFilter


class SourceViewSet(NamedViewSet):
    """Outlets whose articles are in published events."""

    queryset = EditionSource.objects.none()
    serializer_class = serializers.SourceSerializer
    filterset_class = filters.SourceFilter


class QuoteViewSet(RowViewSet):
    """Confirmed quotes in published events, each one outlet's rendering."""

    queryset = EditionQuote.objects.none()
    serializer_class = serializers.QuoteSerializer
    filterset_class = filters.QuoteFilter
