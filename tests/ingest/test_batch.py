import inspect
import io
import os
import sys
from pathlib import Path

import pytest

from articles.ingest import batch, fetch
from articles.ingest.batch import expand, import_items
from articles.ingest.store import Status
from articles.models import Article
from tests.factories import SourceFactory

from .texts import BRIDGE, END, LEDE, MORE, PAGE


def statuses(inputs, **options):
    return [str(outcome.status) for outcome in import_items(inputs, **options)]


def test_a_folder_gives_its_files_sorted_with_those_of_subfolders_and_without_hidden_ones(tmp_path):
    for name in ("b.txt", "a/2.txt", "a/1.txt", ".hidden.txt", ".git/x.txt", "c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")

    found = [str(Path(path).relative_to(tmp_path)) for path in expand([tmp_path])]

    assert found == ["a/1.txt", "a/2.txt", "b.txt", "c.txt"]


def test_folders_that_lead_back_to_themselves_end(tmp_path):
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "again").symlink_to(tmp_path)

    assert [Path(path).name for path in expand([tmp_path])] == ["a.txt"]


def test_what_is_no_folder_is_left_as_it_is():
    inputs = ["-", "https://herald.example/bridge", ("paste.txt", b"x"), "no/such/file.txt"]

    assert list(expand(inputs)) == inputs


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read every folder")
def test_a_folder_that_may_not_be_read_is_a_failed_item(tmp_path):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0)

    assert statuses([tmp_path]) == ["failed"]


def test_nothing_is_read_before_its_turn(monkeypatch):
    read = []
    monkeypatch.setattr(batch, "read_capped", lambda path: read.append(path) or b"")

    next(import_items(["one.txt", "two.txt"]))

    assert read == [Path("one.txt")]


@pytest.mark.django_db
def test_files_uploads_standard_input_and_addresses_come_in_alike(good, monkeypatch, answers):
    answers(bridge=PAGE.format(f"<p>{LEDE}</p><p>{MORE}</p><p>{END}</p>"))
    standard_input = io.TextIOWrapper(io.BytesIO(f"Council meets\n\n{LEDE} {END}".encode()))
    monkeypatch.setattr(sys, "stdin", standard_input)

    outcomes = list(
        import_items(
            [
                good / "a_first.txt",
                ("up.txt", b"Upload\n\n" + MORE.encode()),
                "-",
                "https://herald.example/bridge",
            ]
        )
    )

    assert [outcome.status for outcome in outcomes] == [Status.NEW] * 4
    assert [outcome.article.current_version.origin for outcome in outcomes] == [
        str(good / "a_first.txt"),
        "up.txt",
        "standard input",
        "https://herald.example/bridge",
    ]
    assert outcomes[3].article.url == "https://herald.example/bridge"
    assert outcomes[3].article.source.name == "herald.example"


@pytest.mark.django_db
def test_a_given_source_is_that_of_every_item(good):
    herald = SourceFactory()

    list(import_items([good], source=herald))

    assert {article.source for article in Article.objects.all()} == {herald}


def test_the_fetch_that_tests_replace_takes_what_ours_takes():
    assert "url" in inspect.signature(fetch.fetch).parameters
    assert batch.fetch is fetch.fetch


@pytest.mark.parametrize("address", ["ftp://herald.example/bridge", "FILE:///srv/bridge.txt"])
def test_an_address_that_is_not_fetched_is_a_failed_item_that_says_which_are(address):
    [outcome] = import_items([address])

    assert (outcome.status, outcome.label) == (Status.FAILED, address)
    assert outcome.message.startswith("Only http:// and https:// addresses are fetched")


@pytest.mark.django_db
def test_a_folder_imported_again_is_unchanged(good):
    assert statuses([good]) == ["new", "new"]
    assert statuses([good]) == ["unchanged", "unchanged"]


@pytest.mark.django_db
def test_a_dry_run_tells_what_the_import_would_and_keeps_nothing(good, counts):
    (good / "b_again.txt").write_text(BRIDGE, encoding="utf-8")
    (good / "m_empty.txt").write_bytes(b"")

    dry = list(import_items([good], dry_run=True))
    kept_by_dry_run = counts()
    earnest = list(import_items([good]))

    assert kept_by_dry_run == (0, 0, 0)
    assert [o[::2] for o in dry] == [o[::2] for o in earnest]
    assert [o.status for o in dry] == ["new", "unchanged", "failed", "new"]
    assert dry[0].article is None


@pytest.mark.django_db
def test_a_dry_run_that_is_left_half_way_keeps_nothing(good, counts):
    run = import_items([good], dry_run=True)
    next(run)
    run.close()

    assert counts() == (0, 0, 0)


@pytest.mark.django_db
def test_what_one_user_brings_in_is_theirs_in_the_history(good, contributor):
    list(import_items([good], user=contributor))

    assert {step.history_user for step in Article.history.all()} == {contributor}
