"""The demo: one machine, loopback only, its own SQLite file, known logins. Never serve this to others."""

import os
from pathlib import Path

_PORT = os.environ.get("PORT", "8000")
_DEMO = {
    # Public on purpose: the demo listens on loopback and holds nothing but invented news.
    "SECRET_KEY": "demo-only-" + "not-a-secret-" * 5,
    "ALLOWED_HOSTS": "localhost,127.0.0.1",
    "SITE_NAME": "The Newsroom",
    "SITE_URL": f"http://127.0.0.1:{_PORT}",
    "TIME_ZONE": "UTC",
    "SECURE_SSL_REDIRECT": "False",
    "SECURE_HSTS_SECONDS": "0",
    "SECURE_COOKIES": "False",
}
os.environ.update(_DEMO)
os.environ.setdefault("MEDIA_ROOT", str(Path(__file__).resolve().parent.parent / "media" / "demo"))
os.environ.setdefault("DATABASE_URL", f"sqlite:///{Path(__file__).resolve().parent.parent / 'demo.sqlite3'}")

from newsroom.settings import *  # noqa: E402, F403

DEMO = True
WHITENOISE_USE_FINDERS = True
STORAGES["staticfiles"] = {  # noqa: F405
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
}
STATIC_ROOT = None  # served from where they lie
