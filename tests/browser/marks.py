"""The marks of a test that drives a browser against a live server: `pytestmark = IN_BROWSER`."""

import pytest

IN_BROWSER = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
