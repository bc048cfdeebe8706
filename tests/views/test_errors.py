"""The pages that stand for an error: each says what happened and where to go."""

import pytest
from django.core.exceptions import BadRequest, PermissionDenied
from django.test import RequestFactory
from django.views.defaults import bad_request, permission_denied


@pytest.mark.parametrize(
    ("view", "error", "status", "words"),
    [
        (bad_request, BadRequest(), 400, "Nothing was changed. Go back"),
        (permission_denied, PermissionDenied(), 403, "Your role at the desk does not include it"),
    ],
)
def test_a_refusal_says_that_nothing_was_changed_and_what_to_do(view, error, status, words):
    response = view(RequestFactory().get("/"), error)

    assert response.status_code == status
    assert words in response.content.decode()
