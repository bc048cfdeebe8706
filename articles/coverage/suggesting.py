"""Suggest how an article is related to others, and which story it belongs to. Only what no person has touched is
written, and what a person decided is never suggested again.

A pair is scored when one of the two is read: the score depends on what else the archive holds, so scoring it anew
whenever that changes would move rows for ever without an editor gaining by it. When a text changes, or what else of an
article is compared, its pairs are scored again, and a suggestion that no longer holds is taken back.

Articles of one story are suggested to each other: a member that fits the story is likelier of the same event than
its likeness to one other member says. Of pairs that are much alike in different stories, two in three are not of one
event, so across stories only shared text is suggested.
"""

from collections.abc import Mapping

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Coalesce
from django.utils import timezone

from articles.models import Article, DeskSetting, Fingerprint, Link, Mention
from articles.models.decision import untouched
from articles.models.locking import one_at_a_time
from articles.text.keys import key

from .candidates import candidates, reading_of, readings
from .explaining import reasons, wording
from .fingerprints import Filed, file, filed_before
from .furniture import furniture_of, without_furniture
from .likeness import Comparer, Reading
from .profiles import name_term, read_profile
from .provenance import likely_origin, named_by_the_other
from .scoring import SAME_TEXT, Likelihood, judge, score_in_story
from .stories import Regrouped, regroup

# A story with more members than this is triaged as a story, not pair by pair; the best pairs hold it together.
MOST_SUGGESTIONS = 30


class Compared:
    """An article and those it was compared with, by their keys."""

    def __init__(self, article: Article, filed: Filed, others: Mapping[int, Reading]) -> None:
        self.article = article
        self.filed = filed
        self.rarity = filed.rarity
        self.reading = reading_of(article, filed.profile)
        self.others = others
        furniture = furniture_of(self.reading, others.values())
        if furniture:
            own = read_profile(article.headline, without_furniture(article.text, furniture))
            self.reading = self.reading._replace(profile=own._replace(runs=filed.profile.runs))
        comparer = Comparer(self.reading, filed.rarity)
        self.likelihoods = {pk: judge(comparer, other, furniture) for pk, other in others.items()}

    @property
    def scores(self) -> dict[int, float]:
        return {pk: likelihood.score for pk, likelihood in self.likelihoods.items()}


def suggest_links(article: Article) -> None:
    """Bring the machine's suggestions for this article, and its story, up to date."""
    compared = compare(article)
    if compared is not None:
        settle(compared)


def compare(article: Article) -> Compared | None:
    """File the article and score it against its candidates; None where that is done already, or not wanted."""
    if article.status == Article.Status.SPIKED or not article.text:
        return None
    filed = file(article)
    if filed.fingerprint.compared is not None:
        return None
    return Compared(article, filed, candidates(article, filed))


@transaction.atomic
def settle(compared: Compared) -> None:
    """Write the suggestions that follow, and put the article in a story."""
    one_at_a_time("stories")
    article = compared.article
    fresh = Fingerprint.objects.filter(
        pk=article.pk, version=article.current_version_id, compared__isnull=True
    ).update(compared=[[pk, score] for pk, score in compared.scores.items()])
    if not fresh:
        # Another worker read the same text meanwhile.
        return
    regrouped = regroup(article.pk, compared.scores, bound=DeskSetting.current().suggest_from)
    _write(_with_those_who_came_at_once(compared, regrouped), regrouped, anew=True)
    for pk in sorted(regrouped.moved - {article.pk}):
        _follow(pk, regrouped)


def _with_those_who_came_at_once(compared: Compared, regrouped: Regrouped) -> Compared:
    """With the articles that were compared with this one, but were filed too late to be its candidates."""
    pk = compared.article.pk
    known = {other for pair in regrouped.scores if pk in pair for other in pair} - {pk}
    late = known - compared.others.keys()
    if not late:
        return compared
    return Compared(compared.article, compared.filed, {**compared.others, **readings(late)})


def _follow(article_pk: int, regrouped: Regrouped) -> None:
    """A neighbour that the newcomer took to another story is suggested to its members there."""
    article = Article.objects.for_listing().get(pk=article_pk)
    filed = filed_before(article)
    if filed is None:
        return
    known = regrouped.scores
    others = [pk for pk in regrouped.stories if (min(pk, article_pk), max(pk, article_pk)) in known]
    _write(Compared(article, filed, readings(others)), regrouped, anew=False)


def _write(compared: Compared, regrouped: Regrouped, *, anew: bool) -> None:
    """`anew`: the article has changed, so that suggestions it has are brought up to date."""
    article = compared.article
    wanted = _wanted(compared.likelihoods, article.pk, regrouped.stories)
    links = Link.objects.touching(article)
    taken = set(links.partners_of(article.pk))
    # A row that someone holds is being decided: it is theirs.
    free = untouched(links.filter(suggested_by=None)).select_for_update(skip_locked=True)
    own = {link.other_id(article): link for link in free.order_by("pk")} if taken else {}
    # Of an article that was not compared nothing is said.
    gone = [link.pk for pk, link in own.items() if pk in compared.likelihoods and pk not in wanted]
    Link.objects.filter(pk__in=gone).delete()
    open_to = {
        pk: likelihood for pk, likelihood in wanted.items() if (anew if pk in own else pk not in taken)
    }
    filled = _filled(compared, open_to, own)
    changed = [link for link in filled if link.pk]
    Link.objects.bulk_update(changed, ["relation", "score", "reasons", "origin", "created_at"])
    Link.objects.bulk_create([link for link in filled if not link.pk], ignore_conflicts=True)


def _wanted(
    likelihoods: Mapping[int, Likelihood], article: int, stories: Mapping[int, int]
) -> dict[int, Likelihood]:
    """The likeliest of those that are worth an editor's while."""
    likely = {}
    for pk, likelihood in likelihoods.items():
        if likelihood.relation in SAME_TEXT:
            likely[pk] = likelihood
        elif stories.get(pk) == stories[article]:
            likely[pk] = likelihood._replace(score=score_in_story(likelihood.score))
    best = sorted(likely, key=lambda pk: (-likely[pk].score, pk))[:MOST_SUGGESTIONS]
    return {pk: likely[pk] for pk in best}


def _filled(compared: Compared, wanted: Mapping[int, Likelihood], own: Mapping[int, Link]) -> list[Link]:
    """A row for each that is wanted: its own or a new one."""
    if not wanted:
        return []
    article = compared.article
    words = wording(article.headline, article.text)
    people = _people_in_both(article, [compared.others[pk] for pk in wanted])
    filled = []
    for pk, likelihood in sorted(wanted.items()):
        link = own.get(pk) or Link(low_id=min(article.pk, pk), high_id=max(article.pk, pk))
        one, other = compared.reading, compared.others[pk]
        link.relation = likelihood.relation
        link.score = likelihood.score
        link.reasons = reasons(likelihood, one, other, words, compared.rarity, people[pk])
        directed = likelihood.relation in Link.Relation.directed()
        named = named_by_the_other(one, other)
        link.origin_id = likely_origin(one, other, named=named) if directed else None
        link.created_at = timezone.now()
        filled.append(link)
    return filled


# A merged person goes by the name of whom they were merged into, who may have been merged in turn.
STANDING_NAME = Coalesce(
    "person__merged_into__merged_into__name", "person__merged_into__name", "person__name"
)


def _people_in_both(article: Article, others: list[Reading]) -> dict[int, set[str]]:
    """For each of the others, the names of the known people whom both name; one query."""
    mentions = (
        Mention.objects.filter(version__article__current_version=F("version"), person__isnull=False)
        .filter(version__article__in=[article.pk, *(other.article for other in others)])
        .exclude(state=Mention.State.REJECTED)
        .values_list("version__article", STANDING_NAME, "exact")
    )
    named: dict[int, set[str]] = {}
    in_full: dict[str, set[frozenset[int]]] = {}
    for pk, person, exact in mentions:
        named.setdefault(pk, set()).add(person)
        if pk == article.pk and " " in exact:
            in_full.setdefault(person, set()).add(frozenset(key(name_term(word)) for word in exact.split()))
    return {
        other.article: {
            person
            for person in named.get(article.pk, ())
            if person in named.get(other.article, ())
            # The desk may have got to know the person after the other was read.
            or any(words.issubset(other.profile.names.keys) for words in in_full.get(person, ()))
        }
        for other in others
    }
