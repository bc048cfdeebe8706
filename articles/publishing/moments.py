"""When something was, as an edition tells it: never finer than it is known."""

from datetime import UTC, datetime, timedelta

from articles.models.dates import DatePrecision, say_date


def partial(value, precision):
    return {"value": iso(value), "precision": str(precision), "said": say_date(value, precision)}


def iso(value):
    return value.astimezone(UTC).isoformat() if value else None


def by_when_it_was_out(article):
    """Orders by the end of the minute, day, month or year that is known: nobody is first by a date without a time.
    Reports without a date come last."""
    at, precision = article.published_at, article.published_precision
    if at is None:
        return datetime.max.replace(tzinfo=UTC), article.pk
    if precision == DatePrecision.DAY:
        at += timedelta(days=1)
    elif precision == DatePrecision.MONTH:
        at = (at.replace(day=1) + timedelta(days=31)).replace(day=1)
    elif precision == DatePrecision.YEAR:
        at = at.replace(year=at.year + 1, month=1, day=1)
    return at, article.pk
