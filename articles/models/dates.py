"""Dates in the news are known to the minute, the day, the month or not at all."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format

from articles.text.dates import Precision


class DatePrecision(models.TextChoices):
    UNKNOWN = Precision.UNKNOWN.value, "unknown"
    YEAR = Precision.YEAR.value, "year"
    MONTH = Precision.MONTH.value, "month"
    DAY = Precision.DAY.value, "day"
    MINUTE = Precision.MINUTE.value, "minute"


FORMATS = {
    DatePrecision.YEAR: "Y",
    DatePrecision.MONTH: "F Y",
    DatePrecision.DAY: "j F Y",
    DatePrecision.MINUTE: "j F Y, H:i",
}


class PrecisionField(models.CharField):
    def __init__(self, **kwargs):
        kwargs.setdefault("max_length", 8)
        kwargs.setdefault("choices", DatePrecision.choices)
        kwargs.setdefault("default", DatePrecision.UNKNOWN)
        super().__init__(**kwargs)


def known_together(name, field, precision):
    """A date and its precision are both unknown or both known."""
    unknown = Q(**{precision: DatePrecision.UNKNOWN, f"{field}__isnull": True})
    known = ~Q(**{precision: DatePrecision.UNKNOWN}) & Q(**{f"{field}__isnull": False})
    return models.CheckConstraint(name=name, condition=unknown | known)


def say_date(value, precision):
    """'17 May 2021', 'May 2021' or 'date unknown'. Only a time of day is moved into the local zone."""
    if value is None or precision == DatePrecision.UNKNOWN:
        return "date unknown"
    if precision == DatePrecision.MINUTE:
        value = timezone.localtime(value)
    return date_format(value, FORMATS[DatePrecision(precision)])
