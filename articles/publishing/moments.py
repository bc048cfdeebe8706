"""When something was, as an edition tells it: never finer than it is known."""

from datetime import UTC, datetime, timedelta

from articles.models.dates import DatePrecision, say_date


def partial(value, precision):
    return {"value": iso(value), "precision": str(precision), "said": say_date(value, precision)}


def iso(value):
    return value.astimezone(UTC).isoformat() if value else None


def out_by(at, precision):
    """The end of the minute, day, month or year that is known: nobody is first by a date without a time. None where
    nothing is known."""
    if at is None:
        return None
    if precision == DatePrecision.DAY:
        return at + timedelta(days=1)
    if precision == DatePrecision.MONTH:
        return (at.replace(day=1) + timedelta(days=31)).replace(day=1)
    if precision == DatePrecision.YEAR:
        return at.replace(year=at.year + 1, month=1, day=1)
    return at


def by_when_it_was_out(article):
    """Orders reports as they came out; those without a date come last."""
    out = out_by(article.published_at, article.published_precision)
    return out or datetime.max.replace(tzinfo=UTC), article.pk
