"""What the tests of the resources share: the two lists, and somebody who writes."""

from __future__ import annotations

import pytest

from tests.factories import UserFactory
from tests.resources.factories import NewsIndexPageFactory, ResourceIndexPageFactory


@pytest.fixture
def resource_index(home):
    """The list of resources, published under the home page."""
    return ResourceIndexPageFactory(parent=home)


@pytest.fixture
def news_index(home):
    """The list of news, published under the home page."""
    return NewsIndexPageFactory(parent=home)


@pytest.fixture
def editor(client, db):
    """A browser where somebody who may do anything is logged in."""
    client.force_login(UserFactory(is_superuser=True))
    return client
