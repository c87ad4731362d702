"""The languages of the portal in the database: its locales, and what is read in French where no translation exists."""

from __future__ import annotations

from typing import Any, TypeVar

from django.apps import AppConfig
from django.apps.registry import Apps
from django.conf import settings
from django.db import transaction
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.db.models.signals import post_delete, post_migrate, post_save
from django.utils.translation import get_language
from wagtail.models import Page, Site, TranslatableMixin
from wagtail.signals import page_published, page_unpublished

from search import outbox, sources

T = TypeVar("T", bound=TranslatableMixin)


def connect(app: AppConfig) -> None:
    """Keep the locales as the settings say, and the index as the translations are."""
    post_migrate.connect(create_locales, sender=app, dispatch_uid="core.locales")
    for signal in (page_published, page_unpublished):
        signal.connect(_translation_changed, dispatch_uid=f"core.translation.{id(signal)}")
    post_delete.connect(_translation_deleted, sender=Page, dispatch_uid="core.translation.deleted")
    for changed in (post_save, post_delete):
        changed.connect(_home_changed, sender=app.get_model("HomePage"), dispatch_uid=f"core.home.{id(changed)}")


def create_locales(apps: Apps, **kwargs: Any) -> None:
    """Create the locale of each language of the settings that has none yet."""
    try:
        locales = apps.get_model("wagtailcore", "Locale")
    except LookupError:  # Wagtail's own tables are not there
        return
    for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES:
        locales._default_manager.get_or_create(language_code=code)  # noqa: SLF001  # Django's documented name


def _translation_changed(instance: Page, **kwargs: Any) -> None:
    """Have the page that is translated stand in, or leave, the lists of that language."""
    others = Page.objects.filter(translation_key=instance.translation_key, locale__language_code=settings.LANGUAGE_CODE)
    outbox.append(sources.uid_of("page", pk) for pk in others.exclude(pk=instance.pk).values_list("pk", flat=True))


def _translation_deleted(sender: type[Model], instance: Page, **kwargs: Any) -> None:
    _translation_changed(instance)


def _home_changed(**kwargs: Any) -> None:
    """Forget the addresses of home pages once more after the commit: until then the worker reads the former ones."""
    transaction.on_commit(Site.clear_site_root_paths_cache)


def translated_into(page: Page) -> list[str]:
    """Return the other languages in which a page is published, aliases left out."""
    others = Page.objects.live().filter(translation_key=page.translation_key, alias_of=None).exclude(pk=page.pk)
    return list(others.values_list("locale__language_code", flat=True))


def preferred(queryset: QuerySet[T]) -> QuerySet[T]:
    """Return each thing once: in the visitor's language, or in French where it has no translation."""
    language, source = get_language() or settings.LANGUAGE_CODE, settings.LANGUAGE_CODE
    if language == source:
        return queryset.filter(locale__language_code=source)
    translations = queryset.model._default_manager.filter(  # noqa: SLF001  # Django's documented name
        translation_key=OuterRef("translation_key"), locale__language_code=language
    )
    return queryset.filter(Q(locale__language_code=language) | Q(~Exists(translations), locale__language_code=source))


def foreign(thing: TranslatableMixin) -> str:
    """Return the language of a thing where it is not the visitor's, for the `lang` of its name; else nothing."""
    code: str = thing.locale.language_code
    return "" if code == get_language() else code
