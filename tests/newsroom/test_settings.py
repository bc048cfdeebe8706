import os
import subprocess
import sys

import pytest
from django.conf import settings

GOOD = {"SECRET_KEY": "k3-" + "x7Qp_9" * 12, "ALLOWED_HOSTS": "news.example.org"}


def manage(*arguments, **environment):
    keep = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=settings.BASE_DIR,
        env={**keep, "DJANGO_SETTINGS_MODULE": "newsroom.settings", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_settings_pass_the_deployment_check_without_a_warning():
    result = manage("check", "--deploy", "--fail-level", "WARNING", **GOOD)

    assert result.returncode == 0, result.stderr
    assert "no issues" in result.stdout


@pytest.mark.parametrize(
    ("name", "value", "hint"),
    [
        ("SECRET_KEY", "short", "secrets.token_urlsafe"),
        ("DEBUG", "yes", "True or False"),
        ("ALLOWED_HOSTS", "", "news.example.org"),
        ("ALLOWED_HOSTS", "https://news.example.org", "without scheme"),
        ("ALLOWED_HOSTS", "*", "host names"),
        ("CARD_FONTS", "/nowhere/serif.ttf", "/nowhere/serif.ttf is not one"),
        ("SITE_URL", "news.example.org", "https://news.example.org"),
        ("SITE_URL", "https://exa mple.org", "https://news.example.org"),
        ("SITE_URL", "https://news.example.org/path", "https://news.example.org"),
        ("DATABASE_URL", "postgres://h:notaport/x", "host:5432"),
        ("DATABASE_URL", "postgres://user:secret@h:5432", "names no database"),
        ("TIME_ZONE", "Mars/Olympus", "Europe/Berlin"),
        ("DATABASE_URL", "mysql://localhost/news", "postgres://"),
        ("SECURE_HSTS_SECONDS", "-1", "whole number"),
        ("BACKGROUND_WORKER", "1", "True or False"),
        ("STATIC_PAGES_ROOT", "pages", "/srv/newsroom/pages"),
    ],
)
def test_a_wrong_setting_stops_the_start_with_its_name_and_how_to_mend_it(name, value, hint):
    result = manage("check", **{**GOOD, name: value})

    assert result.returncode != 0
    last_line = result.stderr.strip().splitlines()[-1]
    assert name in last_line
    assert hint in last_line


def test_the_demo_settings_answer_on_loopback_only():
    result = manage("diffsettings", DJANGO_SETTINGS_MODULE="newsroom.settings_demo")

    assert "ALLOWED_HOSTS = ['localhost', '127.0.0.1']" in result.stdout
