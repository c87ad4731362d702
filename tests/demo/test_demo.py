"""Loading the demo: whole, once, and without touching what people wrote."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import Page

from core.models import HomePage, Organisation, PortalSettings, Theme, User
from demo import editor
from experiences.models import ExperiencePage
from search import outbox, service
from search.contract import SearchRequest


def counts():
    return {
        model.__name__: model.objects.count()
        for model in (ExperiencePage, Page, Theme, Organisation, PortalSettings, User)
    }


def test_demo_is_loaded_once_and_keeps_what_people_edited(index, db, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    settings.MEDIA_ROOT = tmp_path / "media"

    call_command("demo", verbosity=0)
    first, login = counts(), (tmp_path / "demo-login.txt").read_text()
    page = ExperiencePage.objects.get(slug="conseil-citoyen-bedarieux-biblio-cycle")
    page.title = "Titre corrigé par l’équipe"
    page.save_revision().publish()
    home = HomePage.objects.get()
    home.lead = "Un chapeau de l’équipe."
    home.save_revision().publish()

    call_command("demo", verbosity=0)
    outbox.drain()

    assert counts() == first
    assert first["ExperiencePage"] == 24
    assert ExperiencePage.objects.get(pk=page.pk).title == "Titre corrigé par l’équipe"
    assert HomePage.objects.get().lead == "Un chapeau de l’équipe."
    assert (tmp_path / "demo-login.txt").read_text() == login
    found = service.search(SearchRequest(filters={"kind": ("experience",), "territory": ("departement-34",)}))
    assert "Titre corrigé par l’équipe" in [hit.title for hit in found.hits]


@pytest.mark.parametrize(
    ("file", "groups"),
    [("demo-login.txt", {"Rédaction", "Publication"}), ("demo-administration.txt", {"Administration"})],
)
def test_accounts_of_the_demo_have_the_rights_of_their_groups(index, db, tmp_path, client, file, groups):
    editor.load(tmp_path / "demo-login.txt")
    name, password = (tmp_path / file).read_text().split()

    response = client.post(reverse("wagtailadmin_login"), {"username": name, "password": password})

    user = User.objects.get(username=name)
    assert response.url == reverse("wagtailadmin_home")
    assert (set(user.groups.values_list("name", flat=True)), user.is_superuser) == (groups, False)
    assert (tmp_path / file).stat().st_mode & 0o077 == 0
