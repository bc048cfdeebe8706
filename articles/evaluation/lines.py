"""Files of JSON lines: what is tried comes out of one, what the machine says of it goes into another."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path

UNTRIED = "Nothing was tried."


class BadFile(Exception):
    """Which file or line cannot be read or written, and why."""


def read_lines(path: Path, fault_in: Callable[[object], str]) -> list[dict]:
    """`fault_in` says what is wrong with a line, as the end of a sentence that begins with it; nothing if it is fit.
    Raises BadFile naming the first line that is not."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadFile(f"{path} cannot be read ({error}).") from error
    rows: dict[object, dict] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            row = _read_line(f"Line {number} of {path}", line, fault_in)
            if row["id"] in rows:
                raise BadFile(f"Line {number} of {path} has an id that is taken, “{row['id']}”. {UNTRIED}")
            rows[row["id"]] = row
    return list(rows.values())


def _read_line(place: str, line: str, fault_in: Callable[[object], str]) -> dict:
    try:
        row = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise BadFile(f"{place} is no JSON: {error}. {UNTRIED}") from error
    fault = fault_in(row)
    if fault:
        raise BadFile(f"{place} {fault}. {UNTRIED}")
    return row


def write_lines(path: Path, rows: Iterable[dict]) -> None:
    try:
        path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    except OSError as error:
        raise BadFile(f"{path} cannot be written ({error}).") from error
