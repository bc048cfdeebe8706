"""Who is in the event and who said what, as an edition tells it."""

from calendar import monthrange
from datetime import UTC, date

from django.utils import timezone

from articles.models import Person, Post, Quote, Telling
from articles.models.dates import DatePrecision
from articles.people.naming import standing_person


def event_quotes(event):
    """Confirmed quotes of the articles that cover the event, where the outlet still has the words, and which no editor
    left out of its page."""
    quotes = Quote.objects.confirmed().filter(
        version__article__coverage__event=event, anchor=Quote.Anchor.ANCHORED
    )
    return (
        Telling.objects.without_left_out(quotes, event)
        .select_related(
            "version__article",
            "speaker__merged_into",
            "statement__speaker__merged_into",
            "statement__on_behalf_of_person__merged_into",
        )
        .defer("version__raw_text", "version__cuts", "version__text")
    )


def in_page_order(event, quotes):
    """Those of a card that an editor gave a place at that place, the others after them in the order they have here."""
    rows = event.tellings.filter(position__isnull=False).values_list("statement", "quote", "position")
    places = {
        ("statement", statement) if statement else ("quote", quote): at for statement, quote, at in rows
    }

    def place(quote):
        key = ("statement", quote.statement_id) if quote.statement_id else ("quote", quote.pk)
        return places.get(key, float("inf"))

    return sorted(quotes, key=place)


def event_people(event, quotes):
    """(person, role in the event) of its participants, then of those who only speak; merged people once."""
    participations = event.participations.select_related("person__merged_into")
    named = [(row.person, row.role) for row in participations]
    named += [(quote_speaker(quote), "") for quote in quotes if quote_speaker(quote)]
    people = {}
    for person, role in named:
        person = standing_person(person)
        people.setdefault(person.pk, (person, role))
    return list(people.values())


def quote_speaker(quote):
    return quote.speaker or (quote.statement.speaker if quote.statement else None)


def principal(quote):
    """On whose behalf it was said, in words; empty when the speaker spoke for themselves."""
    statement = quote.statement
    if quote.on_behalf_of or statement is None:
        return quote.on_behalf_of
    if statement.on_behalf_of_person:
        return standing_person(statement.on_behalf_of_person).name
    return statement.on_behalf_of


def known_day(value, precision):
    """The calendar day of a partial date, or None when only a month or less is known."""
    if precision == DatePrecision.DAY:
        return value.astimezone(UTC).date()
    if precision == DatePrecision.MINUTE:
        return timezone.localtime(value).date()
    return None


def known_days(value, precision):
    """The first and the last calendar day that a partial date may mean; None when it is unknown."""
    if precision not in (DatePrecision.MONTH, DatePrecision.YEAR):
        day = known_day(value, precision)
        return day and (day, day)
    first = value.astimezone(UTC).date()
    if precision == DatePrecision.YEAR:
        return date(first.year, 1, 1), date(first.year, 12, 31)
    return first.replace(day=1), first.replace(day=monthrange(first.year, first.month)[1])


def load_posts(people):
    """Gives each person `posts_held`, those of the records merged into them too; a query, and one for each step that
    mergers go deep."""
    holders = {person.pk: person for person in people}
    for person in people:
        person.posts_held = []
    layer = list(holders)
    while layer:
        merged = dict(Person.objects.filter(merged_into__in=layer).values_list("pk", "merged_into"))
        holders |= {record: holders[into] for record, into in merged.items()}
        layer = list(merged)
    for post in Post.objects.filter(person__in=holders).order_by("pk"):
        holders[post.person_id].posts_held.append(post)


def post_held(posts, days):
    """Title and organisation of the post held through those days, be it one or the first and last that are
    possible; the most recent of several. Without a day, of one that has no dates."""
    held = [post for post in posts if _held_on(post, days)]
    held.sort(key=lambda post: (post.start is not None, post.start and post.start.toordinal()), reverse=True)
    return ", ".join(filter(None, [held[0].title, held[0].organisation])) if held else ""


def _held_on(post, days):
    if days is None:
        return post.start is None and post.end is None
    first, last = days if isinstance(days, tuple) else (days, days)
    return (post.start is None or post.start <= first) and (post.end is None or post.end >= last)
