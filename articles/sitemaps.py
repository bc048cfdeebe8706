"""What search engines are told to look at. Of editions alone, like the pages themselves."""

from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.urls import reverse
from django.utils import timezone

from articles.models import Edition, EditionPerson, EditionSource

# What a news search takes for news.
NEWS = timedelta(days=2)


class PublicSitemap(Sitemap):
    protocol = urlsplit(settings.SITE_URL).scheme

    def get_domain(self, site=None):
        return urlsplit(settings.SITE_URL).netloc


class EventSitemap(PublicSitemap):
    def items(self):
        return Edition.objects.for_listing()

    def lastmod(self, edition):
        return edition.published_at


class NewsSitemap(EventSitemap):
    def items(self):
        since = timezone.now() - NEWS
        return super().items().filter(event__first_published_at__gte=since)


class RowSitemap(PublicSitemap):
    """The pages of people or of outlets."""

    def __init__(self, model, page):
        self.model, self.page = model, page

    def items(self):
        return (
            self.model.objects.current().select_related("edition").defer("edition__content").order_by("key")
        )

    def location(self, row):
        return reverse(f"articles:{self.page}", args=[row.slug])

    def lastmod(self, row):
        return row.edition.published_at


SITEMAPS = {
    "events": EventSitemap,
    "people": RowSitemap(EditionPerson, "person-detail"),
    "sources": RowSitemap(EditionSource, "source-detail"),
}
NEWS_SITEMAPS = {"news": NewsSitemap}
