"""Mark in the desk's texts what Web Annotations of another tool, or of another desk, mark there.

Each is taken in by itself: one that points nowhere stops none of the others. An editor's word that stands here
already is kept. Nobody is made a person by an import: a speaker whom the desk does not know stays text.
"""

from collections.abc import Iterable
from typing import Any, Literal, NamedTuple

from django.core.exceptions import ValidationError

from articles.models import Article, Person, PersonName, Quote
from articles.models.decision import touched
from articles.people.naming import standing_person
from articles.text.rewording import stands_in_marks
from articles.text.selectors import Nowhere, locate
from articles.text.spans import Span

from ..marking import mark_quote, reject
from .giving import WIKIDATA, Address, source_of
from .reading import Fault, Read, read, words_of


class Outcome(NamedTuple):
    """What became of an annotation: `words` are those it is about, `told` is why it was left or refused."""

    what: Literal["marked", "left", "refused"]
    words: str
    told: str = ""


def take_in(
    annotations: Iterable[dict[str, Any]],
    articles: Iterable[Article],
    *,
    user,
    may_decide: bool,
    address: Address,
) -> list[Outcome]:
    """One outcome for each annotation. It goes to the article that its target's source names; a single article takes
    one without a source too. What was confirmed or rejected elsewhere is only suggested unless the user may decide."""
    articles = list(articles)
    by_source = {source_of(article, address): article for article in articles}
    only = articles[0] if len(articles) == 1 else None
    outcomes = []
    for annotation in annotations:
        try:
            told = read(annotation)
            article = by_source.get(told.source) or (None if told.source else only)
            if article is None:
                raise Fault(f"it is about another article, {told.source or 'which it does not name'}")
            outcomes.append(_take_in(told, article, user, may_decide))
        except Fault as error:
            outcomes.append(Outcome("refused", words_of(annotation), str(error)))
    return outcomes


def _take_in(told: Read, article: Article, user, may_decide: bool) -> Outcome:
    version = article.current_version
    place = locate(version.text, told.selector)
    if isinstance(place, Nowhere):
        raise Fault(place.value)
    here = Quote.objects.filter(version=version, start=place.start, end=place.end)
    standing = touched(here).first()
    if standing:
        return Outcome("left", standing.exact, f"{standing.get_state_display()} here already")
    decided = may_decide and told.state in (Quote.State.CONFIRMED, Quote.State.REJECTED)
    try:
        quote = mark_quote(
            version,
            *place,
            kind=told.kind or _kind_of(version.text, place),
            user=user,
            speaker=_person(told),
            speaker_text=told.speaker_text or told.speaker_name,
            on_behalf_of=told.on_behalf_of,
            public_context=told.public_context,
            desk_note=told.desk_note,
            confirmed=decided and told.state == Quote.State.CONFIRMED,
        )
        if decided and told.state == Quote.State.REJECTED:
            reject(quote, user=user)
    except ValidationError as error:
        raise Fault(" ".join(error.messages)) from error
    return Outcome("marked", quote.exact)


def _kind_of(text: str, place: Span) -> str:
    return Quote.Kind.DIRECT if stands_in_marks(text, place) else Quote.Kind.INDIRECT


def _person(told: Read) -> Person | None:
    """The one person of the desk whom the identifier or the name means."""
    if told.speaker_id.startswith(WIKIDATA):
        known = Person.objects.filter(wikidata_id=told.speaker_id.removeprefix(WIKIDATA)).first()
        if known:
            return standing_person(known)
    spelt = PersonName.objects.filter(name=told.speaker_name).select_related("person__merged_into")
    people = {standing_person(name.person) for name in spelt} if told.speaker_name else set()
    return people.pop() if len(people) == 1 else None
