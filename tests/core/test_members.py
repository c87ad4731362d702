"""The members' area: its login, its refusals, a lost password, wrong passwords."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.core.cache import cache
from django.urls import reverse
from wagtail.models import PageViewRestriction

from core.models import User
from tests.factories import StandardPageFactory, publish

PASSWORD, OTHER = "un-mot-de-passe-solide", "un-autre-mot-de-passe"


@pytest.fixture(autouse=True)
def _no_earlier_count():
    cache.clear()


@pytest.fixture
def members(db):
    return Group.objects.get(name="Adhérents")


@pytest.fixture
def member(members):
    """A member of the association."""
    user = User.objects.create_user("membre", "membre@example.org", PASSWORD)
    user.groups.add(members)
    return user


@pytest.fixture
def area(home, members):
    """A published page that members alone may read."""
    page = publish(StandardPageFactory(parent=home, title="Espace adhérents", lead="Réservé."))
    rule = PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.GROUPS)
    rule.groups.add(members)
    return page


def log_in(client, password=PASSWORD, username="membre", **fields):
    return client.post(reverse("login"), {"username": username, "password": password, **fields})


def test_member_is_led_to_the_login_of_the_portal_then_to_the_page(client, area, member):
    asked = client.get(area.url)
    login = client.get(asked.url)
    logged = log_in(client, next=area.url)
    page = client.get(logged.url)

    assert asked.url == f"{reverse('login')}?next={area.url}"
    assert login.templates[0].name == "account/login.html"
    assert f'value="{area.url}"' in login.content.decode()
    assert (logged.url, page.status_code) == (area.url, 200)
    assert page.headers["Cache-Control"].startswith("max-age=0, no-cache")


def test_login_leads_to_no_other_site(client, member):
    assert log_in(client, next="https://ailleurs.example.org/").url == "/"


def test_wrong_password_says_so_beside_nothing_secret(client, member):
    unknown, wrong = log_in(client, username="personne"), log_in(client, password=OTHER)

    errors = [list(response.context["form"].non_field_errors()) for response in (unknown, wrong)]
    assert len(errors[0]) == 1
    assert errors[0] == errors[1]


@pytest.mark.parametrize("group", [None, "Agenda"])
def test_account_that_is_not_a_member_gets_a_real_403(client, area, group):
    stranger = User.objects.create_user("visiteur", password=PASSWORD)
    if group:
        stranger.groups.add(Group.objects.get(name=group))
    client.force_login(stranger)

    response = client.get(area.url)

    assert response.status_code == 403
    assert "Réservé." not in response.content.decode()


def test_member_logs_out(client, area, member):
    client.force_login(member)

    left = client.post(reverse("logout"))

    assert left.url == "/"
    assert client.get(area.url).url.startswith(reverse("login"))


def test_member_who_is_logged_in_is_not_asked_again(client, member):
    client.force_login(member)

    assert client.get(reverse("login")).url == "/"


def test_lost_password_is_chosen_anew_by_mail(client, area, member, settings):
    settings.SITE_URL = "https://portail.example.org"
    sent = client.post(reverse("lost_password"), {"email": "membre@example.org"}, headers={"Host": "testserver"})
    message = mail.outbox[0]
    path = re.search(r"https://portail\.example\.org(/compte/\S+)", message.body)[1]

    form = client.get(path, follow=True)
    kept = client.post(form.redirect_chain[-1][0], {"new_password1": OTHER, "new_password2": OTHER})
    logged = log_in(client, password=OTHER, next=area.url)

    assert (sent.url, message.to) == (reverse("lost_password_sent"), ["membre@example.org"])
    assert "membre" in message.body
    assert "\n" not in message.subject
    assert kept.url == reverse("new_password_kept")
    assert logged.url == area.url


def test_link_of_the_mail_serves_once(client, member):
    client.post(reverse("lost_password"), {"email": "membre@example.org"})
    path = re.search(r"//[^/]+(/compte/\S+)", mail.outbox[0].body)[1]
    form = client.get(path, follow=True)
    client.post(form.redirect_chain[-1][0], {"new_password1": OTHER, "new_password2": OTHER})

    again = client.get(path)

    assert again.context["validlink"] is False
    assert "<form" not in again.content.decode().partition("<main")[2]


def test_unknown_address_gets_the_same_answer_and_no_mail(client, member):
    known = client.post(reverse("lost_password"), {"email": "membre@example.org"})
    unknown = client.post(reverse("lost_password"), {"email": "personne@example.org"})

    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert [message.to for message in mail.outbox] == [["membre@example.org"]]


def test_mails_are_not_sent_without_end(client, member):
    answers = [client.post(reverse("lost_password"), {"email": "membre@example.org"}) for _ in range(6)]

    assert [answer.status_code for answer in answers] == [302] * 5 + [200]
    assert len(mail.outbox) == 5
    assert len(answers[-1].context["form"].non_field_errors()) == 1


@pytest.mark.parametrize(
    ("first", "second", "field"),
    [("court", "court", "new_password2"), (OTHER, PASSWORD, "new_password2"), ("", "", "new_password1")],
)
def test_poor_new_password_is_refused_beside_its_field(client, member, first, second, field):
    client.force_login(member)

    response = client.post(
        reverse("change_password"), {"old_password": PASSWORD, "new_password1": first, "new_password2": second}
    )

    assert field in response.context["form"].errors


def test_member_changes_the_password_and_stays_logged_in(client, area, member):
    client.force_login(member)

    kept = client.post(
        reverse("change_password"), {"old_password": PASSWORD, "new_password1": OTHER, "new_password2": OTHER}
    )

    assert kept.url == reverse("new_password_kept")
    assert client.get(area.url).status_code == 200


def test_change_of_password_asks_to_log_in_first(client, db):
    assert client.get(reverse("change_password")).url == f"{reverse('login')}?next={reverse('change_password')}"


@pytest.mark.parametrize("login", ["login", "wagtailadmin_login"])
def test_login_names_its_fields_in_french(client, home, login):
    form = client.get(reverse(login)).context["form"]

    assert [form[name].label.lower() for name in ("username", "password")] == ["nom d’utilisateur", "mot de passe"]


@pytest.mark.parametrize("login", ["login", "wagtailadmin_login"])
def test_account_closes_after_five_wrong_passwords_from_one_address(client, member, login):
    address = reverse(login)

    answers = [client.post(address, {"username": "membre", "password": "faux"}).status_code for _ in range(5)]
    right = client.post(address, {"username": "membre", "password": PASSWORD})
    elsewhere = client.post(
        address, {"username": "membre", "password": PASSWORD}, headers={"X-Forwarded-For": "203.0.113.9"}
    )

    assert answers == [200] * 4 + [429]
    assert right.status_code == 429
    assert "account/locked.html" in {template.name for template in right.templates}
    assert elsewhere.status_code == 302


def test_right_password_forgets_the_wrong_ones(client, member):
    for _ in range(4):
        log_in(client, password="faux")
    log_in(client)
    client.post(reverse("logout"))

    answers = [log_in(client, password="faux").status_code for _ in range(4)]

    assert answers == [200] * 4


def test_new_password_opens_a_closed_account(client, member):
    for _ in range(5):
        log_in(client, password="faux")
    client.post(reverse("lost_password"), {"email": "membre@example.org"})
    path = re.search(r"//[^/]+(/compte/\S+)", mail.outbox[0].body)[1]
    form = client.get(path, follow=True)
    client.post(form.redirect_chain[-1][0], {"new_password1": OTHER, "new_password2": OTHER})

    assert log_in(client, password=OTHER).url == "/"


@pytest.mark.parametrize("name", ["login", "lost_password", "lost_password_sent", "new_password_kept"])
def test_pages_of_the_account_stay_out_of_indexes(client, home, name):
    response = client.get(reverse(name))

    assert '<meta name="robots" content="noindex">' in response.content.decode()
