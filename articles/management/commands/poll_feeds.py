from collections import Counter

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Q
from django.template.defaultfilters import pluralize

from articles.ingest.polling import poll_due, poll_each
from articles.models import Feed

from .import_articles import say, summary


class Command(BaseCommand):
    help = (
        "Ask the feeds that are due for new articles; run it every few minutes. "
        "Exit status: 0 all feeds answered, 1 a feed failed, 2 wrong usage."
    )

    def add_arguments(self, parser):
        which = parser.add_mutually_exclusive_group()
        which.add_argument("--all", action="store_true", help="every active feed, due or not")
        which.add_argument("--feed", metavar="URL_OR_ID", help="this feed, due or not, active or not")

    def handle(self, *, all, feed, **options):
        feeds = Feed.objects.order_by("pk")
        if feed:
            polled = poll_each(find_feed(feeds, feed))
        else:
            polled = poll_each(feeds.active()) if all else poll_due()
        counts = Counter()
        asked = failed = 0
        for one, outcomes in polled:
            asked += 1
            if one.error_count:
                failed += 1
                self.stdout.write(f"{'feed failed':<12} {one.url}: {one.last_error}")
                continue
            statuses = Counter(outcome.status for outcome in outcomes)
            counts += statuses
            self.stdout.write(f"{'feed':<12} {one.url}: {summary(statuses, nothing='nothing new')}")
            for outcome in outcomes:
                self.stdout.write(say(outcome))
        feeds_asked = f"{asked} feed{pluralize(asked)} asked"
        self.stdout.write(f"{feeds_asked}, {failed} failed; {summary(counts, nothing='nothing new')}")
        if failed:
            raise CommandError(f"{failed} of {asked} failed; the lines above say why.", returncode=1)


def find_feed(feeds, name):
    wanted = Q(url=name) | Q(pk=int(name)) if name.isdecimal() else Q(url=name)
    found = feeds.filter(wanted)
    if not found:
        raise CommandError(
            f"There is no feed “{name}”. Give its address or its number in the desk.", returncode=2
        )
    return found
