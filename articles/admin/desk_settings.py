"""What holds for the whole desk: one row, so one form and no list. Nobody adds or deletes it."""

from django.contrib import admin
from django.http import HttpResponseRedirect
from django.urls import reverse

from articles.models import DeskSetting

from .base import DeskAdmin

ONLY_ROW = 1


@admin.register(DeskSetting)
class DeskSettingAdmin(DeskAdmin):
    fields = ["suggest_from", "two_pairs_of_eyes", "excerpt_limit"]

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def changelist_view(self, request, extra_context=None):
        return HttpResponseRedirect(reverse("admin:articles_desksetting_change", args=[ONLY_ROW]))

    def response_post_save_change(self, request, obj):
        return HttpResponseRedirect(reverse("admin:index"))

    def get_object(self, request, object_id, from_field=None):
        """The defaults, where nobody has set anything yet: saving them makes the row."""
        return DeskSetting.current() if str(object_id) == str(ONLY_ROW) else None
