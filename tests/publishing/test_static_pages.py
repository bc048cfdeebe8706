import errno
import gzip
import os
import re
import stat
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles.models import Event
from articles.publishing import static_pages
from articles.publishing.addresses import change_address
from articles.publishing.lifecycle import correct, publish, schedule, withdraw
from articles.publishing.merging import merge_events
from articles.publishing.pages import write_page
from tests.publishing.stories import covered, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def root(settings, tmp_path):
    settings.STATIC_PAGES_ROOT = str(tmp_path / "pages")
    return tmp_path / "pages"


@pytest.fixture
def at_once(django_capture_on_commit_callbacks):
    """What is done after a transaction is done when the block ends."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def bridge(root, at_once):
    with at_once():
        return published(slug="bridge")


def page_of(root, slug):
    return root / "events" / slug / "index.html"


def test_a_published_event_is_a_file_and_a_compressed_one_beside_it(bridge, root, client):
    page = client.get("/events/bridge/").content

    assert page_of(root, "bridge").read_bytes() == page
    assert gzip.decompress((root / "events/bridge/index.html.gz").read_bytes()) == page
    assert sorted(os.listdir(root / "events/bridge")) == ["index.html", "index.html.gz"]


def test_the_web_server_may_read_and_nobody_else_may_write(bridge, root):
    modes = {
        path: stat.S_IMODE(path.stat().st_mode)
        for path in (root / "events").rglob("*")
        if path.name != ".lock"
    }

    assert {mode for path, mode in modes.items() if path.is_file()} == {0o644}
    assert {mode for path, mode in modes.items() if path.is_dir()} == {0o755}
    assert stat.S_IMODE(root.stat().st_mode) == 0o755


def test_nothing_is_written_where_it_was_not_asked_for(at_once, tmp_path, settings, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with at_once():
        published()

    assert settings.STATIC_PAGES_ROOT == ""
    assert list(tmp_path.iterdir()) == []


def test_a_correction_is_in_the_file(bridge, root, at_once, publisher):
    with at_once():
        correct(bridge, user=publisher, kind="update", text="It rains now.")

    assert "It rains now." in page_of(root, "bridge").read_text()


def test_a_withdrawn_event_has_no_file(bridge, root, at_once, publisher):
    with at_once():
        withdraw(bridge, user=publisher, text="It did not happen.")

    assert os.listdir(root / "events") == [".lock"]


def test_a_merged_event_has_no_file_and_the_other_keeps_its_own(bridge, root, at_once, publisher):
    with at_once():
        into = published(slug="crossing")
    with at_once():
        merge_events(bridge, into, user=publisher)

    assert static_pages.present() == ["crossing"]


def test_an_event_that_moved_has_its_file_at_the_new_address_alone(bridge, root, at_once, publisher):
    with at_once():
        change_address(bridge, "crossing", user=publisher)

    assert static_pages.present() == ["crossing"]
    assert "/events/bridge/" not in page_of(root, "crossing").read_text()


def test_a_scheduled_event_is_written_when_its_time_has_come(root, at_once, publisher):
    event = covered(slug="bridge")
    schedule(event, user=publisher, at=timezone.now() + timedelta(hours=1))
    Event.objects.update(publish_at=timezone.now() - timedelta(minutes=1))
    assert not page_of(root, "bridge").exists()

    with at_once():
        call_command("publish_due")

    assert page_of(root, "bridge").exists()


def test_a_publishing_that_is_undone_writes_nothing(root, at_once, publisher, monkeypatch):
    monkeypatch.setattr("articles.publishing.lifecycle.move", lambda *args, **kwargs: 1 / 0)
    with at_once(), pytest.raises(ZeroDivisionError):
        publish(covered(slug="bridge"), user=publisher)

    assert not root.exists()


def test_who_polls_while_it_is_written_200_times_always_gets_one_whole_page(root):
    pages = [f"<p>{number}</p>".encode() * 20_000 for number in range(200)]
    static_pages.put("bridge", pages[0])
    wrong, done = [], []

    def poll():
        while not done:
            for name, read in (("index.html", bytes), ("index.html.gz", gzip.decompress)):
                got = read((root / "events/bridge" / name).read_bytes())
                if got not in whole:
                    wrong.append(got[:80])

    whole = set(pages)
    with ThreadPoolExecutor(1) as pool:
        polling = pool.submit(poll)
        for page in pages:
            static_pages.put("bridge", page)
        done.append(True)
        polling.result()

    assert wrong == []


def test_an_older_edition_is_never_written_over_a_newer_one(bridge, root, publisher, monkeypatch):
    """Somebody else publishes while this writer waits for the folder."""
    wait = static_pages.one_writer

    @contextmanager
    def waited():
        monkeypatch.setattr(static_pages, "one_writer", wait)
        correct(bridge, user=publisher, kind="update", text="It rains now.")
        write_page(bridge.pk)
        with wait():
            yield

    monkeypatch.setattr(static_pages, "one_writer", waited)
    write_page(bridge.pk)

    assert "It rains now." in page_of(root, "bridge").read_text()


def fill_the_disk(monkeypatch):
    def fsync(number):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", fsync)


def test_on_a_full_disk_the_event_is_published_and_the_older_file_stays_whole(
    bridge, root, at_once, publisher, monkeypatch, caplog
):
    before = page_of(root, "bridge").read_bytes()
    fill_the_disk(monkeypatch)

    with at_once():
        correct(bridge, user=publisher, kind="update", text="It rains now.")

    assert bridge.current_edition.number == 2
    assert page_of(root, "bridge").read_bytes() == before
    assert sorted(os.listdir(root / "events/bridge")) == ["index.html", "index.html.gz"]
    assert "manage.py write_pages" in caplog.text
    assert "No space left on device" in caplog.text


def test_where_the_folder_cannot_be_made_the_event_is_published(settings, tmp_path, at_once, client, caplog):
    (tmp_path / "file").touch()
    settings.STATIC_PAGES_ROOT = str(tmp_path / "file" / "pages")

    with at_once():
        published(slug="bridge")

    assert client.get("/events/bridge/").status_code == 200
    assert "manage.py write_pages" in caplog.text


def test_the_command_writes_what_is_missing_and_takes_away_what_is_published_no_more(root, capsys):
    published(slug="bridge")
    static_pages.put("gone", b"as it was")
    (root / "events/gone/.left-by-a-crash").touch()

    for _ in range(2):
        call_command("write_pages")

    assert static_pages.present() == ["bridge"]
    assert "taken away  gone" in capsys.readouterr().out


def test_the_command_says_what_could_not_be_written(bridge, monkeypatch, capsys):
    fill_the_disk(monkeypatch)

    with pytest.raises(CommandError, match="1 could not be written"):
        call_command("write_pages")

    assert "No space left on device" in capsys.readouterr().out


def test_the_readme_has_the_web_server_send_what_the_application_sends(bridge, client, settings):
    readme = (settings.BASE_DIR / "README.md").read_text(encoding="utf-8")
    told = {name: value.strip('"') for name, value in re.findall(r"add_header (\S+) (.+);", readme)}

    sent = client.get("/events/bridge/", secure=True).headers

    made_for_each = {"Content-Type", "Content-Length", "ETag"}
    assert comparable(told) == comparable(dict(sent.items()), leave_out=made_for_each)


def comparable(headers, leave_out=()):
    """Whoever writes a list in another order says the same."""
    return {name: set(re.split(r"[;,] ?", value)) for name, value in headers.items() if name not in leave_out}
