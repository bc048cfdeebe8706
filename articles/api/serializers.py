"""What an API consumer gets. All of it comes from editions; nothing is read from the desk's tables."""

from django.conf import settings
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from articles.models import Edition, EditionArticle, EditionPerson, EditionQuote, EditionSource, Finding
from articles.models.quote import Quote

from .coverage import ComparisonSerializer, OriginSerializer, SyndicatedTextSerializer
from .dates import PartialDateSerializer, StoredPartialDateSerializer
from .pictures import PictureSerializer
from .statements import StatementSerializer


def partial_date(prefix):
    """A field that puts a row's date and its precision under one name."""

    @extend_schema_field(PartialDateSerializer)
    class PartialDateField(serializers.Field):
        def __init__(self, **kwargs):
            super().__init__(source="*", read_only=True, **kwargs)

        def to_representation(self, row):
            value = {"value": getattr(row, f"{prefix}_at"), "precision": getattr(row, f"{prefix}_precision")}
            return PartialDateSerializer(value).data

    return PartialDateField()


class RowSerializer(serializers.ModelSerializer):
    """A row of a published event; `event` is the newest published event that has it."""

    id = serializers.IntegerField(source="key", help_text="Stays the same over all editions.")
    event = serializers.SlugField(source="edition.event.slug")


class SourceSerializer(RowSerializer):
    class Meta:
        model = EditionSource
        fields = read_only_fields = [
            "id",
            "slug",
            "name",
            "kind",
            "homepage",
            "country",
            "language",
            "owner",
            "event",
        ]


class PersonSerializer(RowSerializer):
    class Meta:
        model = EditionPerson
        fields = read_only_fields = ["id", "slug", "name", "description", "wikidata_id", "event"]


class ArticleSerializer(RowSerializer):
    published = partial_date("published")

    class Meta:
        model = EditionArticle
        fields = read_only_fields = [
            "id",
            "headline",
            "url",
            "source",
            "source_name",
            "byline",
            "language",
            "published",
            "wire_credit",
            "event",
        ]


class QuoteSerializer(RowSerializer):
    kind = serializers.ChoiceField(Quote.Kind.choices)

    class Meta:
        model = EditionQuote
        fields = read_only_fields = [
            "id",
            "exact",
            "kind",
            "speaker",
            "speaker_name",
            "on_behalf_of",
            "context",
            "article",
            "source",
            "source_name",
            "url",
            "published_at",
            "event",
        ]


class EventSerializer(serializers.ModelSerializer):
    slug = serializers.SlugField(source="event.slug")
    started = partial_date("started")
    edition = serializers.IntegerField(source="number", help_text="Counts up with every correction.")
    page = serializers.SerializerMethodField(help_text="The public page.")

    class Meta:
        model = Edition
        fields = read_only_fields = [
            "slug",
            "title",
            "kind",
            "started",
            "place",
            "lede",
            "article_count",
            "origin_count",
            "edition",
            "published_at",
            "page",
        ]

    def get_page(self, edition) -> str:
        return settings.SITE_URL + edition.get_absolute_url()


class CitedSerializer(serializers.Serializer):
    text = serializers.CharField()
    cites = serializers.ListField(child=serializers.IntegerField(), help_text="Numbers of citations.")


class CitationSerializer(serializers.Serializer):
    number = serializers.IntegerField()
    article = serializers.IntegerField(help_text="The article's id.")
    exact = serializers.CharField(help_text="The cited words.")
    prefix = serializers.CharField(help_text="What stands before them.")
    suffix = serializers.CharField(help_text="What stands after them.")


class FindingSerializer(CitedSerializer):
    kind = serializers.ChoiceField(Finding.Kind.choices)


class MilestoneSerializer(CitedSerializer):
    happened = StoredPartialDateSerializer()


class EventPersonSerializer(serializers.Serializer):
    id = serializers.IntegerField()
    slug = serializers.SlugField()
    name = serializers.CharField()
    description = serializers.CharField()
    wikidata_id = serializers.CharField()
    role = serializers.CharField(help_text="In this event.")
    post = serializers.CharField(help_text="Held at the time.")


class EventSourceSerializer(serializers.Serializer):
    id = serializers.IntegerField()
    slug = serializers.SlugField()
    name = serializers.CharField()
    kind = serializers.CharField()
    homepage = serializers.CharField()
    country = serializers.CharField()
    language = serializers.CharField()
    owner = serializers.CharField()


class EventArticleSerializer(serializers.Serializer):
    id = serializers.IntegerField()
    source = serializers.SlugField()
    source_name = serializers.CharField()
    headline = serializers.CharField()
    byline = serializers.CharField()
    url = serializers.CharField()
    language = serializers.CharField()
    published = StoredPartialDateSerializer()
    wire_credit = serializers.CharField()
    role = serializers.CharField()


class EventQuoteSerializer(serializers.Serializer):
    id = serializers.IntegerField()
    exact = serializers.CharField()
    kind = serializers.ChoiceField(Quote.Kind.choices)
    speaker = serializers.CharField(help_text="The person's slug, when known.")
    speaker_name = serializers.CharField()
    post = serializers.CharField()
    on_behalf_of = serializers.CharField()
    context = serializers.CharField()
    article = serializers.IntegerField()
    statement = serializers.IntegerField(
        allow_null=True, help_text="Quotes with the same number render one statement."
    )


class CorrectionSerializer(serializers.Serializer):
    kind = serializers.CharField()
    text = serializers.CharField()
    made_at = serializers.DateTimeField()
    edition = serializers.IntegerField(allow_null=True, help_text="The edition that it led to.")


class EventDetailSerializer(EventSerializer):
    """The whole edition that readers see now."""

    ended = StoredPartialDateSerializer(source="content.ended")
    summary = CitedSerializer(source="content.summary", many=True)
    citations = CitationSerializer(source="content.citations", many=True)
    pictures = PictureSerializer(source="content.pictures", many=True, read_only=True, default=list)
    findings = FindingSerializer(source="content.findings", many=True)
    milestones = MilestoneSerializer(source="content.milestones", many=True)
    people = EventPersonSerializer(source="content.people", many=True)
    sources = EventSourceSerializer(source="content.sources", many=True)
    articles = EventArticleSerializer(source="content.articles", many=True)
    origins = OriginSerializer(source="content.origins", many=True)
    syndication = SyndicatedTextSerializer(
        source="content.syndication",
        many=True,
        read_only=True,
        default=list,
        help_text="Who ran whose text: each text that more than one report carries. Older editions have none.",
    )
    comparison = ComparisonSerializer(
        source="content.comparison",
        read_only=True,
        default=None,
        allow_null=True,
        help_text="What all outlets report and what only one does. Null where there are no two origins to compare.",
    )
    quotes = EventQuoteSerializer(source="content.quotes", many=True)
    statements = StatementSerializer(
        source="content.statements",
        many=True,
        read_only=True,
        default=list,
        help_text="How outlets put one utterance, each rendering beside the one that leads. Older editions have none.",
    )
    corrections = CorrectionSerializer(source="content.corrections", many=True)

    class Meta(EventSerializer.Meta):
        fields = read_only_fields = [
            *EventSerializer.Meta.fields,
            "checksum",
            "ended",
            "summary",
            "citations",
            "pictures",
            "findings",
            "milestones",
            "people",
            "sources",
            "articles",
            "origins",
            "syndication",
            "comparison",
            "quotes",
            "statements",
            "corrections",
        ]


class RootSerializer(serializers.Serializer):
    events = serializers.URLField()
    articles = serializers.URLField()
    people = serializers.URLField()
    sources = serializers.URLField()
    quotes = serializers.URLField()
    schema = serializers.URLField()
    docs = serializers.URLField()


class WithdrawnSerializer(serializers.Serializer):
    detail = serializers.CharField(help_text="Why the event was withdrawn, for readers.")
