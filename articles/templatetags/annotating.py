"""What a page on which words are marked needs besides its rows."""

from django import template
from django.utils.html import conditional_escape, format_html, format_html_join

from articles.models.deeds import token

register = template.Library()


@register.filter
def as_it_stands(text):
    """A parser of HTML reads a carriage return as another line end, and every place behind it would be off by one."""
    if "\r" not in text:
        return conditional_escape(text)
    *before, last = text.split("\r")
    return format_html("{}{}", format_html_join("", "{}&#13;", ((part,) for part in before)), last)


@register.filter
def seen(row):
    """What a form sends back to say which state of the row it was about."""
    return token(row)
