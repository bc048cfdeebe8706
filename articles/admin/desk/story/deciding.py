"""What is done on the triage screen with one key: decide a pair, let the rest follow, take the last deed back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect

from articles.coverage.deciding import decide, decide_as_suggested, last_deed, suggest, take_back_all
from articles.models import Link, Story

from ...counting import numbered
from ...keys import as_key, as_moment
from ..doors import Deed, say_errors
from .at_hand import StoryAtHand
from .pair import DecisionForm, compare_pair, pair_url
from .screen import NO_SUCH_PAIR, StoryDoor, StoryScreen
from .words import say_deed, say_link


class StoryDeed(StoryDoor, Deed):
    """Leads back to the story, or to that which took its articles in."""

    gone = "This story is gone. Choose another."

    def home_url(self):
        return self.story_now().get_admin_url()

    def story_now(self):
        if self.object.articles.exists():
            return self.object
        moved = Story.objects.filter(articles__pk=as_key(self.request.POST.get("one", ""))).first()
        return moved or self.object


class DecidePair(StoryScreen, StoryDeed):
    """POST the two and a relation. Refused, the page comes back with what was typed and what a colleague decided."""

    def allowed_too(self):
        return self.may("decide_link") or self.may("add_link")

    def asked(self):
        return self.request.POST

    def pair(self, at_hand):
        """The two that are posted and no others: a key must not decide what the page did not show."""
        articles = self.asked_articles()
        return compare_pair(*articles, at_hand.link(*articles)) if articles else None

    def post(self, request, *args, **kwargs):
        at_hand = StoryAtHand(self.object, self.asked_keys())
        pair = self.pair(at_hand)
        if pair is None:
            if self.asked_keys() is None:
                messages.warning(request, NO_SUCH_PAIR)
            return self.go_back()
        form = DecisionForm(request.POST, pair=pair)
        then = at_hand.waiting_after(pair.link)
        try:
            if not form.is_valid():
                raise ValidationError("Choose one of the buttons.")
            self.decide(pair, form)
        except ValidationError as error:
            say_errors(request, error)
            return self.render_to_response(
                self.get_context_data(form=DecisionForm(pair=pair, initial=typed(form)))
            )
        return HttpResponseRedirect(self.after(pair, then))

    def decide(self, pair, form):
        if not self.may("decide_link"):
            link = suggest(*pair.articles, user=self.request.user, **form.deed())
            messages.success(self.request, f"Suggested. {say_link(link)}. An editor will decide.")
            return
        seen = as_moment(self.request.POST.get("seen", ""))
        link = decide(*pair.articles, user=self.request.user, state=form.state, seen=seen, **form.deed())
        messages.success(self.request, f"{say_link(link)}.")

    def after(self, pair, then):
        """The pair that came next, if it is still to be looked at; else whatever is; else the one just decided."""
        self.object = self.story_now()
        waiting = StoryAtHand(self.object).waiting
        if then in waiting:
            return self.to_pair(then)
        return self.object.get_admin_url() if waiting else pair_url(self.object, *pair.articles)


def typed(form):
    """What was typed, to be shown again; the radio button for “not known” is typed too."""
    return {name: form.data.get(name, "") for name in ("origin", "note")}


class FollowingPairs(StoryDeed):
    """POST `links`, the keys of those that follow from what was decided: each is decided as it is suggested."""

    permission = "articles.decide_link"

    def do(self):
        posted = self.request.POST
        keys = [key for key in map(as_key, posted.get("links", "").split(",")) if key is not None]
        links = Link.objects.waiting().filter(pk__in=keys).for_listing()
        decided = decide_as_suggested(links, user=self.request.user, seen=as_moment(posted.get("seen", "")))
        say_decided(self.request, decided)


class UndoDeed(StoryDeed):
    """POST `decided`, when the deed was done: only that one is taken back."""

    permission = "articles.decide_link"

    def do(self):
        deed = last_deed(StoryAtHand(self.object).were_here, user=self.request.user)
        if not deed or deed[0].decided_at != as_moment(self.request.POST.get("decided", "")):
            raise ValidationError("There is nothing to undo: it was taken back already, or decided anew.")
        words = say_deed(deed)
        take_back_all(deed, user=self.request.user)
        messages.success(self.request, f"Taken back. {words}.")
        self.deed = deed

    def back_url(self):
        """The pair that was taken back, so that it can be decided otherwise at once."""
        self.object = self.story_now()
        deed = getattr(self, "deed", [])
        return self.to_pair(deed[0]) if len(deed) == 1 else self.object.get_admin_url()


def say_decided(request, decided):
    """What was done, and by name what was left alone."""
    if decided.links:
        messages.success(request, f"{numbered(len(decided.links), 'pair')} decided.")
    for refusal in decided.refused:
        messages.error(request, refusal)
    if not (decided.links or decided.refused):
        messages.info(request, "Nothing changed: they are decided so already.")
