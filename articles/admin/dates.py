"""Entering a date that is known to the minute, the day, the month, the year or not at all."""

from datetime import UTC, datetime, time, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.html import format_html

from articles.models.dates import DatePrecision, say_date
from articles.text.dates import UNKNOWN, PartialDate, Precision

# Where the calendar is furthest ahead (Kiribati) it is already this day.
FURTHEST_AHEAD = timedelta(hours=14)

PRECISIONS = [
    (DatePrecision.UNKNOWN, "not known"),
    (DatePrecision.MINUTE, "day and time"),
    (DatePrecision.DAY, "day only"),
    (DatePrecision.MONTH, "month only"),
    (DatePrecision.YEAR, "year only"),
]


class PartialDateWidget(forms.MultiWidget):
    """A day, a time and how much of the two is known."""

    def __init__(self, attrs=None):
        day = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "aria-label": "Day"})
        clock = forms.TimeInput(format="%H:%M", attrs={"type": "time", "aria-label": "Time"})
        known = forms.Select(choices=PRECISIONS, attrs={"aria-label": "How exactly it is known"})
        super().__init__([day, clock, known], {"class": "desk-partial-date", **(attrs or {})})

    def render(self, name, value, attrs=None, renderer=None):
        return format_html('<div class="desk-dates">{}</div>', super().render(name, value, attrs, renderer))

    def decompress(self, value):
        if value is None or value.value is None:
            return [None, None, Precision.UNKNOWN.value]
        if value.precision == Precision.MINUTE:
            local = timezone.localtime(value.value)
            return [local.date(), local.time().replace(second=0, microsecond=0), value.precision.value]
        return [value.value.astimezone(UTC).date(), None, value.precision.value]


class PartialDateField(forms.MultiValueField):
    """Gives a `PartialDate`. `past` refuses what has not happened yet, saying `past` of it."""

    widget = PartialDateWidget

    def __init__(self, *, past="", **kwargs):
        self.past = past
        parts = [
            forms.DateField(required=False),
            forms.TimeField(required=False),
            forms.ChoiceField(choices=PRECISIONS, required=False),
        ]
        super().__init__(parts, require_all_fields=False, required=False, **kwargs)

    def compress(self, parts):
        day, clock, precision = (*parts, None, None, None)[:3]
        precision = Precision(precision or Precision.UNKNOWN)
        if precision == Precision.UNKNOWN:
            if day or clock:
                raise ValidationError("Say how exactly this date is known, or clear it.")
            return UNKNOWN
        if day is None:
            raise ValidationError("Give the date, or choose “not known”.")
        if precision == Precision.MINUTE and clock is None:
            raise ValidationError("Give the time too, or choose “day only”.")
        date = PartialDate(_moment(day, clock, precision), precision)
        if self.past and is_future(date):
            raise ValidationError(f"{say_date(*date)} has not come yet: {self.past}")
        return date


def _moment(day, clock, precision):
    if precision == Precision.MINUTE:
        return timezone.make_aware(datetime.combine(day, clock))
    if precision in (Precision.MONTH, Precision.YEAR):
        day = day.replace(day=1)
    if precision == Precision.YEAR:
        day = day.replace(month=1)
    return datetime.combine(day, time.min, tzinfo=UTC)


def is_future(date):
    now = timezone.now()
    if date.precision == Precision.MINUTE:
        return date.value > now
    return date.value > now + FURTHEST_AHEAD


class PartialDatesMixin:
    """For a model form: `partial_dates` maps a form field to the two model fields that keep it."""

    partial_dates = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, (value, precision) in self._shown():
            kept = PartialDate(getattr(self.instance, value), Precision(getattr(self.instance, precision)))
            # As a list: the widget takes any tuple, and this one is a tuple, for what it has been posted.
            self.initial.setdefault(name, self.fields[name].widget.decompress(kept))

    def clean(self):
        cleaned = super().clean()
        for name, (value, precision) in self._shown():
            if name in self.cleaned_data:
                setattr(self.instance, value, self.cleaned_data[name].value)
                setattr(self.instance, precision, self.cleaned_data[name].precision.value)
        return cleaned

    def _get_validation_exclusions(self):
        """So that the database's rules on these dates are told in the form."""
        kept = {field for _, fields in self._shown() for field in fields}
        return super()._get_validation_exclusions() - kept

    def _shown(self):
        return [(name, fields) for name, fields in self.partial_dates.items() if name in self.fields]
