from rest_framework import serializers

from articles.models.dates import DatePrecision


class PartialDateSerializer(serializers.Serializer):
    value = serializers.DateTimeField(allow_null=True, help_text="Only as exact as `precision` says.")
    precision = serializers.ChoiceField(DatePrecision.choices)


class StoredPartialDateSerializer(PartialDateSerializer):
    said = serializers.CharField(help_text="For people, such as “12 May 2026”.")
