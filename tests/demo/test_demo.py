"""Loading the demo: whole, once, and without touching what people wrote."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from urllib.parse import urldefrag

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.db import transaction
from django.test import TestCase, override_settings
from django.urls import reverse
from wagtail.models import Locale, Page, Site

from core.models import HomePage, Organisation, PageTheme, PortalImage, PortalSettings, StandardPage, Theme, User
from demo import accounts
from demo.reading import read
from documents.models import PortalDocument
from experiences.models import ExperiencePage
from search import outbox, service
from search.contract import SearchRequest
from search.engines import engine
from search.rebuild import rebuild
from tests.factories import UserFactory

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "demo.md"
MEMBERS_ONLY = ("/espace-adherents/", "/espace-adherents/groupe-echange-chefs-de-projet/")

pytestmark = pytest.mark.xdist_group("demo")


def load():
    """Load the demo as a shell does, where what waits for a commit runs."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        call_command("demo", verbosity=0)


@pytest.fixture(scope="module")
def loaded_once(django_db_setup, django_db_blocker, tmp_path_factory):
    """The demo, loaded once for the tests of this module, each of which is undone."""
    folder = tmp_path_factory.mktemp("demo")
    paths = {"DATA_DIR": folder, "MEDIA_ROOT": folder / "media", "SEARCH_INDEX_DIR": folder / "search"}
    with django_db_blocker.unblock(), override_settings(**paths), transaction.atomic():
        engine().begin_rebuild()
        engine().finish_rebuild()
        load()
        yield folder
        transaction.set_rollback(True)


@pytest.fixture
def loaded(loaded_once, db, settings, tmp_path):
    """The demo, whose files are where it was loaded; a test may remove those of the passwords, which are its own."""
    for login in loaded_once.glob("demo-*.txt"):
        shutil.copy(login, tmp_path)
    settings.DATA_DIR = tmp_path
    settings.MEDIA_ROOT = loaded_once / "media"
    Site.clear_site_root_paths_cache()


def counts():
    return {
        model.__name__: model.objects.count()
        for model in (ExperiencePage, Page, Theme, Organisation, PortalSettings, User)
    }


def test_demo_is_loaded_once_and_keeps_what_people_edited(loaded, index, settings):
    rebuild()
    first, login = counts(), (settings.DATA_DIR / "demo-login.txt").read_text()
    page = ExperiencePage.objects.get(slug="conseil-citoyen-bedarieux-biblio-cycle")
    page.title = "Titre corrigé par l’équipe"
    page.save_revision().publish()
    home = HomePage.objects.get(locale=Locale.get_default())
    home.lead = "Un chapeau de l’équipe."
    home.save_revision().publish()

    call_command("demo", verbosity=0)
    outbox.drain()

    assert counts() == first
    assert first["ExperiencePage"] == 28
    assert ExperiencePage.objects.get(pk=page.pk).title == "Titre corrigé par l’équipe"
    assert HomePage.objects.get(locale=Locale.get_default()).lead == "Un chapeau de l’équipe."
    assert (settings.DATA_DIR / "demo-login.txt").read_text() == login
    found = service.search(SearchRequest(filters={"kind": ("experience",), "territory": ("departement-34",)}))
    assert "Titre corrigé par l’équipe" in [hit.title for hit in found.hits]


@pytest.mark.parametrize(
    ("file", "groups"),
    [("demo-login.txt", {"Rédaction", "Publication"}), ("demo-administration.txt", {"Administration"})],
)
def test_accounts_of_the_demo_have_the_rights_of_their_groups(index, db, tmp_path, client, file, groups):
    accounts.load(tmp_path)
    name, password = (tmp_path / file).read_text().split()

    response = client.post(reverse("wagtailadmin_login"), {"username": name, "password": password})

    user = User.objects.get(username=name)
    assert response.url == reverse("wagtailadmin_home")
    assert (set(user.groups.values_list("name", flat=True)), user.is_superuser) == (groups, False)
    assert (tmp_path / file).stat().st_mode & 0o077 == 0


def test_members_read_their_space_and_nobody_else_does(loaded, index, client):
    files = [document.url for document in PortalDocument.objects.filter(collection__name="Espace adhérents")]
    addresses = [*MEMBERS_ONLY, *files]

    anonymous = [client.get(address).status_code for address in addresses]
    client.force_login(User.objects.get(username="adherent"))
    member = [client.get(address).status_code for address in addresses]

    assert (anonymous, member) == ([302, 302, 404, 404], [200] * 4)


def test_fiche_of_the_demo_is_read_in_three_languages(loaded, index, client):
    for language, title in (("en", "Books between two washing machines"), ("oc", "de libres entre doas maquinas")):
        page = ExperiencePage.objects.get(locale__language_code=language, title__contains=title)
        content = client.get(page.url).content.decode()
        assert f'<html lang="{language}">' in content
        for paragraph in read(f"translations/livres-laverie-lezignan-corbieres.{language}")["results"].split("</p>"):
            assert " ".join(paragraph.removeprefix("<p>").split()[:8]).removeprefix("<p>") in " ".join(content.split())


def test_what_people_wrote_outlives_the_demo(loaded, index):
    editor, french = UserFactory(is_superuser=True), Locale.get_default()
    edited = ExperiencePage.objects.get(slug="guichet-clause-sociale-toulouse-metropole-emploi")
    edited.title = "Titre corrigé par l’équipe"
    edited.save_revision(user=editor, log_action=True).publish(user=editor)
    written = StandardPage(title="Notre page", slug="notre-page", owner=editor)
    written.theme_links = [PageTheme(theme=Theme.objects.get(slug="sante-mentale", locale=french))]
    HomePage.objects.get(locale=french).add_child(instance=written)
    written.save_revision(user=editor, log_action=True).publish(user=editor)

    call_command("demo", remove=True, verbosity=0)
    rebuild()

    left = ExperiencePage.objects.get()
    named = {left.carrier, *(row.organisation for row in (*left.partners.all(), *left.funders.all()))} - {None}
    assert left.title == "Titre corrigé par l’équipe"
    assert StandardPage.objects.get().theme_links.get().theme.name == "Santé mentale"
    assert set(Page.objects.filter(depth__gt=2)) == {Page(pk=page.pk) for page in (left, left.get_parent(), written)}
    assert set(Organisation.objects.all()) >= named
    assert (set(PortalImage.objects.all()), PortalDocument.objects.count()) == ({left.image}, 0)
    assert list(User.objects.all()) == [editor]
    found = {hit.title for hit in service.search(SearchRequest()).hits}
    assert found == {"Titre corrigé par l’équipe", "Notre page"}


def test_demo_comes_back_after_it_was_taken_away(loaded, index):
    first = counts()

    call_command("demo", remove=True, verbosity=0)
    removed = counts()
    load()

    assert removed == dict.fromkeys(first, 0) | {"Page": 2}
    assert counts() == first


def test_every_page_of_the_demo_opens_with_its_links_pictures_and_files(loaded, index, client):
    """Follow each link inside the pages once, as anybody does; lists are followed to their first page only."""
    rebuild()
    waiting, seen, wrong = ["/", *(page.url for page in Page.objects.live().filter(depth__gt=2))], set(), []
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        response = client.get(address)
        if response.status_code != (302 if address in MEMBERS_ONLY else 200):
            wrong.append((address, response.status_code))
        elif "html" in response.get("Content-Type", ""):
            html = BeautifulSoup(response.content, "html.parser")
            wrong += [(address, str(image)) for image in html.find_all("img") if not image.has_attr("alt")]
            wrong += [(address, str(link)) for link in html.find_all("a") if link.get_text(strip=True).lower() == "ici"]
            links = {urldefrag(link["href"]).url for link in html.select("main a[href]")}
            waiting += [link for link in links if re.match(r"/(?!/)[^?]*$", link)]

    assert wrong == []
    assert len(seen) > 700


def test_addresses_of_the_guide_to_the_demo_are_those_of_its_pages(loaded, index, client):
    rebuild()
    client.force_login(User.objects.get(username="adherent"))
    written = [urldefrag(address) for address in re.findall(r"`(/[^`]*)`", GUIDE.read_text(encoding="utf-8"))]
    pages = {url: client.get(url) for url in {address.url for address in written}}
    headings = {url: BeautifulSoup(page.content, "html.parser").select("[id]") for url, page in pages.items()}
    places = {(url, place["id"]) for url, found in headings.items() for place in found}

    assert {url: page.status_code for url, page in pages.items() if page.status_code != 200} == {}
    assert [address for address in written if address.fragment and tuple(address) not in places] == []
    assert len(pages) > 60
