"""Who changed what, when: told in the words of the desk, what only code may change included."""

from datetime import datetime
from itertools import pairwise

from django.contrib import admin
from django.utils import timezone
from django.utils.formats import date_format
from simple_history.admin import SimpleHistoryAdmin
from simple_history.models import ModelChange
from simple_history.template_utils import HistoricalRecordContextHelper

# Of no meaning to a reader of the history.
UNTOLD = {"id", "lock_version", "created_at"}


class ChangesInWords(HistoricalRecordContextHelper):
    def prepare_delta_change_value(self, change, value):
        value = super().prepare_delta_change_value(change, value)
        if isinstance(value, datetime):
            return date_format(timezone.localtime(value), "j M Y, H:i")
        if value is None or value == "":
            return "—"
        choices = dict(self.model._meta.get_field(change.field).flatchoices or ())
        return value if isinstance(value, list) else choices.get(value, value)


class HistoryAdmin(SimpleHistoryAdmin):
    object_history_template = "admin/desk/history.html"
    object_history_list_template = "admin/desk/history_list.html"
    history_list_per_page = 50

    def get_urls(self):
        # Past SimpleHistoryAdmin's own: its form writes an old row back whole, and with it what only
        # publishing may write.
        return admin.ModelAdmin.get_urls(self)

    def revert_disabled(self, request, obj=None):
        return True

    def history_view_title(self, request, obj):
        return f"History of {obj}"

    def get_historical_record_context_helper(self, request, historical_record):
        return ChangesInWords(self.model, historical_record)

    def set_history_delta_changes(self, request, historical_records, foreign_keys_are_objs=True):
        for newer, older in pairwise(historical_records):
            delta = newer.diff_against(
                older, excluded_fields=UNTOLD, foreign_keys_are_objs=foreign_keys_are_objs
            )
            delta.changes.extend(unentered_changes(newer, older))
            helper = self.get_historical_record_context_helper(request, newer)
            newer.history_delta_changes = helper.context_for_delta_changes(delta)


def unentered_changes(newer, older):
    """In fields that no form shows, such as a status, which simple_history leaves out."""
    for field in newer.tracked_fields:
        if field.editable or field.name in UNTOLD:
            continue
        if getattr(newer, field.attname) != getattr(older, field.attname):
            yield ModelChange(field.name, getattr(older, field.name), getattr(newer, field.name))
