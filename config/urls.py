"""Addresses of the portal; French stands at the root, other languages under their code."""

from __future__ import annotations

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as admin_urls
from wagtail.contrib.sitemaps.views import sitemap

from core import mailbox
from core.crawlers import PublicPages, robots

urlpatterns: list[URLPattern | URLResolver] = [
    path("admin/", include(admin_urls)),
    path("documents/", include("documents.urls")),
    path("sitemap.xml", sitemap, {"sitemaps": {"pages": PublicPages}}, name="sitemap"),
    path("robots.txt", robots, name="robots"),
]

if settings.SHOW_MAILBOX:
    urlpatterns += [
        path("boite-aux-lettres/", mailbox.index, name="mailbox"),
        path("boite-aux-lettres/<str:name>", mailbox.mail, name="mail"),
    ]

if settings.SERVE_MEDIA:
    urlpatterns += [path("media/<path:path>", serve, {"document_root": settings.MEDIA_ROOT})]


urlpatterns += i18n_patterns(
    path("", include("search.urls")),
    path("", include("core.contact.urls")),
    path("compte/", include("core.account_urls")),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
