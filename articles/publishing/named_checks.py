"""The checks by name: what each is called on the desk, and whether it blocks or warns.

A name stands in the history of an event for good, so it is not changed. docs/editing.md lists them for editors.
"""

from typing import Literal, NamedTuple

Level = Literal["block", "warn"]


class Named(NamedTuple):
    """`level` "block" keeps an event from being published."""

    level: Level
    heading: str


NAMED = {
    "no-title": Named("block", "No title"),
    "no-confirmed-coverage": Named("block", "No confirmed coverage"),
    "spiked-article": Named("block", "Spiked article"),
    "empty-summary": Named("block", "Empty summary"),
    "cited-outside-event": Named("block", "Cited from outside the event"),
    "lost-anchor": Named("block", "Ambiguous or orphaned quote"),
    "quote-not-verbatim": Named("block", "Direct quote not verbatim"),
    "one-origin-told-as-agreed": Named("block", "One origin told as agreed"),
    "embargo": Named("block", "Embargo"),
    "picture-without-credit": Named("block", "Picture without credit"),
    "picture-not-described": Named("block", "Picture not described"),
    "no-lead": Named("warn", "No lead"),
    "uncited-sentence": Named("warn", "Uncited sentence"),
    "outlets-own-words": Named("warn", "An outlet’s own words"),
    "cited-older-version": Named("warn", "Cited from an older version"),
    "citations-cut": Named("warn", "Citations that will be cut"),
    "unconfirmed-speaker": Named("warn", "Unconfirmed speaker"),
    "one-origin": Named("warn", "Only one origin"),
    "one-origin-cited-as-many": Named("warn", "One origin cited as many"),
    "missing-date": Named("warn", "Missing date"),
    "missing-place": Named("warn", "Missing place"),
    "future-date": Named("warn", "Future date"),
    "picture-not-here": Named("warn", "Picture not here"),
    "undecided-quotes": Named("warn", "Undecided quotes"),
}
