import pytest

from tests.factories import UserFactory


@pytest.fixture
def superuser(db):
    return UserFactory(username="sam", is_superuser=True)


def _logged_in(client, user):
    client.force_login(user)
    return client


@pytest.fixture
def as_contributor(client, contributor):
    return _logged_in(client, contributor)


@pytest.fixture
def as_editor(client, editor):
    return _logged_in(client, editor)


@pytest.fixture
def as_publisher(client, publisher):
    return _logged_in(client, publisher)


@pytest.fixture
def as_superuser(client, superuser):
    return _logged_in(client, superuser)
