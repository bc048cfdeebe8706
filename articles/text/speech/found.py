"""One quotation found in a text, in code-point offsets: text[start:end] is the quotation, all spans lie in its text."""

from typing import Literal, NamedTuple

from articles.text.spans import Span

Kind = Literal["direct", "mixed", "indirect"]


class FoundQuote(NamedTuple):
    """`named`: the words that name in full whom the speaker's words stand for, elsewhere in the text or within the
    speaker's own span; None where these are all there is. `on_behalf_of`: whom a spokesperson speaks for."""

    start: int
    end: int
    kind: Kind
    speaker: Span | None
    cue: Span | None
    named: Span | None = None
    on_behalf_of: Span | None = None
