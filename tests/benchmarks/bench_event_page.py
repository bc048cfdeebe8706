"""How many readers does an event's page serve, beside a plain Django view of the same rows in the same template?

    python -m tests.benchmarks.bench_event_page [--seconds 60]

Makes a throw-away database (or takes an empty one by DATABASE_URL) with an event of 12 articles and 20 quotes, serves
it by gunicorn with one synchronous worker in production settings, and asks in turn for

    kept          our page, kept with its edition when that was published: after the first reader of each process it
                  is at hand, and one query says whether it is still the current one
    made anew     our page made for each reader, with nothing kept
    plain         a view that prefetches the event's live rows and renders the same template with them. What nobody
                  works out for each reader (origins, who ran whose text, comparison, aligned quotes) it gets ready made
    plain cached  the same behind Django's cache_page, in the worker's memory
    least         a view that says one line

in short rounds, one after another, so that what else the machine does hits all of them. Prints requests per second,
the median and the 95th percentile of milliseconds, and the ratios: kept to plain (at least 2), kept to plain cached (at
least 0.9); and the queries of each.
"""

import argparse
import http.client
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

# Of one kind in one round, in seconds: short enough to meet the same moments of a busy machine.
ROUND = 0.5
HOST = "news.example"


def in_production(database):
    os.environ.update(
        DJANGO_SETTINGS_MODULE="newsroom.settings",
        SECRET_KEY="k3-" + "x7Qp_9" * 12,
        ALLOWED_HOSTS=HOST,
        SITE_NAME="The Bench",
        SITE_URL=f"https://{HOST}",
        BEHIND_PROXY="True",
    )
    os.environ.setdefault("DATABASE_URL", f"sqlite:///{database}")


def application():
    """What gunicorn serves, and what is asked of here."""
    import django
    from django.conf import settings

    django.setup()
    settings.ROOT_URLCONF = "tests.benchmarks.event_page_site"
    from django.core.wsgi import get_wsgi_application

    return get_wsgi_application()


def make_event():
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    from tests.publishing.large_story import large_story

    event = large_story()
    counts = event.current_edition.content["counts"]
    quotes = len(event.current_edition.content["quotes"])
    print(f"{counts['articles']} articles, {quotes} quotes, {counts['origins']} origins")
    return event


@contextmanager
def served():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "tests.benchmarks.bench_event_page:application()"]
    server = subprocess.Popen([*command, "--bind", f"127.0.0.1:{port}", "--log-level", "warning"])
    try:
        yield wait_for(port)
    finally:
        server.terminate()
        server.wait(timeout=10)


def wait_for(port):
    for _ in range(200):
        try:
            ask(port, "/least/")
        except OSError:
            time.sleep(0.1)
        else:
            return port
    raise SystemExit("gunicorn did not start within 20 seconds; what it said stands above.")


def ask(port, address):
    """A synchronous worker closes each connection: so each request has its own, for all kinds alike."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", address, headers={"Host": HOST, "X-Forwarded-Proto": "https"})
    response = connection.getresponse()
    body = response.read()
    connection.close()
    if response.status != 200:
        raise SystemExit(f"{address} answered {response.status}.")
    return body


def measure(port, addresses, seconds):
    """Milliseconds of each request, by kind."""
    taken = {kind: [] for kind in addresses}
    for address in addresses.values():
        for _ in range(5):
            ask(port, address)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for kind, address in addresses.items():
            until = time.monotonic() + ROUND
            while time.monotonic() < until:
                started = time.perf_counter()
                ask(port, address)
                taken[kind].append(1_000 * (time.perf_counter() - started))
    return taken


def queries(addresses):
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(headers={"host": HOST, "x-forwarded-proto": "https"})
    for kind, address in addresses.items():
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        yield kind, len(asked)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--seconds", type=float, default=60)
    seconds = options.parse_args().seconds
    with tempfile.TemporaryDirectory() as folder:
        in_production(Path(folder) / "bench.sqlite3")
        application()
        event = make_event()
        addresses = {
            "kept": f"/kept/{event.slug}/",
            "made anew": f"/made-anew/{event.slug}/",
            "plain": f"/plain/{event.slug}/",
            "plain cached": f"/plain-cached/{event.slug}/",
            "least": "/least/",
        }
        with served() as port:
            sizes = {kind: len(ask(port, address)) for kind, address in addresses.items()}
            taken = measure(port, addresses, seconds)
        asked = dict(queries(addresses))
    per_second = {kind: 1_000 / statistics.mean(times) for kind, times in taken.items()}
    print(
        f"{'':14}{'per second':>11}{'median ms':>11}{'95 % ms':>9}{'requests':>10}{'queries':>9}{'bytes':>9}"
    )
    for kind, times in taken.items():
        slow = statistics.quantiles(times, n=20)[-1]
        print(
            f"{kind:14}{per_second[kind]:11.0f}{statistics.median(times):11.2f}{slow:9.2f}{len(times):10}"
            f"{asked[kind]:9}{sizes[kind]:9}"
        )
    for kind, other, least in [
        ("kept", "plain", 2),
        ("made anew", "plain", None),
        ("kept", "plain cached", 0.9),
    ]:
        aim = f" (at least {least})" if least else ""
        print(f"{kind} to {other}: {per_second[kind] / per_second[other]:.2f}{aim}")


if __name__ == "__main__":
    main()
