"""Whom do the texts name that the desk does not know?

Nothing is stored for it but the suggested mentions. Their names are gathered across articles by likeness, so that a
person is proposed once with all spellings, those most often written about first.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from articles.models import Article, ArticleVersion, DismissedName, Mention, Person, Quote
from articles.text.name_folding import fold_name
from articles.text.names import ONE_PERSON

from .likely import Spellings
from .matching import Directory
from .mentions import harvest_mentions
from .naming import add_name, create_person, standing_person

# Names with one word in common that are compared with each; with thousands waiting, the page opens in a second or two.
MOST_OF_ONE_WORD = 15
EXCERPT_BEFORE, EXCERPT_AFTER = 70, 110


@dataclass
class Proposal:
    """One unknown person: the spellings in full, the most used first."""

    spellings: list[str]
    names: int = 0
    articles: int = 0
    quotes: int = 0
    excerpt: tuple[str, str, str] = ("", "", "")
    article: Article | None = None
    spans: list[tuple[int, int, int]] = field(default_factory=list, repr=False)

    @property
    def name(self):
        return self.spellings[0]


def waiting_mentions():
    """Of people whom the desk does not know, in texts as they are now that nobody spiked."""
    return (
        Mention.objects.suggested()
        .filter(person__isnull=True, version=F("version__article__current_version"))
        .exclude(name="")
        .exclude(version__article__status=Article.Status.SPIKED)
    )


def proposals() -> list[Proposal]:
    """The most written about first; two queries, whatever there is."""
    rows = list(
        waiting_mentions()
        .order_by("version", "start")
        .values_list("name", "exact", "version", "start", "end")
    )
    counts: Counter[str] = Counter()
    for name, exact, *_ in rows:
        counts[name] += 1
        if " " in fold_name(exact) and exact != name:
            counts[exact] += 1
    groups = _gathered(list(counts))
    found = [Proposal(sorted(group, key=lambda one: (-counts[one], -len(one), one))) for group in groups]
    by_name = {name: proposal for proposal in found for name in proposal.spellings}
    spoken = defaultdict(list)
    quotes = Quote.objects.filter(version__in={row[2] for row in rows}, speaker_start__isnull=False)
    for version, start, end in quotes.exclude(state=Quote.State.REJECTED).values_list(
        "version", "speaker_start", "speaker_end"
    ):
        spoken[version].append((start, end))
    for name, _, version, start, end in rows:
        by_name[name].spans.append((version, start, end))
    for name in {row[0] for row in rows}:
        by_name[name].names += 1
    for proposal in found:
        versions = {version for version, _, _ in proposal.spans}
        proposal.articles = len(versions)
        proposal.quotes = sum(
            any(s <= start and end <= e for v, start, end in proposal.spans if v == version)
            for version in versions
            for s, e in spoken[version]
        )
    return sorted(found, key=lambda one: (-one.articles, -one.quotes, one.name))


def with_excerpts(page: list[Proposal]) -> list[Proposal]:
    """For what one page shows: where each is named first; one query."""
    versions = (
        ArticleVersion.objects.select_related("article__source")
        .defer("raw_text", "cuts")
        .in_bulk({proposal.spans[0][0] for proposal in page if proposal.spans})
    )
    for proposal in page:
        for key, start, end in proposal.spans[:1]:
            text = versions[key].text
            before, after = text[max(0, start - EXCERPT_BEFORE) : start], text[end : end + EXCERPT_AFTER]
            if start > EXCERPT_BEFORE:
                before = before.partition(" ")[2]
            proposal.excerpt = (before.rpartition("\n")[2], text[start:end], after.partition("\n")[0])
            proposal.article = versions[key].article
    return page


def _gathered(names: list[str]) -> list[list[str]]:
    leads = list(range(len(names)))

    def end(at: int) -> int:
        while leads[at] != at:
            at = leads[at]
        return at

    spellings = Spellings(zip(names, range(len(names)), strict=True))
    for at, name in enumerate(names):
        for likely in spellings.likely(name, most=MOST_OF_ONE_WORD):
            if likely.score >= ONE_PERSON:
                leads[max(end(at), end(likely.person))] = min(end(at), end(likely.person))
    groups = defaultdict(list)
    for at, name in enumerate(names):
        groups[end(at)].append(name)
    return list(groups.values())


@transaction.atomic
def add_proposed(name: str, spellings: list[str]) -> tuple[Person, list[int]]:
    """A new person with these spellings, and the versions whose names are theirs now. Raises ValidationError."""
    if not name.strip():
        raise ValidationError("Say what the person is called.")
    person = create_person(name, names=[one for one in spellings if one != name])
    return person, _tie_again([name, *spellings])


@transaction.atomic
def add_to_known(person: Person, spellings: list[str]) -> tuple[Person, list[int]]:
    """These are further spellings of a known person."""
    person = standing_person(person)
    if not spellings:
        raise ValidationError("Say which spellings are this person’s.")
    for spelling in spellings:
        add_name(person, spelling)
    return person, _tie_again(spellings)


@transaction.atomic
def dismiss(spellings: list[str], *, user) -> list[str]:
    """These are no person's name; returns those that were not dismissed before."""
    named = {fold_name(one): one for one in spellings if fold_name(one)}
    if not named:
        raise ValidationError("Say which name is no person’s.")
    known = set(DismissedName.objects.filter(folded__in=named).values_list("folded", flat=True))
    new = [
        DismissedName(name=name[:200], folded=folded[:200], decided_by=user, decided_at=timezone.now())
        for folded, name in named.items()
        if folded not in known
    ]
    DismissedName.objects.bulk_create(new, ignore_conflicts=True)
    _tie_again(spellings)
    return [one.name for one in new]


@transaction.atomic
def take_back_dismissal(names: list[str]) -> None:
    """Proposed again in the texts that have them."""
    gone = DismissedName.objects.filter(folded__in=[fold_name(one) for one in names])
    if not gone.delete()[0]:
        raise ValidationError("That was taken back already.")
    directory = Directory()
    texts = ArticleVersion.objects.filter(article__current_version=F("pk"))
    for name in names:
        for version in texts.filter(text__icontains=name).defer("raw_text", "cuts"):
            harvest_mentions(version, directory)


def _tie_again(names: list[str]) -> list[int]:
    versions = waiting_mentions().filter(name__in=names).values("version")
    read = list(ArticleVersion.objects.filter(pk__in=versions).defer("raw_text", "cuts"))
    directory = Directory()
    for version in read:
        harvest_mentions(version, directory)
    return [version.pk for version in read]
