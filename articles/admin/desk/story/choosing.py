"""What is done with several articles of a story at once. The list's buttons post here; each leads on to its page."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.urls import reverse

from articles.models import Article, Link

from ..triage import may_move, move_with_undo
from .at_hand import chosen_articles
from .deciding import StoryDeed
from .pair import pair_url

# What a button is called that leads to a page of its own, and what that page is for.
PAGES = {
    "event": "admin:articles_story_new_event",
    "add": "admin:articles_story_add_to_event",
}


class ChosenArticles(StoryDeed):
    """POST `do` and the articles; none chosen means all that nobody spiked."""

    def do(self):
        asked = self.request.POST.get("do", "")
        self.leads_to = None
        if asked in (Article.Status.DESK, Article.Status.SPIKED):
            self._move(asked)
        elif asked in PAGES:
            self.leads_to = self._page(PAGES[asked])
        elif asked in Link.Relation:
            self.leads_to = self._page("admin:articles_story_together", relation=asked)
        elif asked == "compare":
            self.leads_to = self._pair()
        else:
            raise ValidationError("Choose one of the buttons.")

    def go_back(self):
        return HttpResponseRedirect(getattr(self, "leads_to", None) or self.back_url())

    def _move(self, status):
        articles = self._chosen()
        if not may_move(self.request.user, [status]):
            raise PermissionDenied
        move_with_undo(self.request, articles, status, back=self.back_url())

    def _page(self, name, **query):
        query["article"] = [article.pk for article in self._chosen()]
        return reverse(name, args=[self.object.pk], query=query)

    def _pair(self):
        articles = self._chosen()
        if len(articles) != 2:
            raise ValidationError("Choose two articles to compare.")
        return pair_url(self.object, *articles)

    def _chosen(self):
        articles = chosen_articles(self.object, self.request.POST)
        if not articles:
            raise ValidationError("Choose at least one article: this story has none that is not spiked.")
        return articles
