"""Home, standard and legal pages, themes, plan of the site, errors."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from core.models import HomeFeature, SiteMapPage, TerritorySuccessor
from core.models.taxonomy import Theme, ThemePin
from tests.factories import (
    ExperiencePageFactory,
    LegalPageFactory,
    StandardPageFactory,
    TerritoryFactory,
    ThemeFactory,
    ThemeIndexPageFactory,
    UserFactory,
    inside,
    publish,
)


def test_home_shows_features_then_the_newest(client, home, experience_index):
    featured = publish(ExperiencePageFactory(parent=experience_index, title="À la une"))
    publish(ExperiencePageFactory(parent=experience_index, title="Une autre fiche"))
    home.often_searched = "clause sociale\nconseil citoyen"
    home.features = [HomeFeature(page=featured)]
    home.save_revision().publish()

    response = client.get("/")

    assert [entry.hit.title for entry in response.context["features"]] == ["À la une"]
    assert {entry.hit.title for entry in response.context["listing"].entries} == {"À la une", "Une autre fiche"}
    assert "/recherche/?q=clause%20sociale" in response.content.decode()


def test_home_does_not_feature_what_is_restricted(client, home, experience_index):
    featured = publish(ExperiencePageFactory(parent=experience_index))
    home.features = [HomeFeature(page=featured)]
    home.save_revision().publish()
    PageViewRestriction.objects.create(page=featured, restriction_type=PageViewRestriction.LOGIN)

    assert client.get("/").context["features"] == []


def test_routing_costs_the_same_at_any_depth(client, home):
    page, costs = home, []
    for _ in range(5):
        page = publish(StandardPageFactory(parent=page))
        client.get(page.url)
        with CaptureQueriesContext(connection) as captured:
            client.get(page.url)
        costs.append(len(captured))

    assert len(set(costs)) == 1, costs


def test_unknown_address_is_a_404_that_searches(client, home):
    response = client.get("/clauses-sociales/marche-reserve/")

    assert response.status_code == 404
    assert 'value="marche reserve"' in response.content.decode()


def test_address_with_a_nul_is_refused(client, home):
    assert client.get("/a%00b/").status_code == 400


def test_address_below_a_page_without_that_child_is_a_404(client, home):
    page = publish(StandardPageFactory(parent=home, slug="missions"))

    assert client.get(f"{page.url}rien/").status_code == 404


def test_theme_page_gathers_its_contents(client, home, experience_index):
    themes = publish(ThemeIndexPageFactory(parent=home))
    health = ThemeFactory(name="Santé", slug="sante", lead="Prévenir et soigner.")
    mental = ThemeFactory(name="Santé mentale", slug="sante-mentale", parent=health)
    publish(ExperiencePageFactory(parent=experience_index, title="Un CLSM"), themes=[mental])
    publish(ExperiencePageFactory(parent=experience_index, title="Un jardin"))

    response = client.get(f"{themes.url}sante/")
    overview = client.get(themes.url)

    assert [entry.hit.title for entry in response.context["listing"].entries] == ["Un CLSM"]
    assert "Prévenir et soigner." in response.content.decode()
    (counted,) = overview.context["themes"]
    assert (counted.theme.name, counted.count, counted.children[0].count) == ("Santé", 1, 1)


def test_theme_page_shows_nothing_of_other_themes_while_the_engine_is_away(client, home, experience_index, away):
    themes = publish(ThemeIndexPageFactory(parent=home))
    publish(ExperiencePageFactory(parent=experience_index, title="Un jardin"), themes=[ThemeFactory(slug="jardins")])
    ThemeFactory(slug="sante")

    response = client.get(f"{themes.url}sante/")

    assert (response.context["listing"].entries, response.context["listing"].total) == ([], 0)
    assert "momentanément" in response.content.decode()


def test_theme_page_opens_on_what_the_team_pinned(client, home, experience_index):
    themes = publish(ThemeIndexPageFactory(parent=home))
    theme, pinned = (
        ThemeFactory(slug="sante"),
        publish(ExperiencePageFactory(parent=experience_index, title="Épinglée")),
    )
    ThemePin.objects.create(theme=theme, page=pinned)
    ThemeFactory(parent=theme, name="Santé mentale")

    response = client.get(f"{themes.url}sante/")

    assert [entry.hit.title for entry in response.context["pinned"]] == ["Épinglée"]
    assert "Santé mentale" in response.content.decode()


def test_unknown_theme_is_a_404(client, home):
    themes = publish(ThemeIndexPageFactory(parent=home))

    assert client.get(f"{themes.url}rien/").status_code == 404


def test_theme_has_two_levels_only(db):
    child = ThemeFactory(parent=ThemeFactory())

    with pytest.raises(ValidationError, match="deux niveaux"):
        Theme(name="Trop profond", slug="x", parent=child, locale=child.locale).full_clean()


def test_plan_lists_public_pages_only(client, home):
    plan = SiteMapPage(title="Plan du site", slug="plan-du-site")
    home.add_child(instance=plan)
    publish(LegalPageFactory(parent=home, title="Mentions légales"))
    hidden = publish(StandardPageFactory(parent=home, title="Réservé"))
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)

    titles = [page.title for page in client.get(plan.url).context["pages"]]

    assert titles == ["Plan du site", "Mentions légales"]


def test_page_names_itself_for_sharing(client, home):
    page = publish(StandardPageFactory(parent=home, title="Missions", lead="Ce que nous faisons."))

    content = client.get(page.url).content.decode()

    assert '<meta property="og:title" content="Missions' in content
    assert '<meta name="description" content="Ce que nous faisons."' in content


@pytest.mark.parametrize("address", ["/", "/recherche/", "/experiences/"])
def test_page_asks_nothing_of_a_third_party(client, experience_index, address):
    import re

    content = client.get(address).content.decode()

    loaded = re.compile(r'rel="(?!canonical|alternate)')
    links = [link for link in re.findall(r"<link[^>]+>", content) if loaded.search(link)]
    assert re.findall(r'(?:src|srcset)="(?:https?:)?//[^"]*"', content) == []
    assert [link for link in links if "//" in link] == []
    assert "default-src 'self'" in client.get(address).headers["Content-Security-Policy"]


def test_containing_territories_follow_several_parents(db):
    region = TerritoryFactory(kind="region", code="76")
    aude = inside(TerritoryFactory(kind="departement", code="11"), region)
    tarn = inside(TerritoryFactory(kind="departement", code="81"), region)
    epci = inside(TerritoryFactory(kind="epci", code="200000001"), aude, tarn)
    commune = inside(TerritoryFactory(kind="commune", code="11056"), aude, epci)
    manager = type(commune).objects

    around = {territory.key for territory in manager.filter(pk=commune.pk).with_containing()}
    around_epci = {territory.key for territory in manager.filter(pk=epci.pk).with_containing()}

    assert around == {"commune-11056", "epci-200000001", "departement-11", "region-76"}
    assert around_epci == {"epci-200000001", "departement-11", "departement-81", "region-76"}


def test_containing_territories_follow_what_replaced_them(db):
    old, new = TerritoryFactory(kind="qpv", code="QP034020"), TerritoryFactory(kind="qpv", code="QN03420M")
    TerritorySuccessor.objects.create(territory=old, successor=new)

    assert {t.key for t in type(old).objects.filter(pk=old.pk).with_containing()} == {old.key, new.key}


@pytest.mark.parametrize("member", [True, False])
def test_restricted_page_opens_to_its_group_only(client, home, member):
    page, group, user = publish(StandardPageFactory(parent=home)), Group.objects.create(name="A"), UserFactory()
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.GROUPS)
    restriction.groups.add(group)
    if member:
        user.groups.add(group)
    client.force_login(user)

    response = client.get(page.url)

    assert response.status_code == (200 if member else 403)
