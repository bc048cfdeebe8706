from django.core.management.base import BaseCommand, CommandError

from articles.models import Event
from articles.publishing import static_pages
from articles.publishing.pages import keep_page, take_away_others, write_page


class Command(BaseCommand):
    help = (
        "Make the page of every published event anew where the code or the templates changed, and keep it; where "
        "STATIC_PAGES_ROOT is set, write each as a file and take away what is published no more. Run it after each "
        "upgrade; safe to run twice, and while others publish. Exit status: 0 all were written, 1 one could not be."
    )

    def handle(self, **options):
        failed = written = 0
        for event in Event.objects.published().order_by("pk"):
            try:
                keep_page(event.pk)
                write_page(event.pk)
            except Exception as error:
                failed += 1
                self.stdout.write(f"not written  {event}: {error}")
            else:
                written += 1
        self.stdout.write(f"{written} written")
        if static_pages.are_on():
            for slug in take_away_others():
                self.stdout.write(f"taken away  {slug}")
        if failed:
            raise CommandError(f"{failed} could not be written; the lines above say why.", returncode=1)
