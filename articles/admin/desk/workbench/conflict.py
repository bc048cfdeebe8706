"""Yours against theirs, word by word: what a colleague changed in a row while its form stood open."""

from typing import NamedTuple

from articles.text.alignment import Piece, pieces_between


class Difference(NamedTuple):
    """`pieces` lead from theirs to yours."""

    label: str
    theirs: str
    yours: str
    pieces: list[Piece]


def differences(typed, standing) -> list[Difference]:
    """Between a form as it was sent and one of the row as it stands."""
    pairs = [
        (field, standing[field.name]) for field in typed.visible_fields() if field.name in standing.fields
    ]
    told = [(mine.label, in_words(theirs), in_words(mine)) for mine, theirs in pairs]
    return [
        Difference(label, theirs, yours, pieces_between(theirs, yours))
        for label, theirs, yours in told
        if theirs != yours
    ]


def in_words(bound) -> str:
    """The value of a field as a person reads it, whether typed or kept."""
    value = bound.value()
    if isinstance(value, (list, tuple)):
        return " ".join(str(part) for part in value if part not in (None, "", "unknown"))
    labels = {str(key): str(label) for key, label in getattr(bound.field, "choices", ())}
    text = "" if value is None else str(value)
    return labels.get(text, text.replace("\r\n", "\n").strip())
