"""What happens to cuts after the first cleaning: editors cut and restore, sources turn out to have footers.

When an outlet changes its text it is cleaned anew, and what editors wished for is done again where that is beyond
doubt: what they restored is kept where it would be cut as a whole again, what they cut is cut where the same words
stand in one place only. Everything else is left to them, in front of the new version.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from articles.models import Article, ArticleVersion, Source
from articles.text.cleaning import clean
from articles.text.cuts import Cut, apply_cuts, normalise_cuts
from articles.text.whitespace import tidied

from .details import found_details, write_details
from .versions import add_version

EDITORS_RULE = "editor"


@transaction.atomic
def recut(article: Article, cuts: Iterable[Cut], *, user) -> ArticleVersion:
    """A new version of the same raw text with exactly these cuts; white space is tidied around them anew.

    A cut that no earlier version of this raw text had is the editor's own. Returns the current version when that
    is what it has already. Raises ValidationError for cuts that cannot be, and when the text changed meanwhile.
    """
    fresh = Article.objects.select_for_update().get(pk=article.pk)
    version = fresh.current_version
    if version is None or version.pk != article.current_version_id:
        raise ValidationError(
            "The article’s text has changed in the meantime: reload the page and cut the new text."
        )
    wanted = _wanted(version, cuts)
    if wanted == version.cut_list:
        return version
    if not apply_cuts(version.raw_text, wanted).strip():
        raise ValidationError("Nothing would be left of the article: keep some of its text.")
    article.current_version = _add_cutting(
        version, wanted, fresh, made_by=user, user=user, reason="Cut by hand"
    )
    return article.current_version


def _wanted(version: ArticleVersion, cuts: Iterable[Cut]) -> tuple[Cut, ...]:
    same_text = ArticleVersion.objects.filter(article=version.article_id, sha256=version.sha256)
    earlier = {cut for same in same_text for cut in same.cut_list}
    own = (cut if cut in earlier else cut._replace(rule=EDITORS_RULE) for cut in cuts)
    try:
        return tidied(version.raw_text, normalise_cuts(version.raw_text, own))
    except ValueError as error:
        raise ValidationError(
            f"These cuts do not fit the text ({error}): reload the page and cut again."
        ) from error


def _add_cutting(old: ArticleVersion, cuts: Sequence[Cut], article: Article, **how) -> ArticleVersion:
    return add_version(
        article, old.raw_text, cuts, headline=old.headline, format=old.format, origin=old.origin, **how
    )


def with_editors_wishes(article: Article, raw_text: str, cuts: Sequence[Cut]) -> tuple[Cut, ...]:
    """The cuts of a new text of this article, with its editors' own done again."""
    wishes = _wishes(article)
    if not wishes:
        return tuple(cuts)
    kept = [cut for cut in cuts if wishes.get(_words(raw_text, cut)) is not False]
    own = []
    for words, is_cut in wishes.items():
        start = raw_text.find(words)
        if is_cut and start >= 0 and raw_text.find(words, start + 1) < 0:
            own.append(Cut(start, start + len(words), EDITORS_RULE))
    # First, so that where two begin together it is the editor's.
    return tidied(raw_text, [*own, *kept])


def recut_for_footers(
    source: Source, new: Collection[str], *, footers: Collection[str], agencies: Collection[str], user=None
) -> int:
    """Cut footers that have just become known from the articles that came in before; returns from how many.

    Only where no editor has begun: articles of the inbox, in the machine's own cutting. And only the end of the
    text goes; where cleaning it again would give anything else, the article stays as it is.
    """
    ends = Q()
    for line in new:
        ends |= Q(current_version__text__contains=line)
    inbox = Article.objects.in_inbox().filter(ends, source=source, current_version__made_by__isnull=True)
    count = 0
    for article in inbox.select_for_update(of=("self",)):
        version = article.current_version
        headline = "" if version.format == "text" else version.headline
        cleaned = clean(
            version.raw_text, headline=headline, footers=footers, zone=source.time_zone, agencies=agencies
        )
        cuts = with_editors_wishes(article, version.raw_text, cleaned.cuts)
        text = apply_cuts(version.raw_text, cuts)
        if text.strip() and len(text) < len(version.text) and version.text.startswith(text):
            # A credit or a date above a footer is only now seen to stand at the end.
            changed = write_details(article, found_details(cleaned, source), only_missing=True)
            _add_cutting(version, cuts, article, changed=changed, user=user, reason="Standing footer cut")
            count += 1
    return count


def _wishes(article: Article) -> Mapping[str, bool]:
    """Words that editors cut (True) or restored (False), by what each cutting changed; the latest wish counts."""
    if not article.versions.filter(made_by__isnull=False).exists():
        return {}
    machines: dict[str, ArticleVersion] = {}
    editors: dict[str, ArticleVersion] = {}
    for version in article.versions.order_by("number"):
        (editors if version.made_by_id else machines)[version.sha256] = version
    wishes: dict[str, bool] = {}
    for sha256, by_editor in editors.items():
        before = machines[sha256].cut_list if sha256 in machines else ()
        now = by_editor.cut_list
        wishes |= {_words(by_editor.raw_text, cut): False for cut in before if cut not in now}
        wishes |= {_words(by_editor.raw_text, cut): True for cut in now if cut not in before}
    wishes.pop("", None)
    return wishes


def _words(raw_text: str, cut: Cut) -> str:
    return raw_text[cut.start : cut.end].strip()
