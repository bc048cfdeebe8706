"""What stands around an article's form: its text with the cuts, its links, quotes, events and versions."""

from typing import NamedTuple

from articles.models import Article, Link, Quote

from .changed_quotes import adrift_quotes
from .cutting import CutForm, cut_pieces
from .linking import DIRECTED, WORDS, LinkForm
from .placing import NewEventForm, PlaceForm
from .story.pair import compare_url

# As many as can be judged in one sitting; the list of links shows them all.
MOST_LINKS = 25
MOST_QUOTES = 40


class SeenLink(NamedTuple):
    """A link as one of its two articles sees it."""

    link: Link
    other: Article
    words: str

    @property
    def compare_url(self):
        return compare_url(self.link)

    @property
    def others_first(self):
        return self.link.origin_id == self.other.pk


def seen_from(article, link):
    other = link.other(article)
    relation = Link.Relation(link.relation)
    if relation not in DIRECTED or link.origin_id == other.pk:
        words = WORDS[relation]
    elif link.origin_id == article.pk:
        words = f"has its {relation.label} in"
    else:
        words = f"{relation.label}, unknown which was first:"
    return SeenLink(link, other, words)


def article_page(request, article, admin_site):
    may = {
        name: request.user.has_perm(f"articles.{name}")
        for name in (
            *("decide_link", "add_link", "decide_quote", "add_quote", "add_coverage", "add_event"),
            *("change_article", "delete_article"),
        )
    }
    version = article.current_version
    return {
        "may": may,
        "link_form": LinkForm(article=article, admin_site=admin_site, auto_id="link_%s"),
        "place_form": PlaceForm(admin_site=admin_site, auto_id="place_%s"),
        "new_event_form": NewEventForm(auto_id="new_event_%s"),
        "version": version,
        "pieces": cut_pieces(version) if version else [],
        "cut_form": CutForm(version=version, auto_id="cut_%s") if version else None,
        "relations": Link.Relation.choices,
        **links_of(article),
        **quotes_of(article),
        "coverage": list(article.coverage.select_related("event").order_by("-pk")),
        "versions": list(
            article.versions.select_related("made_by").defer("raw_text", "text", "cuts").order_by("-number")
        ),
    }


def links_of(article):
    links = Link.objects.touching(article).for_listing()
    waiting = links.waiting()
    suggested = list(waiting.order_by("-score", "-pk")[:MOST_LINKS])
    decided = list(links.exclude(state=Link.State.SUGGESTED).order_by("-decided_at", "-pk")[: MOST_LINKS + 1])
    return {
        "links_waiting": waiting.count(),
        "suggested_links": [seen_from(article, link) for link in suggested],
        "decided_links": [seen_from(article, link) for link in decided[:MOST_LINKS]],
        "more_links": len(suggested) == MOST_LINKS or len(decided) > MOST_LINKS,
    }


def quotes_of(article):
    quotes = Quote.objects.of_article(article).select_related("speaker", "decided_by")
    here = list(quotes.filter(version=article.current_version_id).in_text_order()[: MOST_QUOTES + 1])
    return {
        "quotes": here[:MOST_QUOTES],
        "more_quotes": len(here) > MOST_QUOTES,
        "adrift_quotes": adrift_quotes(quotes),
        "quotes_waiting": quotes.waiting().count(),
    }
