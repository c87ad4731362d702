"""The menu, the lists of pages and the first page of the admin, as the team sees them."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import pgettext
from wagtail.models import Locale, Page, PageLogEntry

from core import checking
from core.admin.listing import period
from core.models import PageTerritory, PageTheme
from tests.factories import (
    ExperienceIndexPageFactory,
    ExperiencePageFactory,
    StandardPageFactory,
    TerritoryFactory,
    ThemeFactory,
    UserFactory,
    inside,
    publish,
)


@pytest.fixture
def publisher(db):
    """Somebody of the group Publication."""
    user = UserFactory(first_name="Camille", last_name="Rouquette")
    user.groups.add(Group.objects.get(name="Publication"))
    return user


@pytest.fixture
def admin(client, publisher):
    """A browser in which that person is logged in."""
    client.force_login(publisher)
    return client


def menu(client):
    """Return the names of the entries of the menu, in their order."""
    response = client.get(reverse("wagtailadmin_home"))
    from wagtail.admin.menu import admin_menu

    items = admin_menu.menu_items_for_request(response.wsgi_request)
    return [str(item.label) for item in sorted(items, key=lambda item: item.order)]


def panel(client, template):
    """Return what a panel of the dashboard shows."""
    response = client.get(reverse("wagtailadmin_home"))
    return next(shown for shown in response.context["panels"] if shown.template_name == f"core/admin/{template}.html")


def listed(client, parent, **query):
    """Return the titles of a list of pages of the admin."""
    response = client.get(reverse("wagtailadmin_explore", args=[parent.pk]), query)
    return [page.title for page in response.context["object_list"]]


def test_menu_opens_on_what_the_team_publishes(admin, home):
    StandardPageFactory(parent=home, title="À propos")
    ExperienceIndexPageFactory(parent=home, title="Nos expériences")

    assert menu(admin)[0] == "Nos expériences"
    assert "À propos" not in menu(admin)


def test_menu_shows_no_section_to_a_member_without_pages(client, home, experience_index):
    user = UserFactory()
    user.groups.add(Group.objects.get(name="Agenda"))
    client.force_login(user)

    assert experience_index.title not in menu(client)


@pytest.mark.parametrize("listing", ["explorer", "type"])
def test_list_of_pages_costs_the_same_with_one_and_with_thirty(admin, experience_index, listing):
    address = {
        "explorer": reverse("wagtailadmin_explore", args=[experience_index.pk]),
        "type": reverse("wagtailadmin_pages:type_use", args=["experiences", "experiencepage"]),
    }[listing]
    theme, territory = ThemeFactory(), TerritoryFactory()
    costs = []
    for number in (1, 29):
        for _ in range(number):
            publish(ExperiencePageFactory(parent=experience_index), themes=[theme], territories=[territory])
        admin.get(address)
        with CaptureQueriesContext(connection) as captured:
            response = admin.get(address)
        costs.append(len(captured))

    assert response.context["paginator"].count == 30
    assert costs[0] == costs[1]


def test_list_of_pages_says_what_each_is_about(admin, experience_index):
    page = ExperiencePageFactory(parent=experience_index)
    publish(page, themes=[ThemeFactory(name="Santé")], territories=[TerritoryFactory(name="Lunel")])

    response = admin.get(reverse("wagtailadmin_explore", args=[experience_index.pk]))

    row = response.context["object_list"][0]
    assert (row.shown_themes, row.shown_territories) == ("Santé", "Lunel")
    content = response.content.decode()
    assert all(text in content for text in ("Santé", "Lunel", "jan. 2015"))


def test_list_of_pages_is_filtered_by_theme_and_by_what_lies_under_it(admin, experience_index):
    health = ThemeFactory(name="Santé")
    mental = ThemeFactory(name="Santé mentale", parent=health)
    publish(ExperiencePageFactory(parent=experience_index, title="Un CLSM"), themes=[mental])
    publish(ExperiencePageFactory(parent=experience_index, title="Un jardin"), themes=[ThemeFactory()])

    assert listed(admin, experience_index, theme=health.pk) == ["Un CLSM"]
    assert listed(admin, experience_index, theme=mental.pk) == ["Un CLSM"]


def test_list_of_pages_is_filtered_by_territory_and_by_what_lies_in_it(admin, experience_index):
    region = TerritoryFactory(kind="region", name="Occitanie")
    herault = inside(TerritoryFactory(kind="departement", name="Hérault"), region)
    shared = inside(TerritoryFactory(kind="epci", name="Communauté"), herault)
    gard = TerritoryFactory(kind="departement", name="Gard")
    lunel = inside(TerritoryFactory(name="Lunel"), herault, shared)
    other = inside(TerritoryFactory(name="Sommières"), gard, shared)
    publish(ExperiencePageFactory(parent=experience_index, title="À Lunel"), territories=[lunel])
    publish(ExperiencePageFactory(parent=experience_index, title="À Sommières"), territories=[other])

    assert listed(admin, experience_index, territory=region.pk) == ["À Lunel"]
    assert listed(admin, experience_index, territory=herault.pk) == ["À Lunel"]
    assert sorted(listed(admin, experience_index, territory=shared.pk)) == ["À Lunel", "À Sommières"]


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        (None, None, ""),
        (date(2015, 1, 1), date(2015, 12, 31), "2015"),
        (date(2013, 1, 1), date(2015, 12, 31), "2013-2015"),
        (date(2016, 11, 1), date(2016, 11, 30), "nov. 2016"),
        (date(2022, 12, 8), date(2022, 12, 8), "8\N{NO-BREAK SPACE}déc. 2022"),
        (date(2022, 12, 8), None, "8\N{NO-BREAK SPACE}déc. 2022"),
    ],
)
def test_period_is_said_in_the_fewest_words(start, end, shown):
    assert period(start, end) == shown


def test_dashboard_shows_my_drafts_only(admin, publisher, experience_index):
    mine = ExperiencePageFactory(parent=experience_index, title="La mienne", live=False)
    mine.save_revision(user=publisher)
    other = ExperiencePageFactory(parent=experience_index, title="Celle d’une autre", live=False)
    other.save_revision(user=UserFactory())
    publish(ExperiencePageFactory(parent=experience_index, title="En ligne", owner=publisher))

    drafts = panel(admin, "drafts").shown_to(publisher)["pages"]

    assert [page.title for page in drafts] == ["La mienne"]


def test_dashboard_shows_what_nobody_verified_for_two_years(admin, publisher, experience_index):
    today, limit = timezone.localdate(), checking.limit()
    for title, fields in {
        "Marquée": {"status": "to_verify", "last_checked": today},
        "Ancienne": {"last_checked": limit.replace(year=limit.year - 1)},
        "Limite": {"last_checked": limit},
        "Fraîche": {"last_checked": today},
        "Neuve": {},
    }.items():
        publish(ExperiencePageFactory(parent=experience_index, title=title, **fields))
    ExperiencePageFactory(parent=experience_index, title="Brouillon", live=False, status="to_verify")

    shown = panel(admin, "to_check").shown_to(publisher)

    assert [page.title for page in shown["pages"]] == ["Ancienne", "Marquée"]
    assert shown["others"] == 0


def test_dashboard_says_how_many_others_are_to_be_verified(admin, publisher, experience_index):
    for _ in range(12):
        publish(ExperiencePageFactory(parent=experience_index, status="to_verify"))

    shown = panel(admin, "to_check").shown_to(publisher)

    assert (len(shown["pages"]), shown["others"]) == (10, 2)


def test_dashboard_tells_each_page_of_the_week_once_by_its_greatest_change(admin, publisher, experience_index):
    page = ExperiencePageFactory(parent=experience_index, title="Fiche")
    page.save_revision(user=publisher, log_action=True).publish(user=publisher)
    page.save_revision(user=publisher, log_action=True)
    gone = ExperiencePageFactory(parent=experience_index, title="Supprimée")
    gone.delete(user=publisher)
    old = ExperiencePageFactory(parent=experience_index, title="Ancienne")
    old.save_revision(user=publisher, log_action=True)
    PageLogEntry.objects.filter(page_id=old.pk).update(timestamp=timezone.now() - timezone.timedelta(days=8))

    changes = panel(admin, "last_week").shown_to(publisher)["changes"]

    told = {change.title: (str(change.action), change.user, change.pk) for change in changes}
    assert [change.title for change in changes] == ["Supprimée", "Fiche", "Expériences"]
    assert told["Fiche"] == (pgettext("page", "published"), "Camille Rouquette", page.pk)
    assert told["Supprimée"] == (pgettext("page", "deleted"), "Camille Rouquette", None)
    assert told["Expériences"] == (pgettext("page", "created"), "", experience_index.pk)


def test_dashboard_is_silent_on_what_stands_for_another_page(admin, publisher, experience_index):
    publish(ExperiencePageFactory(parent=experience_index, title="Traduite"))
    experience_index.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True, alias=True)

    changes = panel(admin, "last_week").shown_to(publisher)["changes"]

    aliases = set(Page.objects.exclude(alias_of=None).values_list("pk", flat=True))
    assert len(aliases) == 2
    assert [change.title for change in changes if change.pk in aliases] == []
    assert "Traduite" in [change.title for change in changes]


def test_dashboard_costs_the_same_with_one_and_with_thirty(admin, publisher, experience_index):
    costs = []
    for number in (1, 29):
        for _ in range(number):
            page = ExperiencePageFactory(parent=experience_index, status="to_verify")
            page.save_revision(user=publisher, log_action=True).publish(user=publisher)
            page.save_revision(user=publisher, log_action=True)
        admin.get(reverse("wagtailadmin_home"))
        with CaptureQueriesContext(connection) as captured:
            admin.get(reverse("wagtailadmin_home"))
        costs.append(len(captured))

    assert costs[0] == costs[1]


def test_empty_dashboard_says_so(admin, home):
    PageLogEntry.objects.all().delete()

    response = admin.get(reverse("wagtailadmin_home"))

    shown = {template.name for template in response.templates if str(template.name).startswith("core/admin/")}
    assert shown == {f"core/admin/{name}.html" for name in ("drafts", "to_check", "last_week", "search_state")}
    assert "listing--dashboard" not in response.content.decode()


def test_filters_offer_no_commune_that_no_page_names(admin, experience_index):
    TerritoryFactory(name="Bédarieux")
    named = TerritoryFactory(name="Lunel")
    page = publish(ExperiencePageFactory(parent=experience_index), territories=[named])
    PageTheme.objects.create(page=page, theme=ThemeFactory())

    response = admin.get(reverse("wagtailadmin_explore", args=[experience_index.pk]))

    offered = response.context["filters"].form.fields["territory"].queryset
    assert [territory.name for territory in offered] == ["Lunel"]
    assert PageTerritory.objects.count() == 1
