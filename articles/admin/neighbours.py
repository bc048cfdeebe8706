"""Links from one row of the desk to the rows beside it, and how their texts stay unread meanwhile."""

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html

VERSION_TEXTS = ["raw_text", "text", "cuts"]


def without_texts(queryset, path="version"):
    """Leaves a version's texts in the database: a list shows none of them."""
    return queryset.defer(*(f"{path}__{field}" for field in VERSION_TEXTS))


def link_to(obj, words=None):
    """A link to the desk page of a row."""
    opts = obj._meta
    url = reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[obj.pk])
    return format_html('<a href="{}">{}</a>', url, str(obj) if words is None else words)


def article_link(article):
    return format_html("{}<br><small>{}</small>", link_to(article), article.source.name)


def list_url(model, **filters):
    opts = model._meta
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_changelist", query=filters or None)


def decided(row):
    """Who decided a row, and when."""
    if not row.is_decided():
        return "—"
    moment = date_format(timezone.localtime(row.decided_at), "j M Y, H:i")
    return f"{row.decided_by or 'someone no longer known'}, {moment}"
