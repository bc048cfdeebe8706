from django.core.management.base import BaseCommand, CommandError

from articles.publishing.due import publish_due


class Command(BaseCommand):
    help = (
        "Publish the events whose scheduled time has come; run it every minute. Safe to run twice at once. "
        "Exit status: 0 all were published, 1 one could not be."
    )

    def handle(self, **options):
        failed = 0
        for event, edition, messages in publish_due():
            if edition is None:
                failed += 1
                self.stdout.write(f"not published  {event}: {' '.join(messages)}")
            else:
                self.stdout.write(f"published  {edition}")
        if failed:
            raise CommandError(f"{failed} could not be published; the lines above say why.", returncode=1)
