"""Why quotes are taken for one utterance, in words that an editor can check at a glance."""

from collections.abc import Sequence

from django.utils.text import get_text_list

from articles.models import Quote
from articles.models.dates import DatePrecision
from articles.people.naming import standing_person
from articles.text.utterances import Utterances

HOUR = 3600
DAY = 24 * HOUR


def reasons_for(quotes: Sequence[Quote], utterances: Utterances, one: int, other: int) -> list[str]:
    """`one` and `other` are the two by which the least sure of them belongs to the rest."""
    return [*_speakers(quotes), *_words(utterances, one, other), *_time(quotes)]


def _speakers(quotes: Sequence[Quote]):
    names = dict.fromkeys(standing_person(quote.speaker).name for quote in quotes if quote.speaker_id)
    unknown = dict.fromkeys(
        f"“{quote.speaker_text}”" for quote in quotes if not quote.speaker_id and quote.speaker_text
    )
    if names and unknown:
        yield f"{get_text_list(list(names), 'and')}, whom others may call {get_text_list(list(unknown), 'and')}"
    elif names or unknown:
        yield f"by {get_text_list(list(names or unknown), 'and')}"


def _words(utterances: Utterances, one: int, other: int):
    if one == other:
        yield "the same words"
        return
    run = utterances.run(one, other)
    if run:
        yield f"“{run}” stands in both, word for word"
    shared = [f"“{word}”" for word in utterances.shared_words(one, other)]
    yield f"both have {get_text_list(shared, 'and')}"


def _time(quotes: Sequence[Quote]):
    """How far apart the reports were out, where that is known to the day."""
    known = [
        quote.version.article
        for quote in quotes
        if quote.version.article.published_precision in (DatePrecision.MINUTE, DatePrecision.DAY)
    ]
    if len({article.pk for article in known}) < 2:
        return
    moments = [article.published_at for article in known]
    apart = (max(moments) - min(moments)).total_seconds()
    exact = all(article.published_precision == DatePrecision.MINUTE for article in known)
    if exact and apart < HOUR:
        yield "reported within an hour"
    elif exact and apart < DAY:
        yield f"reported within {round(apart / HOUR) or 1} hours".replace("within 1 hours", "within an hour")
    elif apart < DAY:
        yield "reported on one day"
    else:
        days = round(apart / DAY)
        yield f"reported {days} days apart" if days > 1 else "reported a day apart"
