"""What a language must tell the quotation engine: its reporting verbs and its small closed word classes.

A second language is a second value of `SpeechRules`, not a second engine: the engine asks these sets and never
compares with a word of its own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import NamedTuple


class Use(Enum):
    """What a reporting verb takes as its content.

    SAYING  a clause: "said (that) …".
    MATTER  a clause, or the thing spoken about: "announced …", "criticised …".
    STANCE  a marked clause or an infinitive; the content is an attitude: "urged … to", "agreed to".
    NAMING  a thing and its name; speech only where the name is quoted: "called it “…”".
    VOICING counts only beside quoted words: "“…,” she laughed".
    """

    SAYING = "saying"
    MATTER = "matter"
    STANCE = "stance"
    NAMING = "naming"
    VOICING = "voicing"


class Form(Enum):
    BASE = "base"
    PRESENT = "present"
    PAST = "past"
    PARTICIPLE = "participle"
    ING = "ing"


class Cue(NamedTuple):
    """One inflected form of a reporting verb; a form can be several ("said" is past and participle)."""

    lemma: str
    use: Use
    forms: frozenset[Form]


@dataclass(frozen=True)
class SpeechRules:
    """All words lower case, with straight apostrophes. "Lemma" says that the set holds lemmas of `cues`."""

    cues: Mapping[str, Cue]  # by inflected word
    particles: Mapping[str, frozenset[str]]  # lemma → the words that complete it: "point" → "out"
    addressing: frozenset[str]  # lemmas that name whom they tell
    inverting: frozenset[str]  # lemmas that stand before their subject: "said Mara Quill"
    plain: frozenset[str]  # lemmas that take a clause without any mark
    strict: frozenset[str]  # lemmas that take one only after "that" and its like
    noun_cues: frozenset[str]  # inflected words that are nouns or adjectives as often: "reports"
    accordings: tuple[tuple[str, ...], ...]  # "according to", longest first
    according_after: frozenset[str]  # words like it that follow whom they name
    that: frozenset[str]
    complementisers: frozenset[str]
    subject_pronouns: frozenset[str]
    relative_pronouns: frozenset[str]
    relative_persons: frozenset[str]  # relative pronouns that are a subject: "who"
    object_pronouns: frozenset[str]
    determiners: frozenset[str]
    articles: frozenset[str]  # the determiners that cannot stand for a noun
    plurals: frozenset[str]  # words that govern a plural verb
    plural_endings: tuple[str, ...]
    prepositions: frozenset[str]
    genitives: frozenset[str]  # prepositions inside a name or title: "of"
    links: frozenset[str]  # prepositions between a verb and what it reports: "called for"
    superlatives: frozenset[str]  # after a preposition they count and do not place: "at least"
    conjunctions: frozenset[str]
    joining: frozenset[str]  # conjunctions inside a subject: "and"
    contrasting: frozenset[str]
    coordinating: frozenset[str]  # words before a clause of its own: "but", "while"
    subordinators: frozenset[str]
    simultaneous: frozenset[str]  # subordinators that cut a clause off without a comma: "while"
    comparing: frozenset[str]  # "as" of "as X said"
    dismissing: frozenset[str]  # after a verb they end the matter: "said so"
    auxiliaries: frozenset[str]
    modals: frozenset[str]  # auxiliaries before what is not done yet: "would", "to"
    negations: frozenset[str]  # "not", "never"
    negation_endings: tuple[str, ...]
    passive_auxiliaries: frozenset[str]
    contractions: tuple[str, ...]
    clause_endings: tuple[str, ...]  # endings that show a verb: "-ed", "n't"
    gerund_endings: tuple[str, ...]
    past_endings: tuple[str, ...]
    possessive_endings: tuple[str, ...]
    adverbs: frozenset[str]
    adverb_endings: tuple[str, ...]
    catenatives: frozenset[str]
    infinitive_marks: frozenset[str]
    agent_marks: frozenset[str]
    finite_verbs: frozenset[str]
    times: frozenset[str]
    names_among_times: frozenset[str]  # "May" and "March" are persons too
    abbreviations: frozenset[str]  # with their full stop
    abbreviations_at_end: frozenset[str]  # those that may end a sentence
    sentence_openers: frozenset[str]
    genders: Mapping[str, str]  # pronouns that stand for one person: "she" → "f"
    gendered: Mapping[str, str]  # courtesies and roles that tell: "mrs" → "f", "chairman" → "m"
    definite: frozenset[str]  # articles before a title that stands for its holder
    spokespeople: frozenset[str]
    behalf: frozenset[str]  # words between a spokesperson and whom they speak for
    speaking_for: tuple[tuple[str, ...], ...]
    works: frozenset[str] = frozenset()  # what has a title of its own: "book", "podcast"
    outcries: frozenset[str] = frozenset()  # nouns before what is called out: "chants of", "slogan"
    verb_second: bool = False  # the subject follows the verb where anything else stands before it
    capital_nouns: bool = False  # a capital makes no name
    ordinals: bool = False  # a full stop after a number ends no sentence
    genitive_articles: frozenset[str] = frozenset()  # articles between a noun and what it belongs to
    role_endings: tuple[str, ...] = ()  # of nouns with a capital that are a title before a name

    @cached_property
    def small(self) -> frozenset[str]:
        """Words that a title writes small."""
        return self.prepositions | self.articles | self.conjunctions

    @cached_property
    def persons(self) -> frozenset[str]:
        """Pronouns that open a clause: "he", "they", not "this" and not "who"."""
        return self.subject_pronouns - self.determiners - self.relative_pronouns

    @cached_property
    def clause_openers(self) -> frozenset[str]:
        return self.complementisers | self.subject_pronouns

    @cached_property
    def clause_marks(self) -> frozenset[str]:
        """Complementisers that are no determiners as well."""
        return self.complementisers - self.determiners

    @cached_property
    def verbs(self) -> frozenset[str]:
        return self.auxiliaries | self.finite_verbs

    @cached_property
    def scenes(self) -> frozenset[str]:
        """Words that open an adverbial: "in", "Sunday", "after"."""
        return self.prepositions | self.times | self.subordinators

    @cached_property
    def clause_ends(self) -> frozenset[str]:
        """Words after the subject of an inverted verb that leave its clause closed."""
        return self.scenes.union(*self.particles.values()) if self.verb_second else self.scenes

    @cached_property
    def connectors(self) -> frozenset[str]:
        return self.prepositions | self.conjunctions | self.subordinators

    @cached_property
    def placing(self) -> frozenset[str]:
        """Prepositions that open no infinitive."""
        return self.prepositions - self.infinitive_marks


def verb_forms(lemma: str) -> dict[str, frozenset[Form]]:
    """Regular English inflections: announce → announces, announced, announcing."""
    consonant_y = lemma.endswith("y") and lemma[-2] not in "aeiou"
    stem = lemma[:-1] if lemma.endswith("e") else lemma
    present = lemma[:-1] + "ies" if consonant_y else lemma + ("es" if lemma.endswith(_HISSING) else "s")
    past = lemma[:-1] + "ied" if consonant_y else stem + "ed"
    return inflected((lemma, present, past, past, stem + "ing"))


def inflected(words: Iterable[str]) -> dict[str, frozenset[Form]]:
    """Forms by word, for the five words base, present, past, participle and -ing in this order."""
    forms: dict[str, set[Form]] = {}
    for word, form in zip(words, Form, strict=True):
        forms.setdefault(word, set()).add(form)
    return {word: frozenset(kinds) for word, kinds in forms.items()}


_HISSING = ("s", "sh", "ch", "x", "z")
