import sys

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from articles.models import Article
from articles.tasks import read_version


class Command(BaseCommand):
    help = (
        "Read the articles again, in the order in which they came in: people, quotes, links and stories. What editors "
        "decided stays, and a second run changes nothing. Spiked articles are left out. "
        "Exit status: 0 all were read, 1 some could not be read."
    )

    def add_arguments(self, parser):
        parser.add_argument("--unread", action="store_true", help="only those that were not compared yet")
        parser.add_argument("--no-progress", action="store_true", help="no progress bar")

    def handle(self, *, unread, no_progress, **options):
        articles = Article.objects.not_spiked().with_text()
        if unread:
            articles = articles.not_compared()
        versions = list(articles.order_by("created_at", "pk").values_list("current_version", flat=True))
        failed = 0
        bar = tqdm(
            versions, unit=" articles", file=sys.stderr, leave=False, disable=True if no_progress else None
        )
        for version in bar:
            try:
                read_version.call(version)
            except Exception as error:
                failed += 1
                headline = Article.objects.filter(current_version=version).values_list("headline", flat=True)
                with bar.external_write_mode(file=sys.stderr):
                    self.stdout.write(f"not read     {headline.first()}: {error or type(error).__name__}")
        self.stdout.write(f"{len(versions) - failed} read, {failed} failed")
        if failed:
            raise CommandError(f"{failed} could not be read; the lines above say why.", returncode=1)
