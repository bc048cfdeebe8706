import os

os.environ.update(
    {
        "SECRET_KEY": "test-only-" + "not-a-secret-" * 5,
        "ALLOWED_HOSTS": "testserver,localhost,127.0.0.1",
        "SITE_NAME": "The Newsroom",
        "SITE_URL": "http://testserver",
        "SECURE_SSL_REDIRECT": "False",
        "SECURE_COOKIES": "False",
    }
)
os.environ.setdefault("DATABASE_URL", "sqlite:///:memory:")

from newsroom.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["default"] = {"BACKEND": "django.core.files.storage.InMemoryStorage"}  # noqa: F405
STORAGES["staticfiles"] = {  # noqa: F405
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
}
WHITENOISE_USE_FINDERS = True
STATIC_ROOT = None  # served from where they lie
