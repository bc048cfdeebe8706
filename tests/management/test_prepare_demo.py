import pytest
from django.contrib.auth import authenticate
from django.core.management import call_command
from django.core.management.base import CommandError

from articles.management.commands import prepare_demo
from tests.factories import SourceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def loads(monkeypatch):
    calls = []
    monkeypatch.setattr(prepare_demo, "load_demo", lambda **users: calls.append(users))
    return calls


def test_outside_the_demo_settings_no_login_is_made(loads):
    with pytest.raises(CommandError, match="settings_demo"):
        call_command("prepare_demo")

    assert authenticate(username="publisher", password="newsroom") is None


@pytest.mark.parametrize("role", ["contributor", "editor", "publisher"])
def test_there_is_a_login_for_each_role(settings, loads, role):
    settings.DEMO = True

    call_command("prepare_demo")

    user = authenticate(username=role, password="newsroom")
    assert [group.name for group in user.groups.all()] == [role]
    assert not user.is_superuser


def test_the_three_doors_are_named_with_their_addresses(settings, loads, capsys):
    settings.DEMO = True
    settings.SITE_URL = "http://127.0.0.1:9000"

    call_command("prepare_demo")

    printed = capsys.readouterr().out
    for door in ("The desk", "The public page", "The API"):
        assert any(
            line.startswith(door) and "http://127.0.0.1:9000/" in line for line in printed.splitlines()
        )


def test_running_it_again_keeps_what_was_done(settings, loads):
    settings.DEMO = True
    SourceFactory()

    call_command("prepare_demo")

    assert loads == []
