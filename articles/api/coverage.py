"""What an edition tells of its coverage as a whole: origins, who ran whose text, what the reports share."""

from rest_framework import serializers

from articles.models import Link

from .dates import StoredPartialDateSerializer

SAME_TEXT = [(relation.value, relation.label) for relation in Link.Relation.same_text()]


class OriginSerializer(serializers.Serializer):
    articles = serializers.ListField(child=serializers.IntegerField())
    reasons = serializers.ListField(child=serializers.CharField(), help_text="Why they count as one.")


class TakenSerializer(serializers.Serializer):
    origin = serializers.IntegerField(help_text="The number of the report whose text this one ran.")
    relation = serializers.ChoiceField(SAME_TEXT)
    share = serializers.FloatField(
        allow_null=True,
        min_value=0,
        max_value=1,
        help_text="How much of its words stand there, in runs of five. Null where a text has no words.",
    )
    stated = serializers.BooleanField(
        help_text="Whether editors named the origin; else it is known only that the text is one, and who was first."
    )


class CarryingReportSerializer(serializers.Serializer):
    number = serializers.IntegerField(help_text="Among the reports with this text.")
    article = serializers.IntegerField(
        allow_null=True, help_text="The article's id. Null for a report that is not in the event."
    )
    source = serializers.SlugField()
    source_name = serializers.CharField()
    published = StoredPartialDateSerializer()
    taken = TakenSerializer(allow_null=True, help_text="Null for the first, and where nothing is known.")


class SyndicatedTextSerializer(serializers.Serializer):
    first = serializers.IntegerField(
        allow_null=True,
        help_text="The number of the report that was first: as editors established, else by credit, else by time.",
    )
    reports = CarryingReportSerializer(many=True)


class SharedPassageSerializer(serializers.Serializer):
    article = serializers.IntegerField(help_text="The article whose words are quoted.")
    source = serializers.SlugField()
    source_name = serializers.CharField()
    excerpt = serializers.CharField()
    articles = serializers.ListField(
        child=serializers.IntegerField(), help_text="The articles that report it, one for each origin."
    )


class OnlyHereSerializer(serializers.Serializer):
    article = serializers.IntegerField()
    source = serializers.SlugField()
    source_name = serializers.CharField()
    excerpts = serializers.ListField(child=serializers.CharField())
    more = serializers.IntegerField(help_text="How many further passages are not quoted.")


class ComparisonSerializer(serializers.Serializer):
    """Found by comparing texts; no editor judged it. Excerpts are short and few: follow the articles' addresses."""

    articles = serializers.ListField(
        child=serializers.IntegerField(),
        help_text="The articles compared, one for each origin that has a text.",
    )
    shared = SharedPassageSerializer(many=True, help_text="What most report comes first.")
    only = OnlyHereSerializer(many=True)
