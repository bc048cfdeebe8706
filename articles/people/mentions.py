"""Suggest who is named where in a version. An editor's word on a span is never touched, and never asked for again."""

from django.db import transaction

from articles.models import ArticleVersion, Mention
from articles.models.decision import untouched
from articles.text.spans import Span

from .matching import Directory, Named

FIELDS = ["person", "sure", "name", "reason"]


def harvest_mentions(version: ArticleVersion, directory: Directory | None = None) -> int:
    """Bring the machine's suggestions for this version up to date; returns how many are new.

    Running it again gives the same rows. What a person has saved stays as it is, and nothing is suggested across it.
    """
    named = (directory or Directory()).find(version.text)
    with transaction.atomic():
        return _write(version, named)


def people_in(*versions: ArticleVersion) -> list[list[Named]]:
    """Who is named where in each version: as an editor decided, and elsewhere as the machine reads it.

    At most five queries, however many versions there are; none of them need have been harvested.
    """
    directory = Directory()
    decided: dict[int, list[Mention]] = {version.pk: [] for version in versions}
    for mention in Mention.objects.filter(version__in=decided).exclude(state=Mention.State.SUGGESTED):
        decided[mention.version_id].append(mention)
    return [_people_in(version.text, directory, decided[version.pk]) for version in versions]


def _people_in(text: str, directory: Directory, decided: list[Mention]) -> list[Named]:
    read = [one for one in directory.find(text) if not _across(one.span, decided)]
    read += [
        Named(Span(mention.start, mention.end), directory.survivor(mention.person_id))
        for mention in decided
        if mention.state == Mention.State.CONFIRMED
    ]
    return sorted(read, key=lambda one: one.span)


def _across(span: Span, mentions: list[Mention]) -> bool:
    return any(span.start < mention.end and mention.start < span.end for mention in mentions)


def _write(version: ArticleVersion, named: list[Named]) -> int:
    own = {
        (mention.start, mention.end): mention
        for mention in untouched(Mention.objects.filter(version=version)).select_for_update().order_by("pk")
    }
    settled = list(
        Mention.objects.filter(version=version).exclude(pk__in=[mention.pk for mention in own.values()])
    )
    wanted = {one.span: one for one in named if not _across(one.span, settled)}
    Mention.objects.filter(
        pk__in=[mention.pk for span, mention in own.items() if span not in wanted]
    ).delete()
    changed = [mention for span, mention in own.items() if span in wanted and _copy(wanted[span], mention)]
    Mention.objects.bulk_update(changed, FIELDS)
    new = []
    for span, one in wanted.items():
        if span not in own:
            mention = Mention(
                version=version, start=span.start, end=span.end, exact=version.text[slice(*span)]
            )
            _copy(one, mention)
            new.append(mention)
    # Another worker may have read the same version meanwhile: its row is as good as this one.
    Mention.objects.bulk_create(new, ignore_conflicts=True)
    return len(new)


def _copy(named: Named, mention: Mention) -> bool:
    """Whether anything differed."""
    sure = named.sure and named.person is not None
    told = {"person_id": named.person, "sure": sure, "name": named.name, "reason": named.reason}
    if all(getattr(mention, field) == value for field, value in told.items()):
        return False
    for field, value in told.items():
        setattr(mention, field, value)
    return True
