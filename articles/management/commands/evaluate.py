import json
import time
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from articles.evaluation.links import fault_in, predictions, read_articles
from articles.evaluation.throwaway import NoDatabase, throwaway_database

UNTRIED = "Nothing was tried."


class Command(BaseCommand):
    help = "Try the engine in a throw-away database: which of a file's articles does it link?"

    def add_arguments(self, parser):
        what = parser.add_subparsers(dest="what", required=True)
        links = what.add_parser("links", help="Which articles tell one event, and which stories they form.")
        links.add_argument(
            "file", type=Path, help="JSON lines in order of arrival: id, title, text, source, published_at."
        )
        links.add_argument(
            "--predictions", type=Path, required=True, metavar="OUT", help="A JSON line for each."
        )

    def handle(self, *, file, predictions, **options):
        lines = read_lines(file)
        try:
            with throwaway_database():
                answers, seconds = answered(lines)
        except NoDatabase as error:
            raise CommandError(str(error)) from error
        write_lines(predictions, answers)
        stories = len({answer["story"] for answer in answers})
        each = 1000 * seconds / max(1, len(answers))
        self.stdout.write(
            f"{len(answers)} articles, {sum(len(answer['links']) for answer in answers)} suggested links, "
            f"{stories} stories; {each:.1f} ms of processor time an article."
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
