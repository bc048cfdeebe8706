"""Small pieces of the public pages that stand inside a sentence, where a partial's white space would show."""

from django import template
from django.utils.html import format_html, json_script
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def as_time(moment):
    """A `Moment` as a <time> element, or as words alone when nothing is known."""
    if not moment.iso:
        return moment.said
    return format_html('<time datetime="{}">{}</time>', moment.iso, moment.said)


@register.filter
def as_outlet(report):
    """The outlet's name, as a link to the report where the report has an address: at the outlet, or on the desk."""
    if not report.url:
        return format_html('<span class="outlet" dir="auto">{}</span>', report.source_name)
    if report.url.startswith("/"):
        return format_html('<a class="outlet" dir="auto" href="{}">{}</a>', report.url, report.source_name)
    return format_html(
        '<a class="outlet" dir="auto" href="{}" rel="external">{}</a>', report.url, report.source_name
    )


@register.filter
def counted(number, noun):
    """'1 article', '14 articles'."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


@register.filter
def as_linked_data(value):
    """A JSON-LD block, which a browser does not run; safe as `json_script` made it, but for the type."""
    return SafeString(json_script(value).replace('"application/json"', '"application/ld+json"', 1))
