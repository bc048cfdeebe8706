"""Deciding several articles at once: first what will be done, in words, then one button that does it."""

from itertools import combinations
from typing import NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from articles.coverage.deciding import decide_all, say_decision
from articles.models import Link

from ...counting import numbered
from ...keys import as_moment
from ..doors import DeskFormView, say_errors
from ..linking import DIRECTED
from .at_hand import StoryAtHand, chosen_articles, is_kept
from .deciding import say_decided
from .screen import StoryDoor
from .words import TOGETHER, say_link

# 435 pairs, which an editor can still answer for and a server decides while the editor waits.
MOST_TOGETHER = 30


class Plan(NamedTuple):
    """The pairs a deed decides; of these, the links it decides anew; and those it leaves, because they say so."""

    pairs: list
    anew: list[Link]
    left: list[Link]


def plan(at_hand, articles, relation, origin=None):
    """Each pair of the articles; for a relation that has a direction, each with the origin."""
    if relation in DIRECTED:
        pairs = [(article, origin) for article in articles if article != origin]
    else:
        pairs = list(combinations(articles, 2))
    links = [(pair, at_hand.link(*pair)) for pair in pairs]
    left = [link for _, link in links if link and _says_so(link, relation, origin)]
    return Plan(
        [pair for pair, link in links if link not in left],
        [link for _, link in links if link and link.is_decided() and link not in left],
        left,
    )


def _says_so(link, relation, origin):
    """A copy is of the same event too, so deciding “same event” for a whole story leaves it a copy."""
    if link.state != Link.State.CONFIRMED:
        return False
    if relation == Link.Relation.SAME_EVENT:
        return link.relation != Link.Relation.UNRELATED
    return link.relation == relation and (origin is None or link.origin_id == origin.pk)


class TogetherForm(forms.Form):
    """`origin` is only asked for where the relation has a direction."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, articles, directed, **kwargs):
        super().__init__(*args, **kwargs)
        self.articles = {str(article.pk): article for article in articles}
        self.fields["seen"].initial = timezone.now().isoformat()
        if directed:
            choices = [(key, f"{one.source}: {one} ({one.published})") for key, one in self.articles.items()]
            self.fields["origin"] = forms.ChoiceField(
                label="The one that was first",
                choices=choices,
                widget=forms.RadioSelect,
                initial=choices[0][0],
            )

    def origin(self):
        return self.articles.get(self.cleaned_data.get("origin"))


class DecideTogether(StoryDoor, DeskFormView):
    """The articles and the relation stand in the address, so that the step can be gone back to."""

    permission = "articles.decide_link"
    form_class = TogetherForm
    template_name = "admin/desk/story_together.html"

    def get(self, request, *args, **kwargs):
        return self._unless_refused(super().get)

    def post(self, request, *args, **kwargs):
        return self._unless_refused(super().post)

    def _unless_refused(self, answer):
        try:
            self._look()
        except ValidationError as error:
            say_errors(self.request, error)
            return self.go_back()
        return answer(self.request)

    def _look(self):
        relation = self.request.GET.get("relation", "")
        if relation not in Link.Relation:
            raise ValidationError("Choose one of the buttons.")
        self.relation = Link.Relation(relation)
        self.articles = [
            article for article in chosen_articles(self.object, self.request.GET) if is_kept(article)
        ]
        if len(self.articles) < 2:
            raise ValidationError("Choose two articles or more that are not spiked.")
        if len(self.articles) > MOST_TOGETHER:
            raise ValidationError(
                f"That is {len(self.articles)} articles. Choose at most {MOST_TOGETHER} to decide together."
            )
        self.at_hand = StoryAtHand(self.object)
        self.directed = self.relation in DIRECTED
        if not self.directed and not self._plan().pairs:
            raise ValidationError("These are decided so already.")

    def _plan(self, origin=None):
        return plan(self.at_hand, self.articles, self.relation, origin)

    def _decided_before(self):
        links = (self.at_hand.link(*pair) for pair in combinations(self.articles, 2))
        return [link for link in links if link and link.is_decided()]

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"articles": self.articles, "directed": self.directed}

    def get_context_data(self, **kwargs):
        if self.directed:
            count, anew, left = len(self.articles) - 1, self._decided_before(), []
        else:
            pairs, anew, left = self._plan()
            count = len(pairs)
        return super().get_context_data(
            **kwargs,
            title=f"Decide together: {self.relation.label}",
            submit=f"Decide {numbered(count, 'pair')}",
            lead=f"You decide {numbered(count, 'pair')}: {TOGETHER[self.relation]}.",
            articles=self.articles,
            directed=self.directed,
            anew=[(say_link(link), say_decision(link)) for link in anew],
            left=[say_link(link) for link in left],
        )

    def do(self, form):
        origin = form.origin()
        decided = decide_all(
            self._plan(origin).pairs,
            self.relation,
            user=self.request.user,
            origin=origin,
            seen=as_moment(form.cleaned_data["seen"]),
        )
        say_decided(self.request, decided)
