"""The pictures of an edition, with the addresses of their files."""

from django.conf import settings
from django.urls import reverse
from rest_framework import serializers


class PictureFileSerializer(serializers.Serializer):
    url = serializers.SerializerMethodField()
    width = serializers.IntegerField(help_text="In pixels.")
    height = serializers.IntegerField()

    def get_url(self, size) -> str:
        return settings.SITE_URL + reverse("articles:picture", args=[size["name"]])


class PictureSerializer(serializers.Serializer):
    id = serializers.IntegerField()
    alt = serializers.CharField(help_text="What it shows, for who cannot see it.")
    caption = serializers.CharField()
    credit = serializers.CharField(help_text="Who made it and for whom: print it with the picture.")
    licence = serializers.CharField(help_text="By what right it is shown here. It may not cover you.")
    page = serializers.CharField(help_text="The page it comes from.")
    sizes = PictureFileSerializer(many=True, help_text="The same picture, the widest first.")
