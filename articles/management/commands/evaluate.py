import json
import time
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from articles.evaluation.desk import FEWEST_DECISIONS, Bound, Decided, desk_figures
from articles.evaluation.links import fault_in, predictions, read_articles
from articles.evaluation.throwaway import NoDatabase, throwaway_database

# As many as are looked at; the figures count all.
MOST_LISTED = 30
UNTRIED = "Nothing was tried."


class Command(BaseCommand):
    help = (
        "How well does the machine suggest? Over annotated articles, read in a throw-away database, or over the "
        "desk's own decisions."
    )

    def add_arguments(self, parser):
        what = parser.add_subparsers(dest="what", required=True)
        links = what.add_parser("links", help="Which articles tell one event, and which stories they form.")
        links.add_argument(
            "file",
            type=Path,
            nargs="?",
            help="JSON lines in order of arrival: id, title, text, source, published_at.",
        )
        links.add_argument("--predictions", type=Path, metavar="OUT", help="Where a JSON line for each goes.")
        links.add_argument("--desk", action="store_true", help="Over what this desk's editors decided.")

    def handle(self, *, file, predictions, desk, **options):
        if desk and (file or predictions):
            raise CommandError("--desk is about this desk's decisions: leave FILE and --predictions out.")
        if desk:
            self.tell_desk()
        elif file and predictions:
            self.try_file(file, predictions)
        else:
            raise CommandError("Give FILE and --predictions OUT, or --desk.")

    def try_file(self, file, predictions):
        lines = read_lines(file)
        try:
            with throwaway_database():
                answers, seconds = answered(lines)
        except NoDatabase as error:
            raise CommandError(str(error)) from error
        write_lines(predictions, answers)
        stories = len({answer["story"] for answer in answers})
        self.stdout.write(
            f"{len(answers)} articles, {sum(len(answer['links']) for answer in answers)} suggested links, "
            f"{stories} stories; {1000 * seconds / max(1, len(answers)):.1f} ms of processor time an article."
        )

    def tell_desk(self):
        figures = desk_figures()
        if not figures.decided:
            self.stdout.write("No pair of articles is decided yet: decide some on the desk, then ask again.")
            return
        belong = sum(one.belongs for one in figures.decided)
        self.stdout.write(
            f"{len(figures.decided)} decided pairs: {belong} belong together, "
            f"{len(figures.decided) - belong} are unrelated.\n"
            f"Suggested at the time: precision {figures.rates.precision:.3f}, recall {figures.rates.recall:.3f}.\n"
            "The pairs below have their scores of today."
        )
        self.tell_pairs("Wrongly suggested", figures.wrong)
        self.tell_pairs("Missed", figures.missed)
        self.tell_bound("The bound in force", figures.now)
        if figures.best and figures.best.bound == figures.now.bound:
            self.stdout.write("No other bound would serve this desk better.")
        elif figures.best:
            self.tell_bound("Best for this desk", figures.best)
            self.stdout.write("An editor-in-chief sets it under “Desk settings” in the admin.")
        else:
            self.stdout.write(
                f"No bound is proposed: that takes {FEWEST_DECISIONS} decided pairs or more, of both kinds."
            )

    def tell_pairs(self, title: str, pairs: list[Decided]):
        self.stdout.write(f"\n{title}: {len(pairs)}")
        for one in pairs[:MOST_LISTED]:
            score = "  – " if one.score is None else f"{one.score:.2f}"
            link = one.link
            self.stdout.write(
                f"  {score}  “{link.low}” ({link.low.source}) · “{link.high}” ({link.high.source})"
            )
        if len(pairs) > MOST_LISTED:
            self.stdout.write(f"  and {len(pairs) - MOST_LISTED} more")

    def tell_bound(self, title: str, found: Bound):
        rates = found.rates
        self.stdout.write(
            f"{title} is {found.bound:.2f}: by the scores of today precision {rates.precision:.3f}, "
            f"recall {rates.recall:.3f}, F1 {rates.f1:.3f}."
        )


def answered(lines: list[dict]) -> tuple[list[dict], float]:
    """The predictions, and the seconds of processor time that storing and reading took."""
    with transaction.atomic():
        start = time.process_time()
        ids = read_articles(lines)
        seconds = time.process_time() - start
        answers = list(predictions(ids))
        # Taken back, so that nothing is read a second time by the task that follows a commit.
        transaction.set_rollback(True)
    return answers, seconds


def read_lines(path: Path) -> list[dict]:
    """Raises CommandError naming the line that cannot be read."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{path} cannot be read ({error}).") from error
    rows: dict[str, dict] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            row = _read_line(path, number, line)
            if row["id"] in rows:
                raise CommandError(
                    f"Line {number} of {path} has an id that is taken, “{row['id']}”. {UNTRIED}"
                )
            rows[row["id"]] = row
    return list(rows.values())


def _read_line(path: Path, number: int, line: str) -> dict:
    try:
        row = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise CommandError(f"Line {number} of {path} is no JSON: {error}. {UNTRIED}") from error
    fault = fault_in(row)
    if fault:
        raise CommandError(f"Line {number} of {path} {fault}. {UNTRIED}")
    return row


def write_lines(path: Path, rows: list[dict]) -> None:
    try:
        path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    except OSError as error:
        raise CommandError(f"{path} cannot be written ({error}).") from error
