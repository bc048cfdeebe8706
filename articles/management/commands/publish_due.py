from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from articles.models import Event
from articles.publishing.lifecycle import publish_scheduled


class Command(BaseCommand):
    help = (
        "Publish the events whose scheduled time has come; run it every minute. Safe to run twice at once. "
        "Exit status: 0 all were published, 1 one could not be."
    )

    def handle(self, **options):
        failed = 0
        for event in Event.objects.due(timezone.now()):
            try:
                edition = publish_scheduled(event)
            except ValidationError as error:
                # Published, changed or sent back by someone else meanwhile: then it is no longer due as it was.
                if Event.objects.due(timezone.now()).filter(pk=event.pk).exists():
                    failed += 1
                    self.stdout.write(f"not published  {event}: {' '.join(error.messages)}")
                continue
            self.stdout.write(f"published  {edition}")
        if failed:
            raise CommandError(f"{failed} could not be published; the lines above say why.", returncode=1)
