"""What each group of the team may do in the admin, and may not."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import GroupApprovalTask, GroupPagePermission, Page, Workflow
from wagtail.test.utils.form_data import nested_form_data

from core import groups
from core.models import HomePage, Organisation, PortalSettings, StandardPage
from events.models import EventIndexPage
from tests.factories import (
    ExperiencePageFactory,
    OrganisationFactory,
    StandardPageFactory,
    ThemeFactory,
    UserFactory,
    publish,
)

TEAM = ("Rédaction", "Publication", "Agenda", "Administration")


@pytest.fixture
def member(client, db):
    """Return a function that logs in somebody of some groups."""

    def log_in(*names):
        user = UserFactory(email=f"{'-'.join(names)}@example.org")
        user.groups.set(Group.objects.filter(name__in=names))
        client.force_login(user)
        return client

    return log_in


@pytest.fixture
def agenda(home):
    """The list of events, under the home page."""
    page = EventIndexPage(title="Agenda", slug="agenda")
    home.add_child(instance=page)
    return page


def allowed(response):
    """Tell whether the admin showed what was asked; it leads to its first page, or to the login, otherwise."""
    return response.status_code == 200


def standard_page(**fields):
    """Return what the browser posts for a standard page."""
    empty = {"lead": "", "image": "", "image_alt": "", "seo_title": "", "search_description": ""}
    lists = {
        f"{name}-{part}": value
        for name in ("theme_links", "territory_links", "audience_links", "comments", "body")
        for part, value in (("TOTAL_FORMS", 0), ("INITIAL_FORMS", 0), ("MAX_NUM_FORMS", 1000), ("count", 0))
    }
    return nested_form_data(empty | {"title": "Nos missions", "slug": "nos-missions"} | fields) | lists


def add_page(client, parent, **fields):
    """Ask for a standard page under `parent`."""
    return client.post(
        reverse("wagtailadmin_pages:add", args=("core", "standardpage", parent.pk)), standard_page(**fields)
    )


def seen(client, addresses):
    """Return which of some addresses of the admin are shown."""
    return {name for name, url in addresses.items() if allowed(client.get(url))}


def areas(home, thing):
    """Return the addresses of the areas of the admin that rights divide."""
    theme = ThemeFactory()
    return {
        "pages": reverse("wagtailadmin_explore", args=[home.pk]),
        "images": reverse("wagtailimages:index"),
        "documents": reverse("wagtaildocs:index"),
        "organisation": reverse("wagtailsnippets_core_organisation:edit", args=[thing.pk]),
        "delete organisation": reverse("wagtailsnippets_core_organisation:delete", args=[thing.pk]),
        "term": reverse("wagtailsnippets_core_glossaryterm:add"),
        "theme": reverse("wagtailsnippets_core_theme:edit", args=[theme.pk]),
        "redirects": reverse("wagtailredirects:index"),
        "users": reverse("wagtailusers_users:index"),
        "groups": reverse("wagtailusers_groups:index"),
        "settings": reverse("wagtailsettings:edit", args=["core", "portalsettings", PortalSettings.load().pk]),
        "languages": reverse("wagtaillocales:index"),
        "workflows": reverse("wagtailadmin_workflows:index"),
        "collections": reverse("wagtailadmin_collections:index"),
    }


WRITING = {"pages", "images", "documents", "organisation", "term"}
PUBLISHING = WRITING | {"delete organisation", "theme", "redirects"}
EVERYTHING = PUBLISHING | {"users", "groups", "settings", "languages", "workflows", "collections"}


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        ("Rédaction", WRITING),
        ("Publication", PUBLISHING),
        ("Agenda", {"images", "documents", "organisation"}),
        ("Administration", EVERYTHING),
    ],
)
def test_group_sees_what_it_needs_and_no_more(member, home, group, expected):
    addresses = areas(home, OrganisationFactory())

    assert seen(member(group), addresses) == expected


def test_members_of_the_association_do_not_enter_the_admin(member, home):
    response = member("Adhérents").get(reverse("wagtailadmin_home"))

    assert response.status_code == 302
    assert response.url.startswith(reverse("wagtailadmin_login"))


def test_writer_saves_a_draft_and_cannot_publish_it(member, home):
    client = member("Rédaction")

    add_page(client, home, **{"action-publish": "1"})

    page = StandardPage.objects.get(slug="nos-missions")
    assert (page.live, page.has_unpublished_changes) == (False, True)


def test_writer_submits_a_page_that_a_publisher_approves(member, home):
    publisher = UserFactory(email="publication@example.org")
    publisher.groups.add(Group.objects.get(name="Publication"))
    add_page(member("Rédaction"), home, **{"action-submit": "1"})
    page = StandardPage.objects.get(slug="nos-missions")
    task = page.current_workflow_task_state

    waiting = member("Rédaction").post(workflow_address(page, task), {"comment": ""})
    approved = member("Publication").post(workflow_address(page, task), {"comment": ""})

    page.refresh_from_db()
    assert (waiting.status_code, approved.status_code, page.live) == (302, 302, True)
    assert [message.to for message in mail.outbox if "publication@example.org" in message.to] != []


def workflow_address(page, task):
    return reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk])


def test_publisher_publishes_withdraws_and_deletes(member, home):
    client = member("Publication")

    add_page(client, home, **{"action-publish": "1"})
    page = StandardPage.objects.get(slug="nos-missions")
    live = page.live
    client.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    page.refresh_from_db()
    withdrawn = page.live
    client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))

    assert (live, withdrawn) == (True, False)
    assert not StandardPage.objects.filter(pk=page.pk).exists()


def test_writer_neither_withdraws_nor_deletes_what_is_online(member, home):
    page, client = publish(StandardPageFactory(parent=home)), member("Rédaction")

    for action in ("unpublish", "delete", "move"):
        client.post(reverse(f"wagtailadmin_pages:{action}", args=[page.pk]))

    page.refresh_from_db()
    assert page.live


def test_agenda_group_works_under_the_agenda_only(member, home, agenda, experience_index):
    client = member("Agenda")
    fiche = publish(ExperiencePageFactory(parent=experience_index))

    assert allowed(client.get(reverse("wagtailadmin_pages:add_subpage", args=[agenda.pk])))
    assert allowed(client.get(reverse("wagtailadmin_pages:add", args=["events", "eventpage", agenda.pk])))
    for page in (home, experience_index, fiche):
        assert not allowed(client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])))
    add_page(client, home)
    assert not StandardPage.objects.exists()


def test_agenda_group_publishes_events(member, agenda):
    permissions = agenda.permissions_for_user(UserFactory())
    user = UserFactory()
    user.groups.add(Group.objects.get(name="Agenda"))

    assert not permissions.can_publish_subpage()
    assert agenda.permissions_for_user(user).can_publish_subpage()


def test_agenda_of_each_language_is_open_to_its_group(home, agenda):
    from wagtail.models import Locale

    english, _created = Locale.objects.get_or_create(language_code="en")
    home.copy_for_translation(english)

    translated = agenda.copy_for_translation(english)

    assert set(permitted("Agenda", translated)) == {"add_page", "change_page", "publish_page"}


def permitted(group, page):
    return GroupPagePermission.objects.filter(group__name=group, page=page.pk).values_list(
        "permission__codename", flat=True
    )


def test_writer_adds_pictures_and_leaves_those_of_others(member, home):
    other = get_image_model().objects.create(title="D’une autre", file=get_test_image_file())
    client = member("Rédaction")
    picture = SimpleUploadedFile("place.png", get_test_image_file().file.getvalue(), "image/png")

    client.post(reverse("wagtailimages:add"), {"title": "La place", "file": picture, "collection": "1"})

    mine = get_image_model().objects.get(title="La place")
    assert allowed(client.get(reverse("wagtailimages:edit", args=[mine.pk])))
    assert not allowed(client.get(reverse("wagtailimages:delete", args=[other.pk])))


@pytest.mark.parametrize(("group", "may"), [("Rédaction", True), ("Publication", True), ("Agenda", False)])
def test_translations_are_asked_by_those_who_write(member, experience_index, group, may):
    page = publish(ExperiencePageFactory(parent=experience_index))

    response = member(group).get(reverse("wagtail_localize:submit_page_translation", args=[page.pk]))

    assert allowed(response) is may


def test_workflow_of_wagtail_is_that_of_publication(db):
    task = GroupApprovalTask.objects.get()

    assert [group.name for group in task.groups.all()] == ["Publication"]
    assert [workflow.name for workflow in Workflow.objects.all()] == [groups.WORKFLOW[1]]


def test_groups_of_wagtail_are_renamed(db):
    assert set(Group.objects.values_list("name", flat=True)) == {*TEAM, "Adhérents"}


def test_groups_are_made_again_without_losing_what_people_changed(db):
    writers = Group.objects.get(name="Rédaction")
    user = UserFactory()
    user.groups.add(writers)
    added = Permission.objects.get(codename="add_redirect")
    writers.permissions.add(added)
    Group.objects.get(name="Agenda").delete()
    before = rights()

    import_module("core.migrations.0006_groups").create_groups(apps, None)

    assert rights() == before | {"Agenda": rights()["Agenda"]}
    assert added in writers.permissions.all()
    assert list(user.groups.all()) == [writers]
    assert rights()["Agenda"] != set()


def rights():
    return {group.name: set(group.permissions.values_list("codename", flat=True)) for group in Group.objects.all()}


def test_groups_that_a_portal_had_are_kept(db):
    Group.objects.all().delete()
    old = {name: Group.objects.create(name=name) for name in ("Editors", "Moderators", "Publication")}

    groups.create(apps)

    assert Group.objects.get(name="Rédaction") == old["Editors"]
    assert Group.objects.get(name="Publication") == old["Publication"]
    assert Group.objects.filter(name="Moderators").exists()


def test_every_right_is_one_that_the_admin_shows(db):
    labels = {label for rights in groups.GROUPS.values() for label in rights.models}
    fictive = {"wagtailadmin.admin", "wagtail_localize.translation"}

    for label in labels - fictive:
        model = apps.get_model(label)
        known = {f"{action}_{model._meta.model_name}" for action in ("add", "change", "delete", "view")}
        content_type = ContentType.objects.get_for_model(model)
        granted = Permission.objects.filter(content_type=content_type, group__name__in=TEAM)
        assert {permission.codename for permission in granted} <= known, label


def test_writers_begin_at_the_home_page_and_make_no_other(member, home):
    client = member("Rédaction")
    root = Page.objects.get(depth=1)

    response = client.get(reverse("wagtailadmin_pages:add", args=["core", "homepage", root.pk]))

    assert not allowed(response)
    assert HomePage.objects.count() == 1


def test_writer_creates_an_organisation_on_the_way(member, home):
    create = Organisation.snippet_viewset.chooser_viewset.get_url_name("create")

    response = member("Rédaction").post(reverse(create), {"name": "Régie", "acronym": "", "kind": "association"})

    assert response.json()["step"] == "chosen"
    assert Organisation.objects.get().name == "Régie"
