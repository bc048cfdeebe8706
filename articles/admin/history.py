"""Who changed what, when: told in the words of the desk, what only code may change included.

The history of a row is also that of the rows edited on its page: the sentences of an event, the names of a person.
"""

from collections import defaultdict
from datetime import date, datetime
from typing import NamedTuple

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.admin.views.main import PAGE_VAR
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from simple_history.admin import SimpleHistoryAdmin
from simple_history.models import DeletedObject, ModelChange
from simple_history.template_utils import HistoricalRecordContextHelper

from articles.models import ArticleVersion, Edition

from .keys import as_key
from .neighbours import without_texts

# Of no meaning to a reader of the history.
UNTOLD = {"id", "lock_version", "created_at", "moved"}
# Records read from one table: more than anybody reads, few enough to hold.
MOST_RECORDS = 1000


class Line(NamedTuple):
    """A record of the history: `row` names what it is about, empty for the object itself."""

    record: object
    row: str
    changes: list

    def tells(self):
        record = self.record
        return record.history_type != "~" or bool(self.changes or record.history_change_reason)


class ChangesInWords(HistoricalRecordContextHelper):
    # Enough for a sentence of a summary to be read whole, before and after.
    DEFAULT_MAX_DISPLAYED_DELTA_CHANGE_CHARS = 400

    def __init__(self, model, record):
        most = self.DEFAULT_MAX_DISPLAYED_DELTA_CHANGE_CHARS
        super().__init__(model, record, max_displayed_delta_change_chars=most)

    def prepare_delta_change_value(self, change, value):
        if isinstance(value, datetime):
            return date_format(timezone.localtime(value), "j M Y, H:i")
        if isinstance(value, date):
            return date_format(value, "j M Y")
        if isinstance(value, ArticleVersion):
            return f"version {value.number}"
        if isinstance(value, list):
            return ", ".join(map(str, value)) or "—"
        if value is None or value == "":
            return "—"
        choices = self.model._meta.get_field(change.field).flatchoices or ()
        return next((label for choice, label in choices if choice == value), value)


class HistoryAdmin(SimpleHistoryAdmin):
    object_history_template = "admin/desk/history.html"
    object_history_list_template = "admin/desk/history_list.html"
    history_list_per_page = 50

    def get_urls(self):
        # Past SimpleHistoryAdmin's own: its form writes an old row back whole, and with it what only
        # publishing may write.
        return admin.ModelAdmin.get_urls(self)

    def history_view(self, request, object_id, extra_context=None):
        request.current_app = self.admin_site.name
        obj = self.there_or_gone(request, as_key(unquote(object_id)))
        if not self.has_view_history_or_change_history_permission(request, obj):
            raise PermissionDenied
        paginator = Paginator(self.lines_about(obj), self.history_list_per_page)
        page = paginator.get_page(request.GET.get(PAGE_VAR))
        context = {
            **self.admin_site.each_context(request),
            "title": f"History of {obj}",
            "object_history_list_template": self.object_history_list_template,
            "page_obj": page,
            "page_range": paginator.get_elided_page_range(page.number),
            "page_var": PAGE_VAR,
            "pagination_required": paginator.num_pages > 1,
            "module_name": capfirst(self.opts.verbose_name_plural),
            "object": obj,
            "opts": self.opts,
            **(extra_context or {}),
        }
        return TemplateResponse(request, self.object_history_template, context)

    def there_or_gone(self, request, key):
        """The row, or what the history keeps of it."""
        obj = key and self.get_queryset(request).filter(pk=key).first()
        if obj:
            return obj
        last = key and self.model.history.filter(**{self.opts.pk.attname: key}).first()
        if not last:
            raise Http404
        return last.instance

    def on_its_page(self):
        """Whose rows are edited on the page of this one, and keep a history."""
        return [inline.model for inline in self.inlines if hasattr(inline.model, "history")]

    def lines_about(self, obj):
        """What is told of the row and of those on its page, newest first."""
        lines = lines_of(self.model, self.opts.pk, obj.pk)
        for model in self.on_its_page():
            parent = next(f for f in model._meta.fields if f.related_model is self.model)
            lines += lines_of(model, parent, obj.pk, as_rows=True)
        told = [line for line in lines if line.tells()]
        return sorted(told, key=lambda line: line.record.history_date, reverse=True)


def lines_of(model, field, key, *, as_rows=False):
    """The newest records of `model` whose `field` is `key`, newest first, each with what it changed."""
    records = list(records_for_telling(model, field).filter(**{field.attname: key})[:MOST_RECORDS])
    chosen = chosen_in(model, records)
    lines, before = [], {}
    for record in reversed(records):
        pk = getattr(record, model._meta.pk.attname)
        older = before.get(pk) if record.history_type == "~" else None
        found = changes_between(older, record, chosen, untold={*UNTOLD, field.name}) if older else []
        words = ChangesInWords(model, record)
        changes = [words.format_delta_change(change) for change in found]
        lines.append(Line(record, name_of(record) if as_rows else "", changes))
        before[pk] = record
    return lines[::-1]


def records_for_telling(model, parent):
    fields = [field for field in model.history.model.tracked_fields if field.is_relation and field != parent]
    records = model.history.select_related("history_user", *(field.name for field in fields))
    for field in fields:
        if field.related_model is ArticleVersion:
            records = without_texts(records, field.name)
        if field.related_model is Edition:
            records = records.defer(f"{field.name}__content")
    return records


def chosen_in(model, records):
    """What each record had chosen, by the name of the many-to-many field."""
    pks = [record.pk for record in records]
    chosen = {}
    for field in model.history.model._history_m2m_fields:
        name = field.m2m_reverse_field_name()
        rows = getattr(model.history.model, field.name).filter(history__in=pks)
        chosen[field.name] = by_record = defaultdict(list)
        for row in rows.select_related(name).order_by(f"{name}_id"):
            by_record[row.history_id].append(target(row, row._meta.get_field(name)))
    return chosen


def changes_between(older, newer, chosen, *, untold):
    changes = [
        ModelChange(field.name, target(older, field), target(newer, field))
        for field in newer.tracked_fields
        if field.name not in untold and getattr(older, field.attname) != getattr(newer, field.attname)
    ]
    for name, by_record in chosen.items():
        before, after = by_record[older.pk], by_record[newer.pk]
        if before != after:
            changes.append(ModelChange(name, before, after))
    return changes


def target(record, field):
    """The value of a field, for a relation the row it leads to, or word that it is gone."""
    value, key = getattr(record, field.name), getattr(record, field.attname)
    return DeletedObject(field.related_model, key) if value is None and key is not None else value


def name_of(record):
    """A row in words, as it was then."""
    model = record.instance_type
    row = model(**{field.attname: getattr(record, field.attname) for field in record.tracked_fields})
    for field in record.tracked_fields:
        if field.is_relation and field.is_cached(record) and getattr(record, field.name) is not None:
            field.set_cached_value(row, getattr(record, field.name))
    try:
        return f"{model._meta.verbose_name} “{row}”"
    except ObjectDoesNotExist:
        return f"{model._meta.verbose_name} of what is gone"
