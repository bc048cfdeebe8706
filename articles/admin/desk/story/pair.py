"""Two articles side by side: their texts, what is suggested and decided, what differs, and the form that decides."""

from typing import NamedTuple

from django import forms
from django.urls import reverse

from articles.coverage.deciding import say_decision
from articles.coverage.provenance import likely_origin, provenance_of
from articles.models import Article, Link, Story
from articles.text.facts import FactKind, compare_facts

from .at_hand import in_reading_order
from .comparing import compare_texts, plain_paragraphs
from .words import say_link

# One key a relation; none of them is taken by a browser without a modifier.
KEYS = {
    Link.Relation.COPY: "c",
    Link.Relation.REWRITE: "r",
    Link.Relation.SAME_EVENT: "s",
    Link.Relation.UPDATE: "u",
    Link.Relation.TRANSLATION: "t",
    Link.Relation.UNRELATED: "x",
}
# What an editor takes in beside two texts; the texts themselves have the rest.
MOST_FACTS = 12
KINDS = {FactKind.FIGURE: "figures", FactKind.NAME: "names", FactKind.DATE: "dates"}


class Side(NamedTuple):
    """One of the two as the page shows it; `mark` begins the addresses of its passages, `across` those of the other."""

    article: Article
    mark: str
    across: Article
    across_mark: str
    paragraphs: list
    percent: int
    words: int


class Difference(NamedTuple):
    """Figures, names or dates that stand on one side only."""

    kind: str
    left: list[str]
    right: list[str]


class Pair(NamedTuple):
    left: Side
    right: Side
    link: Link | None
    says: str
    decided: str
    differences: list[Difference]
    origin: int | None

    @property
    def articles(self):
        return self.left.article, self.right.article

    @property
    def suggested(self):
        return self.link is not None and not self.link.is_decided()


def load_articles(*keys):
    """With their texts, in this order; each once, and none where there is none of that key."""
    found = Article.objects.for_listing().defer("current_version__raw_text", "current_version__cuts")
    by_key = found.in_bulk(keys)
    return [by_key[key] for key in dict.fromkeys(keys) if key in by_key]


def compare_pair(left, right, link):
    compared = compare_texts(left.text, right.text)
    return Pair(
        _side(left, "left", right, "right", compared.left, compared.left_share),
        _side(right, "right", left, "left", compared.right, compared.right_share),
        link,
        say_link(link) if link else "",
        say_decision(link) if link and link.is_decided() else "",
        list(_differences(left.text, right.text)),
        link.origin_id
        if link and link.origin_id
        else likely_origin(provenance_of(left), provenance_of(right)),
    )


def alone(article):
    """One article with nothing beside it."""
    return _side(article, "alone", article, "alone", plain_paragraphs(article.text), 0)


def _side(article, mark, across, across_mark, paragraphs, share):
    return Side(article, mark, across, across_mark, paragraphs, round(100 * share), len(article.text.split()))


def _differences(left, right):
    found = compare_facts(left, right)
    for kind, words in KINDS.items():
        sides = [
            [fact.said for fact in facts if fact.kind == kind][:MOST_FACTS]
            for facts in (found.only_left, found.only_right)
        ]
        if any(sides):
            yield Difference(words, *sides)


def pair_url(story, one, other):
    """The triage screen of a story with these two side by side."""
    return reverse("admin:articles_story_change", args=[story.pk], query={"one": one.pk, "other": other.pk})


def compare_url(link):
    """The two side by side, in the story of either; nothing where neither has been put in one yet."""
    key = link.high.story_id or link.low.story_id
    return pair_url(Story(pk=key), *in_reading_order(link)) if key else ""


class DecisionForm(forms.Form):
    """What goes with a key: which was first, and a note. The buttons name the relation."""

    relation = forms.ChoiceField(choices=Link.Relation.choices, required=False)
    origin = forms.ChoiceField(required=False, label="Which was first", widget=forms.RadioSelect)
    note = forms.CharField(
        label="Desk note",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Never shown to readers.",
    )
    unsure = forms.BooleanField(required=False)

    def __init__(self, *args, pair, **kwargs):
        super().__init__(*args, **kwargs)
        self.by_key = {str(article.pk): article for article in pair.articles}
        outlets = [(key, article.source.name) for key, article in self.by_key.items()]
        self.fields["origin"].choices = [*outlets, ("", "not known")]
        self.fields["origin"].initial = str(pair.origin or "")
        self.suggested = pair.link.relation if pair.link else Link.Relation.SAME_EVENT

    def deed(self):
        """What `decide` and `suggest` are to be told."""
        data = self.cleaned_data
        relation = data["relation"] or self.suggested
        directed = relation in Link.Relation.directed()
        return {
            "relation": relation,
            "origin": self.by_key.get(data["origin"]) if directed else None,
            "note": data["note"],
        }

    @property
    def state(self):
        return Link.State.UNSURE if self.cleaned_data["unsure"] else Link.State.CONFIRMED
