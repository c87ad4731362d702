"""Who may read a file, at each moment: by its collection, and by the published pages that use it."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from documents.access import access
from tests.documents.factories import collection, file, read, restrict, use
from tests.factories import ExperiencePageFactory, StandardPageFactory, UserFactory


@pytest.fixture(autouse=True)
def no_attempts():
    """No password was tried yet."""
    cache.clear()


@pytest.fixture
def members(db):
    return Group.objects.get(name="Adhérents")


@pytest.fixture
def member(members):
    user = UserFactory()
    user.groups.add(members)
    return user


@pytest.fixture
def page(experience_index):
    return ExperiencePageFactory(parent=experience_index, title="La fiche")


def opens(client, document):
    """Tell whether the file, its text and nothing else of it is given."""
    addresses = [document.url, document.text_url]
    statuses = {client.get(address).status_code for address in addresses}
    assert statuses in ({200}, {404})
    return statuses == {200}


def test_file_that_no_page_uses_is_for_the_team(client, page, member):
    document = file()

    assert opens(client, document) is False
    client.force_login(member)
    assert opens(client, document) is False
    editor = UserFactory()
    editor.groups.add(Group.objects.get(name="Rédaction"))
    client.force_login(editor)
    assert opens(client, document) is True


def test_file_opens_with_its_page_and_closes_with_it(client, page):
    document = file()

    page.file_links.create(document=document)
    page.save_revision()
    assert opens(client, document) is False
    use(page, document)
    assert opens(client, document) is True
    page.unpublish()
    assert opens(client, document) is False


def test_file_taken_off_its_page_closes_when_the_page_is_published(client, page):
    document, other = file(), file("Un autre")
    use(page, document)

    page.file_links = []
    page.file_links.create(document=other)
    revision = page.save_revision()
    assert opens(client, document) is True
    revision.publish()

    assert (opens(client, document), opens(client, other)) == (False, True)


def test_file_named_in_a_text_opens_with_its_page(client, home):
    document = file()
    page = StandardPageFactory(parent=home)
    page.body = [("text", f'<p><a linktype="document" id="{document.pk}">Le guide</a></p>')]
    page.save_revision().publish()
    assert opens(client, document) is True

    page.body = []
    page.save_revision().publish()

    assert opens(client, document) is False


def test_file_follows_the_rules_of_its_page(client, page, members, member):
    document = file()
    use(page, document)

    rule = restrict(page, "groups", [members])
    assert opens(client, document) is False
    client.force_login(UserFactory())
    assert opens(client, document) is False
    client.force_login(member)
    assert opens(client, document) is True
    client.logout()
    rule.delete()
    assert opens(client, document) is True


def test_file_moved_with_its_page_follows_the_rules_of_the_new_place(client, home, page, members):
    document = file()
    use(page, document)
    area = StandardPageFactory(parent=home)
    restrict(area, "groups", [members])

    page.move(area, pos="last-child")

    assert opens(client, document) is False


def test_nested_rules_all_hold(client, home, members, member):
    outer, inner = StandardPageFactory(parent=home), None
    inner = StandardPageFactory(parent=outer)
    partners = Group.objects.create(name="Partenaires")
    restrict(outer, "groups", [members])
    restrict(inner, "groups", [partners])
    document = file()
    inner.body = [("files", [{"document": document, "text": ""}])]
    inner.save_revision().publish()

    client.force_login(member)
    assert opens(client, document) is False
    member.groups.add(partners)
    assert opens(client, document) is True
    assert access(document).audiences == ("&".join(sorted(f"group:{group.pk}" for group in (members, partners))),)


def test_collection_reserves_its_files_wherever_they_are_used(client, page, members, member):
    reserved = collection("Réservés", rule="groups", groups=[members])
    document = file(collection=collection("Sous-dossier", parent=reserved))
    use(page, document)

    assert opens(client, document) is False
    client.force_login(member)
    assert opens(client, document) is True


def test_one_open_page_is_enough(client, home, page, members):
    document = file()
    area = StandardPageFactory(parent=home)
    restrict(area, "login")
    area.body = [("files", [{"document": document, "text": ""}])]
    area.save_revision().publish()
    assert opens(client, document) is False

    use(page, document)

    assert opens(client, document) is True
    assert access(document).audiences == ("public",)


def test_password_of_a_page_opens_its_files(client, page):
    document = file()
    rule = restrict(page, "password", password="sésame")
    use(page, document)
    assert opens(client, document) is False

    client.post(
        reverse("wagtailcore_authenticate_with_password", args=[rule.pk, page.pk]),
        {"password": "sésame", "return_url": page.url},
    )

    assert opens(client, document) is True
    assert access(document).audiences == ()


def test_absent_and_forbidden_files_get_one_answer(client, page):
    hidden = file()

    nowhere = f"/documents/999999/{hidden.slug}"

    forbidden, absent = client.get(hidden.url), client.get(nowhere)

    assert (forbidden.status_code, absent.status_code) == (404, 404)
    assert told(forbidden, hidden.url) == told(absent, nowhere)


def told(response, address):
    """Return what a page says, its own address and the token of its form apart."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.content.decode()).replace(address, "")


def test_password_of_a_collection_opens_its_files(client, page):
    document = file(collection=collection("À mot de passe", rule="password", password="sésame"))
    use(page, document)
    door = f"{document.url}/mot-de-passe"

    wrong = client.post(door, {"password": "Sésame"})
    nothing = client.post("/documents/999999/x/mot-de-passe", {"password": "Sésame"})
    assert (wrong.status_code, nothing.status_code, opens(client, document)) == (404, 404, False)
    assert told(wrong, document.url) == told(nothing, "/documents/999999/x")
    opened = client.post(door, {"password": "sésame"})

    assert (opened.status_code, opened.url) == (302, document.url)
    assert opens(client, document) is True
    assert [link.document for link in client.get(page.url).context["files"]] == [document]
    assert access(document).audiences == ()


def test_passwords_are_not_tried_without_end(client, page):
    document = file(collection=collection("À mot de passe", rule="password", password="sésame"))
    use(page, document)

    for _ in range(5):
        client.post(f"{document.url}/mot-de-passe", {"password": "au hasard"})
    late = client.post(f"{document.url}/mot-de-passe", {"password": "sésame"})

    assert (late.status_code, opens(client, document)) == (404, False)


def test_page_with_a_password_asks_for_it_in_the_face_of_the_portal(client, page):
    restrict(page, "password", password="sésame")
    use(page)

    response = client.get(page.url)

    assert response.templates[0].name == "account/page_password.html"
    assert response.status_code == 200


@pytest.mark.parametrize("address", ["/documents/99999999999999999999999/x", "/documents/0/x", "/documents/1/"])
def test_wrong_address_of_a_file_is_not_found(client, home, address):
    assert client.get(address).status_code == 404


def test_address_follows_the_title_and_former_ones_lead_there(client, page):
    document = file("Le guide des achats")
    use(page, document)
    former = document.url
    document.title = "Le guide de l’achat"
    document.save()

    response = client.get(former)

    assert (response.status_code, response.url) == (302, f"/documents/{document.pk}/guide-achat")


def test_media_never_gives_a_file(client, page, settings):
    document = read(file(), "Un texte")
    use(page, document)

    assert settings.DOCUMENTS_ROOT not in settings.MEDIA_ROOT.parents
    assert str(document.file.path).startswith(str(settings.DOCUMENTS_ROOT))
    with pytest.raises(NotImplementedError):
        document.file.url  # noqa: B018


def test_rules_cost_the_same_whatever_uses_a_file(page, experience_index, django_assert_num_queries, members):
    document = file()
    use(page, document)
    restrict(experience_index, "groups", [members])
    access(document)
    with django_assert_num_queries(5):
        assert len(access(document).pages) == 1
    for _ in range(29):
        use(ExperiencePageFactory(parent=experience_index), document)

    with django_assert_num_queries(5):
        assert len(access(document).pages) == 30


def test_deleted_rules_and_groups_leave_nothing_open(client, page, members):
    document = file(collection=collection("Réservés", rule="groups", groups=[members]))
    use(page, document)

    members.delete()

    assert opens(client, document) is False
    assert access(document).audiences == ()
    assert (CollectionViewRestriction.objects.count(), PageViewRestriction.objects.count()) == (1, 0)
    assert Collection.objects.count() == 2
