"""Loads the translations of the demo, written segment by segment as the team writes them in the admin."""

from __future__ import annotations

from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource
from wagtail_localize.strings import extract_strings

from demo.making import Row
from demo.reading import read, stems

FIELDS = {"picture_alt": "image_alt"}
"""Fields of pages that the data files name otherwise."""


def load() -> None:
    """Translate and publish the pages of `content/translations/<slug>.<language>.yaml` that have no translation yet."""
    for stem in stems("translations"):
        slug, _, language = stem.rpartition(".")
        page = Page.objects.get(slug=slug, locale=Locale.get_default()).specific
        locale = Locale.objects.get(language_code=language)
        if page.live and not page.has_translation(locale):
            _translate(page, locale, read(f"translations/{stem}"))


def _translate(page: Page, locale: Locale, data: Row) -> None:
    source, _created = TranslationSource.update_or_create_from_instance(page)
    for name, text in data.items():
        _write(source, locale, FIELDS.get(name, name), text)
    Translation.objects.create(source=source, target_locale=locale).save_target(publish=True)


def _write(source: TranslationSource, locale: Locale, path: str, text: str) -> None:
    """Write the translation of a field: its paragraphs and items, in the order of those of the source."""
    segments = StringSegment.objects.filter(source=source, context__path=path).order_by("order")
    rich = text.startswith("<")
    written = [string.data for string, _attributes in extract_strings(text)[1]] if rich else [text.strip()]
    for segment, translated in zip(segments, written, strict=True):
        StringTranslation.objects.create(
            translation_of=segment.string, locale=locale, context=segment.context, data=translated
        )
