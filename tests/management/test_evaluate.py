"""`manage.py evaluate links FILE`: a throw-away database is made, read into and gone again."""

import json
import os
from contextlib import nullcontext

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, connections

from articles.evaluation import throwaway
from articles.evaluation.throwaway import NoDatabase, throwaway_database
from articles.management.commands import evaluate
from articles.models import Article, Fingerprint, Source
from tests.coverage import stories
from tests.factories import ArticleFactory, SourceFactory

pytestmark = pytest.mark.django_db

ROWS = [
    {"id": "one", "title": stories.WIRE_HEADLINE, "text": stories.WIRE, "source": "Bay Wire"},
    {"id": "two", "title": stories.REPORT_HEADLINE, "text": stories.REPORT, "source": "Skarrow Post"},
]


@pytest.fixture
def file(tmp_path):
    def write(rows):
        path = tmp_path / "articles.jsonl"
        path.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows))
        return path

    return write


@pytest.fixture
def out(tmp_path):
    return tmp_path / "predictions.jsonl"


@pytest.fixture
def in_place(monkeypatch):
    """Read into the test's own database, which spares making one."""
    monkeypatch.setattr(evaluate, "throwaway_database", nullcontext)


def test_the_newsrooms_own_database_is_left_as_it_was(file, out, capsys):
    ArticleFactory(source=SourceFactory(name="Bay Wire"))
    own = connections["default"]
    before = [list(model.objects.values()) for model in (Article, Source, Fingerprint)]

    call_command("evaluate", "links", file(ROWS), predictions=out)

    assert [list(model.objects.values()) for model in (Article, Source, Fingerprint)] == before
    assert connections["default"] is own
    assert [json.loads(line)["id"] for line in out.read_text().splitlines()] == ["one", "two"]
    assert "2 articles, 1 suggested links, 1 stories" in capsys.readouterr().out


def test_the_newsrooms_own_database_is_back_after_an_error(monkeypatch):
    own = connections["default"]
    article = ArticleFactory()

    def fail(*args, **options):
        assert connections["default"] is not own
        raise ZeroDivisionError

    monkeypatch.setattr(throwaway, "call_command", fail)

    with pytest.raises(ZeroDivisionError), throwaway_database():
        pass

    assert connections["default"] is own
    assert list(Article.objects.all()) == [article]


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite makes its database in memory")
def test_no_database_is_left_behind_by_an_error(monkeypatch):
    monkeypatch.setattr(throwaway, "call_command", lambda *args, **options: 1 / 0)

    with pytest.raises(ZeroDivisionError), throwaway_database():
        pass

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_database WHERE datname = %s", [f"newsroom_tried_{os.getpid()}"]
        )
        assert cursor.fetchone() == (0,)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("{", "is no JSON"),
        ("[" * 100_000, "is no JSON"),
        ({"id": "three", "title": "Fire"}, "needs id, title and text"),
        ("7", "needs id, title and text"),
        (ROWS[0], "has an id that is taken, “one”"),
        (
            {"id": "3", "title": "Fire", "text": "It burnt.", "published_at": "soon"},
            "has a date that cannot be read",
        ),
    ],
)
def test_a_bad_line_is_named_and_nothing_is_tried(file, out, in_place, row, told):
    with pytest.raises(CommandError, match=r"^Line 4 of .*\. Nothing was tried\.$") as error:
        call_command("evaluate", "links", file([*ROWS, "", row]), predictions=out)

    assert told in str(error.value)
    assert not out.exists()
    assert not Article.objects.exists()


def test_a_file_that_is_not_there_is_named(tmp_path, out):
    with pytest.raises(CommandError, match=r"nowhere\.jsonl cannot be read"):
        call_command("evaluate", "links", tmp_path / "nowhere.jsonl", predictions=out)


def test_a_file_in_another_encoding_is_named(tmp_path, out):
    path = tmp_path / "latin.jsonl"
    path.write_bytes("Älvhamn".encode("latin-1"))

    with pytest.raises(CommandError, match="cannot be read"):
        call_command("evaluate", "links", path, predictions=out)


def test_a_place_that_cannot_be_written_is_named(file, in_place, tmp_path):
    with pytest.raises(CommandError, match="cannot be written"):
        call_command("evaluate", "links", file(ROWS), predictions=tmp_path)


def test_an_empty_file_gives_no_predictions(file, out, in_place):
    call_command("evaluate", "links", file([]), predictions=out)

    assert out.read_text() == ""


def test_what_was_tried_is_taken_back_before_anything_follows_from_it(file, out, in_place):
    call_command("evaluate", "links", file(ROWS), predictions=out)

    assert not Article.objects.exists()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite makes its database in memory")
def test_where_no_database_can_be_made_it_is_said_what_to_do(monkeypatch):
    def refuse(own, statement):
        raise throwaway.DatabaseError("permission denied to create database")

    monkeypatch.setattr(throwaway, "_outside", refuse)

    with pytest.raises(NoDatabase, match="Allow the database user to create databases"), throwaway_database():
        pass


def test_quotes_are_tried_like_links(file, out, capsys):
    text = "“The pier will close in May,” said Mara Quill."

    call_command("evaluate", "quotes", file([{"id": "one", "text": text}]), predictions=out)

    [answer] = map(json.loads, out.read_text().splitlines())
    assert text[answer["quotes"][0]["start"] : answer["quotes"][0]["end"]] == "“The pier will close in May,”"
    assert "1 articles, 1 quotations, 1 with a speaker" in capsys.readouterr().out
    assert not Article.objects.exists()


def test_a_line_without_a_text_is_no_line_of_quotes(file, out, in_place):
    with pytest.raises(CommandError, match=r"^Line 1 of .* needs id and text"):
        call_command("evaluate", "quotes", file([{"id": "one", "title": "Pier"}]), predictions=out)


def test_names_are_tried_like_links(file, out, in_place, capsys):
    rows = [
        {"id": 1, "a": "Mara Quill", "b": "Mara Quill", "same": True},
        {"id": 2, "a": "Mara Quill", "b": "Odo Fenn", "same": False},
    ]

    call_command("evaluate", "names", file(rows), predictions=out)

    assert [(row["id"], row["same"]) for row in map(json.loads, out.read_text().splitlines())] == [
        (1, True),
        (2, False),
    ]
    assert "2 pairs of names, 1 suggested as one person, 1 without asking" in capsys.readouterr().out


@pytest.mark.parametrize("kind", ["quotes", "names"])
def test_what_has_no_desk_of_its_own_needs_a_place_for_its_predictions(file, kind):
    with pytest.raises(CommandError, match="--predictions"):
        call_command("evaluate", kind, file(ROWS))
