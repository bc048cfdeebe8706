import os
from pathlib import Path

import hypothesis
import pytest
from django.conf import settings

from tests.factories import UserFactory

# A busy machine is not a failing test. In CI the examples are the same each time; elsewhere they go on searching.
hypothesis.settings.register_profile("newsroom", deadline=None, derandomize="CI" in os.environ)
hypothesis.settings.register_profile("thorough", deadline=None, max_examples=3000)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "newsroom"))

SHARED = settings.BASE_DIR.parent / "shared"


@pytest.fixture
def seeds() -> dict[str, Path]:
    """Two real articles on one phone call, kept outside the project, by the number their name begins with."""
    found = {path.name[:3]: path for path in sorted((SHARED / "seeds").glob("*.txt"))}
    if not found:
        pytest.skip("the folder shared/seeds is not beside this checkout")
    return found


@pytest.fixture
def contributor(db):
    return UserFactory(username="cora", role="contributor")


@pytest.fixture
def editor(db):
    return UserFactory(username="edda", role="editor")


@pytest.fixture
def publisher(db):
    return UserFactory(username="paul", role="publisher")
