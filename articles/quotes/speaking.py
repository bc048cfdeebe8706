"""Which known person is the speaker of a found quote?

The one person whom the speaker's words name, or else the words that these stand for; a name counts only where an
editor or the machine is sure whose it is, and "a spokesman for Mara Quill" is not Mara Quill. Where no name says it,
a title does ("the transport minister of Norland"), if one known person held that post on the article's day.
"""

from articles.models import ArticleVersion
from articles.people.matching import Named
from articles.people.posts import holder
from articles.text.spans import Span
from articles.text.speech.quotations import FoundQuote
from articles.text.speech.rules import SpeechRules
from articles.text.terms import folded_words

# A phrase of more words says more than who holds a post.
LONGEST_TITLE = 10


class Speakers:
    def __init__(self, version: ArticleVersion, named: list[Named], rules: SpeechRules) -> None:
        self.text = version.text
        self.rules = rules
        self.named = named
        published = version.article.published_at
        self.day = published.date() if published else None
        self.holders: dict[str, int | None] = {}

    def person(self, found: FoundQuote) -> int | None:
        """The person's key; None where nobody known, or not one person, is named."""
        if found.speaker is None:
            return None
        for words in (found.speaker, found.named):
            person = self._among(words) if words else None
            if person is not None:
                return person
        return None if found.named else self._holder(found.speaker)

    def _holder(self, speaker: Span) -> int | None:
        """Who holds the post that the words name. Asked once for each phrase of a text."""
        phrase = " ".join(folded_words(self.text[speaker.start : speaker.end]))
        if " " not in phrase or phrase.count(" ") >= LONGEST_TITLE or self._names_somebody(speaker):
            return None
        if phrase not in self.holders:
            self.holders[phrase] = holder(self.text[speaker.start : speaker.end], self.day)
        return self.holders[phrase]

    def _names_somebody(self, speaker: Span) -> bool:
        return any(one.span.start < speaker.end and speaker.start < one.span.end for one in self.named)

    def _among(self, words: Span) -> int | None:
        """The one known person whom the words surely name."""
        people = [
            one.person
            for one in self.named
            if one.sure
            and one.person is not None
            and words.start <= one.span.start
            and one.span.end <= words.end
            and not self._means_another(words, one.span)
        ]
        return people[0] if len(people) == 1 else None

    def _means_another(self, words: Span, name: Span) -> bool:
        """Whether the words are about someone else: "a spokesman for Mara Quill", "Mara Quill’s lawyer"."""
        before = folded_words(self.text[words.start : name.start])
        owned = self.text[name.end : name.end + 2] in ("’s", "'s")
        return owned or (bool(before) and before[-1] in self.rules.prepositions)
