"""Numbers the passages that an event page cites, and cuts out what readers see around them.

Readers see the cited words and a little of their paragraph, never the outlet's whole text.
"""

# About a line of print on each side: enough to judge the words in place, too little to replace the text.
CONTEXT = 90


class Citations:
    """One number for each passage, in the order in which the page first cites it."""

    def __init__(self, article_ids):
        self.places = {pk: place for place, pk in enumerate(article_ids)}
        self.numbers = {}
        self.entries = []

    def cite(self, passages):
        """The numbers of the passages of covered articles, the earliest report's first."""
        covered = [passage for passage in passages if passage.version.article_id in self.places]
        covered.sort(key=lambda passage: (self.places[passage.version.article_id], passage.start))
        return [self._number(passage) for passage in covered]

    def _number(self, passage):
        if passage.pk not in self.numbers:
            self.numbers[passage.pk] = len(self.numbers) + 1
            prefix, suffix = surroundings(passage.version.text, passage.start, passage.end)
            self.entries.append(
                {
                    "number": self.numbers[passage.pk],
                    "article": passage.version.article_id,
                    "exact": passage.exact,
                    "prefix": prefix,
                    "suffix": suffix,
                }
            )
        return self.numbers[passage.pk]


def surroundings(text, start, end):
    """What stands before and after in the same paragraph, in whole words; “…” where it is shortened."""
    before = text[:start].rpartition("\n")[2]
    after = text[end:].partition("\n")[0]
    if len(before) > CONTEXT:
        before = "… " + before[-CONTEXT:].partition(" ")[2]
    if len(after) > CONTEXT:
        after = after[:CONTEXT].rpartition(" ")[0] + " …"
    return before.lstrip(), after.rstrip()
