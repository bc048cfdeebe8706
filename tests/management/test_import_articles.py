import io
import itertools
import sys
from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article, ArticleVersion, Source
from articles.text.dates import Precision
from articles.text.structure import blocks
from tests.factories import SourceFactory

pytestmark = pytest.mark.django_db

BRIDGE = "Bridge reopens at Lindwick\n\nThe bridge over the Aller reopened on Monday after eleven weeks of repairs.\n"
FERRY = "Ferry sails again\n\nThe ferry to Oldmill sails again from Friday, the harbour master said.\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "bridge.txt").write_text(BRIDGE)
    (tmp_path / "ferry.txt").write_text(FERRY)
    return tmp_path


def run(*arguments, capsys, **options):
    """The exit status and what stood on standard output, as lines."""
    try:
        call_command("import_articles", *(str(argument) for argument in arguments), **options)
        status = 0
    except CommandError as error:
        status = error.returncode
    return status, capsys.readouterr().out.splitlines()


def test_each_item_has_a_line_and_all_have_a_summary(folder, capsys):
    SourceFactory(slug="lindwick-herald")

    status, lines = run(folder, "--source", "lindwick-herald", capsys=capsys)

    assert status == 0
    assert lines == [
        f"new          Bridge reopens at Lindwick  ({folder}/bridge.txt)",
        f"new          Ferry sails again  ({folder}/ferry.txt)",
        "2 new",
    ]


def test_what_fails_is_told_with_its_reason_and_the_status_is_one(folder, capsys):
    (folder / "empty.txt").write_bytes(b"")
    run(folder / "bridge.txt", capsys=capsys)

    status, lines = run(folder, folder / "missing.txt", capsys=capsys)

    assert status == 1
    assert lines[0].startswith("unchanged    Bridge reopens")
    assert lines[1] == f"failed       {folder}/empty.txt: The file is empty: there is nothing to import."
    assert lines[3].startswith(f"failed       {folder}/missing.txt: It cannot be read")
    assert lines[4] == "1 new, 1 unchanged, 2 failed"
    assert Article.objects.count() == 2


def test_an_address_that_is_not_of_the_web_is_told_from_a_file(capsys):
    status, lines = run("ftp://a/b", capsys=capsys)

    assert status == 1
    assert lines[0].startswith("failed       ftp://a/b: Only http:// and https:// addresses are fetched")


def test_a_new_version_is_told(tmp_path, capsys):
    path = tmp_path / "record.json"
    for text in ("The bridge reopened.", "The bridge reopened and closed again."):
        path.write_text(f'{{"headline": "Bridge", "url": "https://herald.example/1", "text": "{text}"}}')
        status, lines = run(path, capsys=capsys)

    assert (status, lines) == (0, [f"new version  Bridge  ({path}): version 2", "1 new version"])


def test_all_is_of_the_source_that_is_named(folder, capsys):
    herald = SourceFactory(slug="lindwick-herald")

    run(folder, "--source=lindwick-herald", capsys=capsys)

    assert {article.source for article in Article.objects.all()} == {herald}


def test_an_unknown_source_is_wrong_usage_and_near_names_are_told(folder):
    SourceFactory(slug="lindwick-herald")

    with pytest.raises(CommandError, match=r"Did you mean lindwick-herald\?") as error:
        call_command("import_articles", str(folder), source="lindwik-herald")

    assert error.value.returncode == 2
    assert Article.objects.count() == 0


def test_a_source_like_no_other_is_wrong_usage_too(folder):
    with pytest.raises(CommandError, match="Make it in the desk first"):
        call_command("import_articles", str(folder), source="herald")


def test_no_path_is_wrong_usage():
    with pytest.raises(CommandError, match="PATH"):
        call_command("import_articles")


def test_a_dry_run_prints_the_same_and_keeps_nothing(folder, capsys):
    (folder / "again.txt").write_text(BRIDGE)

    dry = run(folder, "--dry-run", capsys=capsys)
    kept = Article.objects.count(), ArticleVersion.objects.count(), Source.objects.count()
    earnest = run(folder, capsys=capsys)

    assert kept == (0, 0, 0)
    assert dry[1][:-1] == earnest[1][:-1]
    assert dry[1][-1] == "2 new, 1 unchanged (dry run: nothing was kept)"


def test_standard_input_is_read(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(BRIDGE.encode())))

    status, lines = run("-", capsys=capsys)

    assert status == 0
    assert lines[0].startswith("new          Bridge reopens at Lindwick  (standard input)")


def test_an_empty_folder_has_nothing_to_import(tmp_path, capsys):
    assert run(tmp_path, capsys=capsys) == (0, ["nothing to import"])


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_a_progress_bar_is_shown_on_a_terminal_and_nowhere_else(folder, capsys, monkeypatch):
    shown, piped, switched_off = Terminal(), io.StringIO(), Terminal()

    for stream, options in ((shown, {}), (piped, {}), (switched_off, {"no_progress": True})):
        monkeypatch.setattr(sys, "stderr", stream)
        status, lines = run(folder, capsys=capsys, **options)
        assert (status, len(lines)) == (0, 3)

    assert "0/2" in shown.getvalue()
    assert piped.getvalue() == switched_off.getvalue() == ""


@pytest.mark.parametrize("order", [*itertools.permutations(["000", "002"]), ("000",), ("002",)])
def test_the_seeds_come_in_as_they_are_alone_and_in_either_order(seeds, capsys, order):
    status, lines = run(*(seeds[number] for number in order), capsys=capsys)

    assert (status, lines[-1]) == (0, f"{len(order)} new")
    for number in order:
        article = Article.objects.get(versions__origin=str(seeds[number]))
        assert article.current_version.raw_text == seeds[number].read_text(encoding="utf-8")
        check = {"000": is_the_first_seed, "002": is_the_second_seed}[number]
        check(article)


def is_the_first_seed(article):
    first_line = article.current_version.raw_text.splitlines()[0]
    assert article.headline == first_line
    assert "Foreign OfficeQureshi" not in article.text
    assert "Must read" not in article.text
    assert article.dateline == "ISLAMABAD, Pakistan"
    assert (article.published_at, article.published_precision) == (None, Precision.UNKNOWN)
    assert article.published == "date unknown"
    assert article.text.startswith("The Foreign Minister Shah Mahmood Qureshi")


def is_the_second_seed(article):
    assert article.published_at == datetime(2021, 5, 17, tzinfo=UTC)
    assert article.published_precision == Precision.DAY
    assert article.headline.startswith("Foreign minister Qureshi")
    assert article.headline.endswith("U.S. secretary of state")
    crossheads = [article.text[b.start : b.end] for b in blocks(article.text) if b.kind == "crosshead"]
    assert crossheads == ["Afghan peace process"]


def test_the_seeds_come_in_again_unchanged(seeds, capsys):
    run(*seeds.values(), capsys=capsys)

    status, lines = run(*reversed(seeds.values()), capsys=capsys)

    assert (status, lines[-1]) == (0, "2 unchanged")
    assert ArticleVersion.objects.count() == 2
