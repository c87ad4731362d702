"""Files as a browser gets them."""

from __future__ import annotations

import re
import tracemalloc
from pathlib import Path

import pytest
from django.http import HttpRequest
from django.test import RequestFactory
from wagtail.models import CollectionViewRestriction, PageViewRestriction

from documents.serving import give

CONTENT = bytes(range(256)) * 40
"""10,240 bytes, each range of them different from its neighbours."""


@pytest.fixture
def report(add):
    """A PDF of 10,240 bytes that a published page uses."""
    return add(content=CONTENT)


def body(response):
    """Return what was sent."""
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_file_is_given_whole_with_its_headers(client, report):
    response = client.get(report.url)

    assert (response.status_code, body(response)) == (200, CONTENT)
    names = ("Content-Type", "Content-Length", "Content-Disposition", "Accept-Ranges", "ETag")
    assert {name: response[name] for name in names} == {
        "Content-Type": "application/pdf",
        "Content-Length": "10240",
        "Content-Disposition": f'inline; filename="{report.filename}"',
        "Accept-Ranges": "bytes",
        "ETag": f'"{report.file_hash}"',
    }
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert set(response["Cache-Control"].split(", ")) == {"private", "no-cache"}


@pytest.mark.parametrize(
    ("asked", "first", "end"),
    [
        ("bytes=0-0", 0, 1),
        ("bytes=0-99", 0, 100),
        ("bytes=5000-5999", 5000, 6000),
        ("bytes=10000-", 10_000, 10_240),
        ("bytes=-240", 10_000, 10_240),
        ("bytes=10239-999999", 10_239, 10_240),
        ("bytes=-999999", 0, 10_240),
    ],
)
def test_range_is_given_alone(client, report, asked, first, end):
    response = client.get(report.url, headers={"Range": asked})

    assert (response.status_code, body(response)) == (206, CONTENT[first:end])
    assert response["Content-Range"] == f"bytes {first}-{end - 1}/10240"
    assert response["Content-Length"] == str(end - first)


@pytest.mark.parametrize("asked", ["bytes=10240-", "bytes=99999-100000", "bytes=-0"])
def test_range_beyond_the_file_is_refused(client, report, asked):
    response = client.get(report.url, headers={"Range": asked})

    assert (response.status_code, body(response)) == (416, b"")
    assert response["Content-Range"] == "bytes */10240"


@pytest.mark.parametrize(
    "asked",
    ["bytes=", "bytes=-", "bytes=a-b", "lines=0-10", "bytes=9-3", "bytes=0-9,20-29", f"bytes=0-{'9' * 5000}", "0-10"],
)
def test_range_that_cannot_be_read_gives_the_whole_file(client, report, asked):
    response = client.get(report.url, headers={"Range": asked})

    assert (response.status_code, body(response)) == (200, CONTENT)


def test_range_of_the_file_that_the_browser_holds_is_given(client, report):
    response = client.get(report.url, headers={"Range": "bytes=0-9", "If-Range": f'"{report.file_hash}"'})

    assert (response.status_code, body(response)) == (206, CONTENT[:10])


@pytest.mark.parametrize("held", ['"another"', 'W/"another"', "Mon, 30 Nov 2020 10:00:00 GMT"])
def test_range_of_another_file_gives_the_whole_one(client, report, held):
    response = client.get(report.url, headers={"Range": "bytes=0-9", "If-Range": held})

    assert (response.status_code, body(response)) == (200, CONTENT)


@pytest.mark.parametrize("held", ['"{}"', 'W/"{}"', '"older", "{}"', "*"])
def test_file_that_the_browser_holds_is_not_sent_again(client, report, held):
    response = client.get(report.url, headers={"If-None-Match": held.format(report.file_hash)})

    assert (response.status_code, response.content) == (304, b"")
    assert response["ETag"] == f'"{report.file_hash}"'


def test_file_that_changed_is_sent_again(client, report):
    response = client.get(report.url, headers={"If-None-Match": '"older"'})

    assert (response.status_code, body(response)) == (200, CONTENT)


def test_head_tells_the_size_and_sends_nothing(client, report):
    response = client.head(report.url, headers={"Range": "bytes=0-9"})

    assert (response.status_code, body(response)) == (200, b"")
    assert response["Content-Length"] == "10240"


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_file_can_only_be_read(client, report, method):
    assert getattr(client, method)(report.url).status_code == 405


@pytest.mark.parametrize(
    ("name", "mime"),
    [
        ("page.html", "text/html"),
        ("dessin.svg", "image/svg+xml"),
        ("page.xhtml", "application/xhtml+xml"),
        ("donnees.xml", "text/xml"),
        ("script.js", "text/javascript"),
        ("lettre.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("sans", ""),
    ],
)
def test_what_a_browser_might_run_is_saved_and_never_opened(tmp_path, name, mime):
    path = tmp_path / name
    path.write_bytes(b"<script>alert(1)</script>")

    response = give(RequestFactory().get("/"), path, name=name, mime=mime, etag="a")

    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    assert response["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("name", "disposition"),
    [
        ("Réussite éducative.pdf", "inline; filename*=utf-8''R%C3%A9ussite%20%C3%A9ducative.pdf"),
        ('dit "le guide".pdf', 'inline; filename="dit \\"le guide\\".pdf"'),
        ("a" * 296 + ".pdf", f'inline; filename="{"a" * 296}.pdf"'),
    ],
)
def test_name_of_the_file_is_told_whatever_its_letters(tmp_path, name, disposition):
    path = tmp_path / "kept.pdf"
    path.write_bytes(b"%PDF-1.4")

    response = give(RequestFactory().get("/"), path, name=name, mime="application/pdf", etag="a")

    assert response["Content-Disposition"] == disposition


def test_name_with_a_line_end_adds_no_header(tmp_path):
    path = tmp_path / "kept.pdf"
    path.write_bytes(b"%PDF-1.4")

    response = give(RequestFactory().get("/"), path, name="a\r\nSet-Cookie: b=c.pdf", mime="application/pdf", etag="a")

    assert "\r" not in response["Content-Disposition"]
    assert "Set-Cookie" not in response.headers


def test_nginx_gives_the_file_where_it_is_set_up(client, report, settings):
    settings.DOCUMENTS_SENDFILE = "X-Accel-Redirect"

    response = client.get(report.url, headers={"Range": "bytes=0-9"})

    assert (response.status_code, response.content) == (200, b"")
    assert response["X-Accel-Redirect"] == f"/private-documents/{report.file.name}"
    assert response["Content-Type"] == "application/pdf"


def test_address_for_nginx_is_quoted(tmp_path, settings):
    settings.DOCUMENTS_SENDFILE, settings.DOCUMENTS_ROOT = "X-Accel-Redirect", tmp_path
    path = tmp_path / "files" / "à 50 %.pdf"

    response = give(RequestFactory().get("/"), path, name="a.pdf", mime="application/pdf", etag="a")

    assert response["X-Accel-Redirect"] == "/private-documents/files/%C3%A0%2050%20%25.pdf"


def test_apache_gives_the_file_where_it_is_set_up(client, report, settings):
    settings.DOCUMENTS_SENDFILE = "X-Sendfile"

    response = client.get(report.url)

    assert (response.content, response["X-Sendfile"]) == (b"", report.file.path)


def test_large_file_costs_no_memory(tmp_path):
    path = tmp_path / "large.pdf"
    with path.open("wb") as file:
        file.truncate(500_000_000)
    whole, part = HttpRequest(), HttpRequest()
    whole.method = part.method = "GET"
    part.META["HTTP_RANGE"] = "bytes=1-"
    tracemalloc.start()

    sent = [
        sum(map(len, give(request, path, name="large.pdf", mime="application/pdf", etag="a")))
        for request in (whole, part)
    ]

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert sent == [500_000_000, 499_999_999]
    assert peak < 1_000_000


def test_file_that_is_lost_is_not_there(client, report):
    Path(report.file.path).unlink()

    assert client.get(report.url).status_code == 404


def forbid_collection(document):
    CollectionViewRestriction.objects.create(collection=document.collection, restriction_type="login")


def forbid_page(document):
    page = document.page_links.get().page
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def unpublish(document):
    document.page_links.get().page.specific.unpublish()


def unuse(document):
    document.page_links.get().page.specific.file_links.all().delete()
    document.page_links.all().delete()
    from wagtail.models import ReferenceIndex

    ReferenceIndex.objects.all().delete()


@pytest.mark.parametrize("forbid", [forbid_collection, forbid_page, unpublish, unuse])
@pytest.mark.parametrize("end", ["", "/texte", "/premiere-page.webp"])
def test_forbidden_file_is_answered_as_one_that_does_not_exist(client, report, forbid, end):
    forbid(report)

    forbidden = client.get(report.url + end)
    missing = client.get(f"/documents/999999/{report.slug}{end}")

    assert (forbidden.status_code, missing.status_code) == (404, 404)
    address = f"/documents/{report.pk}/"
    assert told(forbidden).replace(address, "/documents/999999/") == told(missing)
    assert dict(forbidden.headers) == dict(missing.headers) | {"Content-Length": forbidden["Content-Length"]}


def told(response):
    """Return what a page says, the token of its form apart, which no two pages share."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.content.decode())


def test_slug_of_a_forbidden_file_is_not_told(client, report):
    forbid_collection(report)

    response = client.get(f"/documents/{report.pk}/autre")

    assert response.status_code == 404
    assert "rapport-annuel" not in response.content.decode()


def test_former_slug_leads_to_the_file(client, report):
    response = client.get(f"/documents/{report.pk}/ancien-titre")

    assert (response.status_code, response["Location"]) == (302, report.url)


@pytest.mark.parametrize("pk", ["0", "9" * 30])
def test_impossible_number_is_not_there(client, home, pk):
    assert client.get(f"/documents/{pk}/rapport").status_code == 404


def test_file_costs_a_fixed_number_of_queries(client, report, django_assert_max_num_queries):
    with django_assert_max_num_queries(7):
        client.get(report.url)
