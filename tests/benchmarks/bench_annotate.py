"""How long until the annotation screen of a long article can be worked on, and until a decision is answered?

    python -m tests.benchmarks.bench_annotate

Prints milliseconds in Chromium for an article of 2,000 words with 60 quotations and 60 names, of which a third is
decided: from asking for the page until its script is ready (at most 1,000), from a key until the next mark is at hand,
and the queries and kilobytes of the page (at most 15 queries).
"""

import os
import random
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager, suppress

SYLLABLES = "ba be dor fen gal hu kir lem mos nar ot pel quo ras sil tam ul vor wen zy"
WORDS, QUOTES, NAMES, ROUNDS = 2_000, 60, 60, 9
READY = "performance.getEntriesByName('desk-annotate-ready')[0].startTime"


def text_and_spans(rng):
    """Paragraphs of about 50 words, and where the quotations and names in them stand."""
    syllables = SYLLABLES.split()
    text, quotes, names = "", [], []
    while len(text.split()) < WORDS:
        words = ["".join(rng.choices(syllables, k=2)) for _ in range(24)]
        plain, said = " ".join(words[:14]).capitalize() + ".", " ".join(words[14:])
        for part, found in ((plain, None), (f"“{said},”", quotes), ("said", None), ("Mara Quill.", names)):
            if found is not None:
                found.append((len(text), len(text) + len(part)))
            text += part + " "
        if len(quotes) % 2:
            text = text[:-1] + "\n\n"
    return text.strip(), rng.sample(quotes, QUOTES), rng.sample(names, NAMES)


def make_article():
    from articles.models import Mention, Quote
    from articles.people.deciding import confirm_mention
    from articles.quotes.marking import confirm
    from tests.factories import ArticleFactory, PersonFactory, UserFactory

    text, quotes, names = text_and_spans(random.Random(1))
    article, mara = ArticleFactory(text=text), PersonFactory(name="Mara Quill")
    editor = UserFactory(username="edda", is_superuser=True)
    editor.set_password("open the gate")
    editor.save()
    version = article.current_version
    for start, end in quotes:
        Quote.objects.create(
            version=version, start=start, end=end, exact=text[start:end], kind="direct", speaker=mara
        )
    for start, end in names:
        Mention.objects.create(version=version, start=start, end=end, exact=text[start:end], person=mara)
    for quote in Quote.objects.all()[: QUOTES // 3]:
        confirm(quote, user=editor)
    for name in Mention.objects.all()[: NAMES // 3]:
        confirm_mention(name, user=editor)
    return article, editor


def measure(base_url, article):
    from playwright.sync_api import sync_playwright

    from tests.browser.conftest import FLAGS

    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=path, args=FLAGS)
        page = chromium.new_page(base_url=base_url, viewport={"width": 1280, "height": 900})
        page.goto("/admin/login/")
        page.fill("[name=username]", "edda")
        page.fill("[name=password]", "open the gate")
        page.click("[type=submit]")
        ready, first = [], None
        for _ in range(ROUNDS):
            page.goto(f"/admin/articles/article/{article.pk}/annotate/")
            ready.append(page.evaluate(READY))
            first = first or ready[0]
        decided = [page.evaluate(DECIDE) for _ in range(ROUNDS)]
        chromium.close()
    print(
        f"ready: {first:.0f} ms the first time, then {statistics.median(ready):.0f} (worst {max(ready):.0f})"
    )
    print(f"decided, the next at hand: {statistics.median(decided):.0f} ms (worst {max(decided):.0f})")


DECIDE = """() => new Promise((done) => {
  const began = performance.now();
  const told = () => requestAnimationFrame(() => done(performance.now() - began));
  document.addEventListener("desk:done", told, { once: true });
  document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "a", bubbles: true }));
})"""


def main():
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "newsroom.settings_demo",
            "DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3",
        }
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        article, editor = make_article()
        count_queries(article, editor)
        with served() as base_url:
            measure(base_url, article)


def count_queries(article, editor):
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(editor)
    with CaptureQueriesContext(connection) as asked:
        response = client.get(f"/admin/articles/article/{article.pk}/annotate/")
    print(f"{len(asked)} queries, {len(response.content) / 1000:.0f} kB")


@contextmanager
def served():
    """As bin/demo serves it."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = ["gunicorn", "newsroom.wsgi", "--bind", f"127.0.0.1:{port}", "--threads", "4"]
    server = subprocess.Popen([sys.executable, "-m", *command], stderr=subprocess.DEVNULL)
    try:
        for _ in range(100):
            with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                break
            time.sleep(0.2)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main()
