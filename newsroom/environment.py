"""Read settings from the environment strictly: a wrong value stops the start and says how to mend it."""

import os
import re
from zoneinfo import ZoneInfo

import environ
from django.core.exceptions import ImproperlyConfigured
from PIL import ImageFont

env = environ.Env()

ORIGIN = re.compile(r"https?://([A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?")


def secret(name: str) -> str:
    value = env.str(name, default="")
    if len(value) < 50:
        raise ImproperlyConfigured(
            f"{name} must be set to a secret of at least 50 characters (it has {len(value)}). Make one with: "
            'python -c "import secrets; print(secrets.token_urlsafe(64))"'
        )
    return value


def flag(name: str, default: bool) -> bool:
    value = env.str(name, default=str(default))
    if value not in ("True", "False"):
        raise ImproperlyConfigured(f"{name} must be True or False, not {value!r}.")
    return value == "True"


def number(name: str, default: int, *, least: int = 0) -> int:
    value = env.str(name, default=str(default))
    if not value.isascii() or not value.isdigit() or int(value) < least:
        raise ImproperlyConfigured(f"{name} must be a whole number of at least {least}, not {value!r}.")
    return int(value)


def hosts(name: str) -> list[str]:
    value = [host.strip() for host in env.str(name, default="").split(",") if host.strip()]
    wrong = [host for host in value if "/" in host or ":" in host.strip("[]") or host == "*"]
    if not value or wrong:
        raise ImproperlyConfigured(
            f"{name} must list the host names this site answers to, comma-separated, without scheme or port, "
            f"such as news.example.org. It is {env.str(name, default='')!r}."
        )
    return value


def fonts(name: str) -> list[str]:
    value = [path.strip() for path in env.str(name, default="").split(",") if path.strip()]
    for path in value:
        try:
            ImageFont.truetype(path)
        except OSError as error:
            raise ImproperlyConfigured(
                f"{name} must list font files (TTF or OTF), comma-separated. {path} is not one: {error}."
            ) from error
    return value


def origin(name: str, default: str) -> str:
    value = env.str(name, default=default).rstrip("/")
    if not ORIGIN.fullmatch(value):
        raise ImproperlyConfigured(
            f"{name} must be the site's public address, such as https://news.example.org, not {value!r}."
        )
    return value


def folder(name: str) -> str:
    value = env.str(name, default="")
    if value and not os.path.isabs(value):
        raise ImproperlyConfigured(
            f"{name} must be a folder's whole path, such as /srv/newsroom/pages, or empty. It is {value!r}."
        )
    return value


def time_zone(name: str, default: str) -> str:
    value = env.str(name, default=default)
    try:
        ZoneInfo(value)
    except (KeyError, ValueError, OSError) as error:
        raise ImproperlyConfigured(
            f"{name} must be a time zone name such as Europe/Berlin or UTC, not {value!r}."
        ) from error
    return value


def database(name: str, default: str) -> dict:
    value = env.str(name, default=default)
    scheme = value.partition(":")[0]
    if scheme not in ("sqlite", "postgres", "postgresql"):
        raise ImproperlyConfigured(
            f"{name} must begin with sqlite:// or postgres://, such as postgres://user:password@host:5432/newsroom. "
            f"It begins with {scheme!r}."
        )
    try:
        config = env.db_url_config(value)
    except ValueError as error:
        raise ImproperlyConfigured(
            f"{name} cannot be read ({error}). Write it as postgres://user:password@host:5432/newsroom, with special "
            "characters in the password percent-encoded."
        ) from error
    if not config["NAME"]:
        raise ImproperlyConfigured(
            f"{name} names no database: end it with one, such as …@host:5432/newsroom."
        )
    if scheme == "sqlite":
        config["OPTIONS"] = {
            # Writers queue at BEGIN instead of failing when a reader turns writer.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-64000;",
        }
    else:
        config["CONN_HEALTH_CHECKS"] = True
    # To connect costs more than most questions do, on SQLite too: it reads the whole schema.
    config["CONN_MAX_AGE"] = 60
    return config
