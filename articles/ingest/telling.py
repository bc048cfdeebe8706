"""What one import has told of each article, so that two of its items do not replace each other's text in turn.

A file or feed in which two items claim one article would otherwise make two new versions each time it is read. So of
what one origin tells in one import the first counts; and a text that has next to nothing in common with what came
earlier in the same format, and has only its address to say that it is the same article, is another article.
From one import to the next an outlet may rewrite a page as it likes.
"""

from articles.models import Article, ArticleVersion
from articles.text.shingles import containment, shingles

from .draft import Draft
from .errors import IngestError

# The share of the shorter text's runs of words that stands in the other. A teaser has nearly all of its own in the
# full report and a revised report keeps more than a sentence in five; two reports of one outlet share no more than
# a stock phrase, which is a tenth of a text of two lines.
SAME_REPORT = 0.2


class Told:
    """The version that each article was first told by, for each format and origin."""

    def __init__(self) -> None:
        self._versions: dict[int, dict[tuple[str, str], int]] = {}

    def keep(self, article: Article, version: ArticleVersion, draft: Draft) -> None:
        self._versions.setdefault(article.pk, {}).setdefault((draft.format, draft.origin), version.pk)

    def by_origin_of(self, draft: Draft, article: Article) -> bool:
        return (draft.format, draft.origin) in self._versions.get(article.pk, {})

    def refuse_other_report(self, draft: Draft, text: str, article: Article) -> None:
        """Raises IngestError for a text that is like none which this import told of the article in this format."""
        told = self._versions.get(article.pk, {})
        pks = {pk for (format, _), pk in told.items() if format == draft.format}
        texts = list(article.versions.filter(pk__in=pks).values_list("text", flat=True))
        if texts and not any(is_same_report(text, other) for other in texts):
            raise IngestError(
                f"It has the address of “{article}” (article {article.pk}), which came earlier in this import, but "
                "quite another text: two articles cannot have one address. Give each its own, or, if it is a later "
                "text of that article, import it by itself."
            )


def is_same_report(one: str, other: str) -> bool:
    ours, theirs = shingles(one), shingles(other)
    return max(containment(ours, theirs), containment(theirs, ours)) >= SAME_REPORT
