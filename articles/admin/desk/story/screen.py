"""The triage screen: a story's articles, two of them side by side, and what is to be decided about the two."""

from typing import NamedTuple

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import HttpResponseRedirect
from django.utils import timezone
from django.views.generic import TemplateView, View

from articles.coverage.contradictions import contradictions
from articles.coverage.deciding import last_deed
from articles.models import Article, Event, Link, Story

from ...choosing import TYPED, choose
from ...keys import as_key
from ...neighbours import list_url
from ..doors import DeskMixin
from .at_hand import StoryAtHand, in_reading_order
from .pair import KEYS, DecisionForm, alone, compare_pair, load_articles, pair_url
from .words import decided_of, say_deed, say_link, say_relations

# What the page offers depends on these.
PERMISSIONS = ["decide_link", "add_link", "change_article", "delete_article", "add_event", "add_coverage"]
# As many as are decided while an editor waits; the rest is offered again.
MOST_AT_ONCE = 500
NO_SUCH_PAIR = "There are no such two articles to compare. Choose them in the list."


class Member(NamedTuple):
    """A line of the list. `place` is 1 or 2 where the article is one of the two shown; the addresses put it there."""

    article: Article
    decided: list[str]
    place: int | None
    as_first: str
    as_second: str


class Warned(NamedTuple):
    words: str
    pairs: list[tuple[str, str]]


class StoryDoor(DeskMixin):
    """A page or a deed on a story, for whoever may see its articles."""

    model = Story
    permission = None

    def allowed(self):
        return self.may("view_story") and self.may("view_article") and self.allowed_too()

    def allowed_too(self):
        return self.permission is None or self.request.user.has_perm(self.permission)

    def to_pair(self, link):
        """The address of a pair in this story, or of the story where there is no pair to go to."""
        return pair_url(self.object, *in_reading_order(link)) if link else self.object.get_admin_url()


class StoryScreen(StoryDoor, TemplateView):
    template_name = "admin/desk/story.html"

    def get(self, request, *args, **kwargs):
        if request.GET.get(f"other{TYPED}", "").strip():
            return HttpResponseRedirect(self._typed())
        return self.render_to_response(self.get_context_data())

    def _other_field(self):
        return choose(Link, "low", self.admin_site, label="Another article")

    def _typed(self):
        """Where no script runs, another article is given by its number or its exact headline."""
        try:
            other = self._other_field().clean(self.request.GET[f"other{TYPED}"].strip())
        except ValidationError as error:
            messages.error(self.request, error.messages[0])
            return self.object.get_admin_url()
        one = as_key(self.request.GET.get("one", ""))
        return pair_url(self.object, Article(pk=one) if one else self.at_hand().lead, other)

    def asked(self):
        return self.request.GET

    def asked_keys(self):
        keys = [as_key(self.asked().get(name, "")) for name in ("one", "other")]
        return None if None in keys else keys

    def get_context_data(self, form=None, **kwargs):
        # Taken before anything is read: what a colleague decides from now on was not seen.
        seen = timezone.now()
        at_hand = StoryAtHand(self.object, self.asked_keys())
        pair = self.pair(at_hand)
        return super().get_context_data(
            **self.admin_site.each_context(self.request),
            **self.story_context(at_hand, pair),
            **self.pair_context(at_hand, pair),
            may={name: self.may(name) for name in PERMISSIONS},
            seen=seen,
            typed=form is not None,
            form=form or (DecisionForm(pair=pair) if pair else None),
            **kwargs,
        )

    def pair(self, at_hand):
        """The one that is asked for, else the first that waits, else the first two articles."""
        articles = self.asked_articles()
        if articles is None and at_hand.waiting:
            articles = load_articles(*keys_of(in_reading_order(at_hand.waiting[0])))
        elif articles is None and len(at_hand.members) > 1:
            articles = load_articles(
                *keys_of((at_hand.kept if len(at_hand.kept) > 1 else at_hand.members)[:2])
            )
        return compare_pair(*articles, at_hand.link(*articles)) if articles else None

    def asked_articles(self):
        keys = self.asked_keys()
        if keys is None:
            return None
        articles = load_articles(*keys)
        if len(articles) == 2:
            return articles
        messages.warning(self.request, NO_SUCH_PAIR)
        return None

    def story_context(self, at_hand, pair):
        lead = at_hand.lead
        kept = at_hand.kept
        warnings = contradictions(at_hand.members) if at_hand.links else []
        deed = last_deed(at_hand.were_here, user=self.request.user) if at_hand.links else []
        return {
            "title": lead.headline if lead else "A story without articles",
            "story": self.object,
            "opts": self.object._meta,
            "at_hand": at_hand,
            "members": [self._member(at_hand, pair, article) for article in at_hand.members],
            "outlet_count": len({article.source_id for article in kept}),
            "inbox_count": sum(article.status == Article.Status.INBOX for article in kept),
            "events": list(Event.objects.filter(coverage__article__in=at_hand.members).distinct()),
            "warnings": [self._warned(one) for one in warnings],
            "deed": deed,
            "deed_words": say_deed(deed),
            "deed_at": deed[0].decided_at if deed else None,
        }

    def _member(self, at_hand, pair, article):
        first, second = pair.articles if pair else (at_hand.lead, at_hand.lead)
        places = {first.pk: 1, second.pk: 2} if pair else {}
        return Member(
            article,
            decided_of(article, at_hand.decided(article)),
            places.get(article.pk),
            pair_url(self.object, article, second if article != second else first),
            pair_url(self.object, first if article != first else second, article),
        )

    def _warned(self, contradiction):
        links = [contradiction.apart, *contradiction.path]
        return Warned(contradiction.words, [(say_link(link), self.to_pair(link)) for link in links])

    def pair_context(self, at_hand, pair):
        link = pair.link if pair else None
        comparison = self._other_field()
        return {
            "pair": pair,
            "single": alone(*load_articles(at_hand.lead.pk)) if at_hand.lead and not pair else None,
            "pair_url": pair_url(self.object, *pair.articles) if pair else "",
            "relations": [(relation.value, relation.label, key) for relation, key in KEYS.items()],
            "following": [str(link.pk) for link in at_hand.queue.implied[:MOST_AT_ONCE]],
            "following_words": say_relations(at_hand.queue.implied),
            "next_pair": at_hand.waiting_after(link),
            "next_url": self.to_pair(at_hand.waiting_after(link)),
            "previous_url": self.to_pair(at_hand.waiting_before(link)),
            "comparison": comparison.widget.render("other", None, {"id": "id_compare_other"}),
            "media": comparison.widget.media,
        }


def keys_of(articles):
    return [article.pk for article in articles]


class NextStory(StoryDoor, View):
    """On to the next entry of the inbox, from the last to the first."""

    def get(self, request, *args, **kwargs):
        waiting = Story.objects.in_inbox().exclude(pk=self.object.pk).newest_arrival_first()
        here = Story.objects.newest_arrival_first().get(pk=self.object.pk)
        earlier = Q(latest_arrival__lt=here.latest_arrival) | Q(
            latest_arrival=here.latest_arrival, pk__lt=here.pk
        )
        found = (waiting.filter(earlier).first() if here.latest_arrival else None) or waiting.first()
        if found is None:
            messages.success(request, "No other story waits.")
            return HttpResponseRedirect(list_url(Story))
        return HttpResponseRedirect(found.get_admin_url())
