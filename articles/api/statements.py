"""How outlets put one utterance, as an edition tells it."""

from rest_framework import serializers

from articles.models.quote import Quote
from articles.text.renderings import How


class PieceSerializer(serializers.Serializer):
    how = serializers.ChoiceField(
        [how.value for how in How],
        help_text="How these words stand to the leading rendering: the same, another form of the same word, "
        "changed, added, omitted, or moved from another place.",
    )
    text = serializers.CharField(help_text="The words of this rendering; empty where words are omitted.")
    fullest = serializers.CharField(help_text="What the leading one has in their place, where that differs.")


class RenderingSerializer(serializers.Serializer):
    quote = serializers.IntegerField(help_text="The quote's id.")
    article = serializers.IntegerField(help_text="The article's id.")
    kind = serializers.ChoiceField(Quote.Kind.choices)
    says = serializers.ListField(
        child=serializers.CharField(), help_text="In words, what this rendering does to the leading one."
    )
    pieces = PieceSerializer(
        many=True, help_text="The rendering in its order. Joined, the texts give its words."
    )


class DroppedSerializer(serializers.Serializer):
    where = serializers.CharField(help_text="Such as “the second half”.")
    words = serializers.CharField()
    articles = serializers.ListField(
        child=serializers.IntegerField(), help_text="Ids of those that leave it out."
    )


class StatementSerializer(serializers.Serializer):
    id = serializers.IntegerField(help_text="The number that its quotes have as `statement`.")
    leading = serializers.SerializerMethodField(
        help_text="The quote with which the others are compared: an editor’s choice, else the fullest."
    )
    fullest = serializers.IntegerField(
        help_text="The quote that has most of it, word for word if one nearly does."
    )
    first = serializers.IntegerField(
        allow_null=True, help_text="The quote that was out first. Null where that is not known."
    )
    dropped = DroppedSerializer(many=True)
    renderings = RenderingSerializer(many=True)

    def get_leading(self, statement) -> int:
        return statement.get("leading", statement["fullest"])
