"""Moving articles between inbox, desk and spike. Nothing is asked; everything can be taken back."""

from collections import defaultdict

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.views.generic import View
from simple_history.utils import bulk_update_with_history

from articles.models import Article
from articles.tasks import read_again

from ..counting import numbered
from ..keys import as_key
from .doors import DeskMixin, offer_undo

# Spiking takes an article out of the work as deleting would, so it asks for the same permission.
PERMISSIONS = {
    Article.Status.INBOX: "articles.change_article",
    Article.Status.DESK: "articles.change_article",
    Article.Status.SPIKED: "articles.delete_article",
}
WORDS = {
    Article.Status.INBOX: "back in the inbox",
    Article.Status.DESK: "moved to the desk",
    Article.Status.SPIKED: "spiked",
}


def move(articles, status, *, user):
    """Gives the articles a desk status; returns the ids of those that had another, by what they had.

    What comes back from the spike is compared with what came in meanwhile.
    """
    before = defaultdict(list)
    moved = [article for article in articles if article.status != status]
    for article in moved:
        before[article.status].append(article.pk)
        article.status = status
    bulk_update_with_history(moved, Article, ["status"], default_user=user, batch_size=500)
    spiked_before = set(before[Article.Status.SPIKED])
    for article in moved:
        if article.pk in spiked_before:
            read_again(article)
    return before


def may_move(user, statuses):
    return all(user.has_perm(PERMISSIONS[status]) for status in statuses)


def move_with_undo(request, articles, status, *, back=None):
    """Undo leads to `back`: unless told otherwise the page that posted, with its filters."""
    before = move(articles, status, user=request.user)
    count = sum(map(len, before.values()))
    if not count:
        messages.info(request, f"Nothing changed: already {WORDS[status]}.")
        return
    told = f"{numbered(count, 'article')} {WORDS[status]}."
    if not may_move(request.user, before):
        messages.success(request, told)
        return
    ids = {state: ",".join(map(str, pks)) for state, pks in before.items()}
    back = request.get_full_path() if back is None else back
    offer_undo(request, told, reverse("admin:articles_article_triage"), next=back, **ids)


class Triage(DeskMixin, View):
    """POST with article ids, comma-separated, under the status each is to have."""

    http_method_names = ["post"]

    def get_object(self):
        return None

    def allowed(self):
        return may_move(self.request.user, self.wanted())

    def home_url(self):
        return reverse("admin:articles_article_changelist")

    def wanted(self):
        lists = {status: self.request.POST.get(status, "").split(",") for status in Article.Status}
        ids = {status: [pk for pk in map(as_key, pks) if pk is not None] for status, pks in lists.items()}
        return {status: pks for status, pks in ids.items() if pks}

    def post(self, request):
        for status, pks in self.wanted().items():
            move_with_undo(request, Article.objects.filter(pk__in=pks), status, back=self.back_url())
        return HttpResponseRedirect(self.back_url())
