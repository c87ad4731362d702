"""Where pages may be created, what becomes of old addresses, and the settings of the portal."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, get_page_models
from wagtail.test.utils.form_data import nested_form_data

from core.models import BasePage, HomeFeature, HomePage, PortalSettings
from core.models.site_settings import Account, validate_addresses
from experiences.models import ExperiencePage
from tests.factories import ExperienceIndexPageFactory, ExperiencePageFactory, StandardPageFactory, UserFactory, publish

NESTED = {"core.StandardPage"}
"""The only type whose pages stand under each other, such as « Nos missions » under « À propos »."""
TYPES = [model for model in get_page_models() if issubclass(model, BasePage)]


@pytest.fixture
def admin(client, home):
    client.force_login(UserFactory(is_superuser=True))
    return client


def label(model):
    return model._meta.label


@pytest.mark.parametrize("model", TYPES, ids=label)
def test_page_is_created_only_where_it_makes_sense(model):
    parents = {parent for parent in model.allowed_parent_page_models() if parent is not model}

    assert {Page} == parents if model is HomePage else parents and Page not in parents
    assert (model in model.allowed_subpage_models()) is (label(model) in NESTED)


@pytest.mark.parametrize("model", TYPES, ids=label)
def test_page_of_any_type_says_which_pages_it_holds(model):
    assert len(model.allowed_subpage_models()) < len(TYPES) / 2 or model is HomePage


def test_home_holds_no_content_directly(home):
    children = {label(model) for model in HomePage.allowed_subpage_models()}

    contents = {label(model) for model in TYPES if model.search_kind} - {"core.StandardPage", "core.LegalPage"}
    assert contents - children == contents


def test_root_takes_no_second_home(admin, home):
    root = Page.objects.get(depth=1)

    response = admin.get(reverse("wagtailadmin_pages:add", args=["core", "homepage", root.pk]))

    assert response.status_code == 302
    assert not HomePage.can_create_at(root)


@pytest.mark.parametrize("model", [model for model in TYPES if model is not HomePage], ids=label)
def test_admin_refuses_a_page_under_the_root(admin, home, model):
    root = Page.objects.get(depth=1)
    address = reverse("wagtailadmin_pages:add", args=[model._meta.app_label, model._meta.model_name, root.pk])

    assert admin.get(address).status_code == 302


def edit(client, page, **fields):
    """Publish a page of text in the admin, as the browser does."""
    empty = {"lead": "", "image": "", "image_alt": "", "seo_title": "", "search_description": ""}
    lists = {
        f"{name}-{part}": value
        for name in ("theme_links", "territory_links", "audience_links", "comments", "body")
        for part, value in (("TOTAL_FORMS", 0), ("INITIAL_FORMS", 0), ("MAX_NUM_FORMS", 1000), ("count", 0))
    }
    data = nested_form_data(empty | {"title": page.title, "slug": page.slug} | fields) | lists
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data | {"action-publish": "1"})


def landing(client, address):
    """Return where an old address leads, with the first status."""
    response = client.get(address, follow=True)
    first = response.redirect_chain[0][1] if response.redirect_chain else response.status_code
    return first, response.redirect_chain[-1][0] if response.redirect_chain else address, response.status_code


def test_old_address_leads_to_the_new_one_after_a_change_of_slug(admin, home, django_capture_on_commit_callbacks):
    page = publish(StandardPageFactory(parent=home, slug="missions"))
    child = publish(StandardPageFactory(parent=page, slug="equipe"))
    admin.get(page.url)

    with django_capture_on_commit_callbacks(execute=True):
        edit(admin, page, slug="nos-missions")

    assert landing(admin, "/missions/") == (301, "/nos-missions/", 200)
    assert landing(admin, child.url) == (301, "/nos-missions/equipe/", 200)


def test_old_address_leads_to_the_new_one_after_a_move(admin, home):
    page = publish(StandardPageFactory(parent=home, slug="missions"))
    publish(StandardPageFactory(parent=page, slug="equipe"))
    target = publish(StandardPageFactory(parent=home, slug="a-propos"))

    moved = admin.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, target.pk]))

    assert moved.status_code == 302
    assert landing(admin, "/missions/") == (301, "/a-propos/missions/", 200)
    assert landing(admin, "/missions/equipe/") == (301, "/a-propos/missions/equipe/", 200)


def test_address_taken_again_leads_to_the_page_that_has_it(admin, home, django_capture_on_commit_callbacks):
    page = publish(StandardPageFactory(parent=home, slug="missions"))
    with django_capture_on_commit_callbacks(execute=True):
        edit(admin, page, slug="nos-missions")
    page.refresh_from_db()
    with django_capture_on_commit_callbacks(execute=True):
        edit(admin, page, slug="missions")

    assert landing(admin, "/missions/") == (200, "/missions/", 200)
    assert landing(admin, "/nos-missions/") == (301, "/missions/", 200)


def test_redirect_typed_by_hand_is_followed(admin, home, experience_index):
    fiche = publish(ExperiencePageFactory(parent=experience_index))
    Redirect.add_redirect("/ancien-site/fiche.php?id=12", redirect_to=fiche)

    assert landing(admin, "/ancien-site/fiche.php?id=12") == (301, fiche.url, 200)


def test_move_where_it_makes_no_sense_is_refused(admin, home, experience_index):
    fiche = publish(ExperiencePageFactory(parent=experience_index))
    other = publish(StandardPageFactory(parent=home))

    admin.post(reverse("wagtailadmin_pages:move_confirm", args=[fiche.pk, other.pk]))

    assert ExperiencePage.objects.get().get_parent() == Page.objects.get(pk=experience_index.pk)


def save_settings(client, **fields):
    settings = PortalSettings.load()
    empty = {"name": "Le centre", "tagline": "", "address": "", "email": "", "phone": "", "accounts": "", "funders": ""}
    address = reverse("wagtailsettings:edit", args=["core", "portalsettings", settings.pk])
    return client.post(address, empty | fields)


def test_settings_are_shown_at_the_foot_of_pages(admin, home):
    save_settings(admin, name="Le centre du Sud", email="bonjour@example.org", phone="05 61 00 00 00")

    content = admin.get("/").content.decode()

    for text in ("Le centre du Sud", "mailto:bonjour@example.org", "05 61 00 00 00"):
        assert text in content, text


def test_wrong_settings_are_refused_beside_their_field(admin, home):
    response = save_settings(admin, name="", email="bonjour", accounts="www.linkedin.com/company/x")

    assert set(response.context["form"].errors) == {"name", "email", "accounts"}
    assert "www.linkedin.com/company/x" in str(response.context["form"].errors["accounts"])


@pytest.mark.parametrize("text", ["ftp://example.org", "example.org", "https://example.org\nhttps:/x", "javascript:1"])
def test_account_that_is_no_address_is_refused(text):
    with pytest.raises(ValidationError):
        validate_addresses(text)


def test_accounts_bear_the_name_of_their_network():
    settings = PortalSettings(
        accounts="https://www.linkedin.com/company/centre\n\n https://fr.linkedin.com/x \nhttps://piaille.fr/@centre\n"
    )

    assert settings.account_links == [
        Account("LinkedIn", "https://www.linkedin.com/company/centre"),
        Account("LinkedIn", "https://fr.linkedin.com/x"),
        Account("piaille.fr", "https://piaille.fr/@centre"),
    ]


def test_every_setting_is_explained():
    fields = [field for field in PortalSettings._meta.fields if field.name != "id"]

    assert [field.name for field in fields if not field.help_text] == []


def test_front_page_shows_what_the_team_puts_forward(admin, home):
    index = ExperienceIndexPageFactory(parent=home)
    fiches = [publish(ExperiencePageFactory(parent=index)) for _ in range(3)]
    home.features = [HomeFeature(page=fiches[2], sort_order=0), HomeFeature(page=fiches[0], sort_order=1)]
    home.save_revision().publish()

    shown = [entry.hit.title for entry in admin.get("/").context["features"]]

    assert shown == [fiches[2].title, fiches[0].title]
