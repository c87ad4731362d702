"""Deleting what is used: one learns where, and may replace it there by another."""

from __future__ import annotations

import json
from uuid import uuid4

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale, ModelLogEntry, Page, PageLogEntry, ReferenceIndex

from core.admin.replacing import deletion_url, replacement_url
from core.models import GlossaryTerm, PageTheme, PortalImage, Theme, ThemePin
from core.replacing import replace, users_of
from documents.models import PageFile, PortalDocument
from experiences.models import ExperiencePage, FollowUp, Funder, Partner
from search import outbox, service
from search.contract import SearchRequest
from tests.factories import (
    ExperiencePageFactory,
    OrganisationFactory,
    StandardPageFactory,
    TerritoryFactory,
    ThemeFactory,
    UserFactory,
    inside,
    publish,
)


@pytest.fixture
def admin(client, db):
    """A browser in which somebody of Publication is logged in."""
    user = UserFactory()
    user.groups.add(Group.objects.get(name="Publication"))
    client.force_login(user)
    return client


def document(title):
    """Return a stored document."""
    made = PortalDocument(title=title, file=ContentFile(b"%PDF-1.4", name=f"{title}.pdf"))
    made.save()
    return made


def replaced(client, old, new):
    """Ask for a replacement in the admin."""
    return client.post(replacement_url(old), {"replacement": new.pk})


@pytest.mark.parametrize("make", [OrganisationFactory, TerritoryFactory, ThemeFactory])
def test_used_thing_is_replaced_then_deleted(admin, experience_index, make):
    old, new = make(), make()
    page = ExperiencePageFactory(parent=experience_index)
    match old:
        case Theme():
            publish(page, themes=[old])
        case _ if make is TerritoryFactory:
            publish(page, territories=[old])
        case _:
            page.carrier = old
            publish(page)

    asked = admin.get(deletion_url(old))
    response = replaced(admin, old, new)
    after = admin.post(deletion_url(old))

    assert replacement_url(old) in asked.content.decode()
    assert response.url == deletion_url(old)
    assert after.status_code == 302
    assert not type(old).objects.filter(pk=old.pk).exists()
    assert users_of(new) == [page]


def test_replacement_is_found_by_the_search_at_once(admin, experience_index, django_capture_on_commit_callbacks):
    old, new = OrganisationFactory(name="Synthic"), OrganisationFactory(name="Synéthic")
    page = publish(ExperiencePageFactory(parent=experience_index, title="Fiche", carrier=old))

    with django_capture_on_commit_callbacks(execute=True):
        replaced(admin, old, new)
    outbox.drain()

    found = service.search(SearchRequest(filters={"organisation": (str(new.pk),)}))
    assert [hit.title for hit in found.hits] == [page.title]


def test_row_that_would_be_said_twice_is_dropped(home):
    old, new = ThemeFactory(), ThemeFactory()
    page = publish(StandardPageFactory(parent=home), themes=[old, new])

    replace(old, new, None)

    assert list(PageTheme.objects.filter(page=page).values_list("theme", flat=True)) == [new.pk]
    revision = Page.objects.get(pk=page.pk).latest_revision.content
    assert [row["theme"] for row in revision["theme_links"]] == [new.pk]


def test_body_keeps_its_several_parts_in_a_page(experience_index):
    old, new = OrganisationFactory(), OrganisationFactory()
    page = ExperiencePageFactory(parent=experience_index)
    page.partners = [Partner(organisation=old), Partner(organisation=new), Partner(name="Une régie")]
    page.funders = [Funder(organisation=old)]
    publish(page)

    replace(old, new, None)

    page = ExperiencePage.objects.get()
    assert [row.organisation_id for row in page.partners.all()] == [new.pk, None]
    assert [row.organisation_id for row in page.funders.all()] == [new.pk]


def test_thing_never_names_itself(db):
    old, new = OrganisationFactory(), OrganisationFactory()
    new.replaced_by = old
    new.save()
    region, department = TerritoryFactory(), TerritoryFactory()
    inside(department, region)

    replace(old, new, None)
    replace(region, department, None)

    new.refresh_from_db()
    assert new.replaced_by is None
    assert department.parent_links.count() == 0


def test_draft_that_alone_names_a_thing_is_changed(experience_index):
    old, new = OrganisationFactory(), OrganisationFactory()
    page = publish(ExperiencePageFactory(parent=experience_index))
    page.carrier = old
    page.save_revision()

    replace(old, new, None)

    page = ExperiencePage.objects.get()
    assert (page.carrier, page.get_latest_revision_as_object().carrier) == (None, new)


def test_pictures_terms_and_links_of_a_body_are_replaced(home):
    terms = [GlossaryTerm.objects.create(term=name, slug=name.lower(), locale=home.locale) for name in ("QPV", "ZUS")]
    pictures = [PortalImage.objects.create(title=name, file=get_test_image_file()) for name in "ab"]
    files, pages = [document(name) for name in "cd"], [publish(StandardPageFactory(parent=home)) for _ in range(2)]
    page = StandardPageFactory(parent=home)
    links = f'<p><a linktype="page" id="{pages[0].pk}">A</a> <a id="{files[0].pk}" linktype="document">B</a></p>'
    page.body = json.dumps(
        [
            {"type": "text", "value": links},
            {"type": "figure", "value": {"image": pictures[0].pk, "alternative": "Une place"}},
            {"type": "definition", "value": {"glossary": terms[0].pk}},
            {"type": "files", "value": [{"type": "item", "id": str(uuid4()), "value": {"document": files[0].pk}}]},
        ]
    )
    publish(page)

    for old, new in (terms, pictures, files, pages):
        replace(old, new, None)

    page.refresh_from_db()
    text, figure, definition, chosen = page.body
    assert f'linktype="page" id="{pages[1].pk}"' in text.value.source
    assert f'id="{files[1].pk}" linktype="document"' in text.value.source
    assert figure.value["image"].pk == pictures[1].pk
    assert definition.value["glossary"].pk == terms[1].pk
    assert [item["document"].pk for item in chosen.value] == [files[1].pk]
    for old, _new in (terms, pictures, files, pages):
        assert ReferenceIndex.get_references_to(old).count() == 0


def test_rich_text_of_a_row_is_replaced(experience_index):
    old, new = document("a"), document("b")
    page = ExperiencePageFactory(parent=experience_index)
    page.follow_ups = [FollowUp(text=f'<p><a linktype="document" id="{old.pk}">Bilan</a></p>')]
    page.file_links = [PageFile(document=old)]
    publish(page)

    replace(old, new, None)

    page = ExperiencePage.objects.get()
    assert f'id="{new.pk}"' in page.follow_ups.get().text
    assert page.file_links.get().document == new


def test_replacement_is_told_by_the_history(admin, experience_index):
    old, new = OrganisationFactory(name="CGET"), OrganisationFactory(name="ANCT")
    page = publish(ExperiencePageFactory(parent=experience_index, carrier=old))

    replaced(admin, old, new)

    entries = [PageLogEntry.objects.get(page=page.pk, action="portal.replace")]
    entries += ModelLogEntry.objects.filter(action="portal.replace")
    assert [entry.data for entry in entries] == [{"old": "CGET", "new": "ANCT"}] * 2
    assert all("CGET" in str(entry.message) and "ANCT" in str(entry.message) for entry in entries)


def test_thing_of_another_kind_or_language_is_refused(admin, home):
    old = ThemeFactory()
    english, _created = Locale.objects.get_or_create(language_code="en")
    other = ThemeFactory(locale=english)

    for choice in (old.pk, other.pk, "", 999999):
        response = admin.post(replacement_url(old), {"replacement": choice})
        assert response.status_code == 200
        assert "replacement" in response.context["form"].errors


def test_unknown_thing_cannot_be_replaced(admin):
    group = Group.objects.first()

    for arguments in (("core", "organisation", "999999"), ("auth", "group", str(group.pk)), ("nowhere", "thing", "1")):
        assert admin.get(reverse("replace", args=arguments)).status_code == 404


def test_used_thing_is_not_deleted_even_where_its_use_is_not_noted(admin, experience_index):
    old = OrganisationFactory()
    publish(ExperiencePageFactory(parent=experience_index, carrier=old))
    ReferenceIndex.objects.all().delete()

    response = admin.post(deletion_url(old))

    assert response.url == replacement_url(old)
    assert type(old).objects.filter(pk=old.pk).exists()


def test_page_that_is_used_can_be_replaced(admin, home):
    old, new = (publish(StandardPageFactory(parent=home, title=title)) for title in ("Ancienne", "Nouvelle"))
    theme = ThemeFactory()
    theme.pins = [ThemePin(page=old)]
    theme.save()

    asked = admin.get(deletion_url(old))
    response = replaced(admin, old, new)

    assert replacement_url(old) in asked.content.decode()
    assert response.url == deletion_url(old)
    assert ThemePin.objects.get().page_id == new.pk


def test_revision_that_names_a_deleted_body_is_still_read(admin, experience_index):
    old = OrganisationFactory()
    page = ExperiencePageFactory(parent=experience_index, carrier=old, carrier_name="")
    page.partners = [Partner(organisation=old), Partner(name="Une régie")]
    first = page.save_revision()
    page.carrier, page.carrier_name, page.partners = None, "Association", []
    publish(page)
    old.delete()

    read = first.as_object()
    response = admin.get(reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, first.pk]))

    assert read.carrier is None
    assert [(row.organisation_id, row.name) for row in read.partners.all()] == [(None, ""), (None, "Une régie")]
    assert response.status_code == 200


def test_writer_may_not_replace(client, experience_index):
    old = OrganisationFactory()
    user = UserFactory()
    user.groups.add(Group.objects.get(name="Rédaction"))
    client.force_login(user)

    assert replaced(client, old, OrganisationFactory()).url == reverse("wagtailadmin_home")
    assert replacement_url(old) not in client.get(reverse("wagtailsnippets_core_organisation:list")).content.decode()


def test_thing_used_where_one_may_not_publish_is_not_replaced(client, experience_index):
    old, new, user = PortalImage.objects.create(title="a", file=get_test_image_file()), None, UserFactory()
    user.groups.add(Group.objects.get(name="Rédaction"))
    old.uploaded_by_user = user
    old.save()
    page = publish(ExperiencePageFactory(parent=experience_index, image=old, image_alt="Une place"))
    new = PortalImage.objects.create(title="b", file=get_test_image_file())
    client.force_login(user)

    response = replaced(client, old, new)

    assert response.url == reverse("wagtailadmin_home")
    page.refresh_from_db()
    assert page.image == old
