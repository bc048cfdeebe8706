import sys
from collections import Counter
from difflib import get_close_matches

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from articles.ingest.batch import expand, import_items
from articles.ingest.store import Status
from articles.models import Source


class Command(BaseCommand):
    help = (
        "Import articles from text files, HTML pages, RSS, Atom and JSON feeds, ninjs, NewsML-G2 and JSON lines. "
        "Prints one line an item and a summary. Exit status: 0 all went well, 1 something failed, 2 wrong usage."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "paths",
            nargs="+",
            metavar="PATH",
            help="a file, a folder of files, an http(s) address, or - for standard input",
        )
        parser.add_argument(
            "--source", metavar="SLUG", help="the outlet all of it is from; else what each item says"
        )
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="tell what would happen and keep nothing; others cannot save while it runs on SQLite",
        )
        parser.add_argument("--no-progress", action="store_true", help="no progress bar")

    def handle(self, *, paths, source, dry_run, no_progress, **options):
        source = find_source(source) if source else None
        bar = tqdm(
            list(expand(paths)),
            unit=" files",
            file=sys.stderr,
            leave=False,
            disable=True if no_progress else None,
        )
        counts = Counter()
        for outcome in import_items(bar, source=source, dry_run=dry_run):
            counts[outcome.status] += 1
            with bar.external_write_mode(file=sys.stderr):
                self.stdout.write(say(outcome))
                self.stdout.flush()
        self.stdout.write(summary(counts) + (" (dry run: nothing was kept)" if dry_run else ""))
        if counts[Status.FAILED]:
            raise CommandError(f"{counts[Status.FAILED]} failed; the lines above say why.", returncode=1)


def find_source(slug):
    source = Source.objects.filter(slug=slug).first()
    if source is None:
        near = get_close_matches(slug, Source.objects.values_list("slug", flat=True), n=3)
        advice = f"Did you mean {' or '.join(near)}?" if near else "Make it in the desk first."
        raise CommandError(f"There is no source “{slug}”. {advice}", returncode=2)
    return source


def say(outcome):
    line = f"{outcome.status.label:<12} {outcome.label}"
    return f"{line}: {outcome.message}" if outcome.message else line


def summary(counts, *, nothing="nothing to import"):
    """As in "12 new, 1 new version, 3 unchanged, 1 failed"."""
    return ", ".join(f"{counts[status]} {status.label}" for status in Status if counts[status]) or nothing
