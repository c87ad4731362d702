"""The block of a definition."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.rich_text import get_text_for_indexing
from wagtail.snippets.blocks import SnippetChooserBlock

from core.blocks.shared import SharedStructBlock
from core.blocks.text import GROUP, short_text


@dataclass(frozen=True, slots=True)
class Definition:
    """What a definition shows, wherever its words come from; `text` is rich text as the database keeps it."""

    term: str
    text: str
    source: str
    source_url: str = ""


class DefinitionValue(blocks.StructValue):
    """The value of a definition: its own words, those of the glossary where it has none."""

    @property
    def shown(self) -> Definition:
        """Return the words to show."""
        chosen, text = self.get("glossary"), self.get("text")
        source = self.get("source") or (chosen.source if chosen else "")
        return Definition(
            term=self.get("term") or (str(chosen) if chosen else ""),
            text=(text.source if text else "") or (chosen.definition if chosen else ""),
            source=source,
            source_url=chosen.source_url if chosen and source == chosen.source else "",
        )


class DefinitionBlock(SharedStructBlock):
    """A term and what it means, chosen in the glossary or written here, with its source."""

    glossary = SnippetChooserBlock(
        "core.GlossaryTerm",
        label=_("term of the glossary"),
        required=False,
        help_text=_("Its definition and source are then those of the glossary, always up to date."),
    )
    term = blocks.CharBlock(label=_("or term"), required=False, default="", max_length=160)
    text = short_text(_("definition"), required=False, help_text=_("Empty: that of the glossary."))
    source = blocks.CharBlock(
        label=_("source"),
        required=False,
        default="",
        max_length=250,
        help_text=_("Law, article or document that defines the term. Empty: that of the glossary."),
    )

    class Meta:
        icon = "help"
        label = _("Definition")
        group = GROUP
        template = "core/blocks/definition.html"
        value_class = DefinitionValue
        preview_value: ClassVar = {
            "term": "Clause sociale",
            "text": "<p>Condition d’un marché qui réserve des heures de travail à l’insertion.</p>",
            "source": "Code de la commande publique",
        }
        description = _("A term and what it means, chosen in the glossary or written here, with its source.")

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if self.is_deferred_validation:
            return cleaned
        shown = cleaned.shown
        missing = {
            "term": (shown.term, _("Choose a term of the glossary, or write it here.")),
            "text": (shown.text, _("Write the definition.")),
            "source": (shown.source, _("Say who defines it so: a law, an article, a document.")),
        }
        errors = {name: ValidationError(message) for name, (given, message) in missing.items() if not given}
        if errors:
            raise blocks.StructBlockValidationError(errors)
        return cleaned

    def get_searchable_content(self, value: Any) -> list[str]:
        shown = value.shown
        return [part for part in (shown.term, get_text_for_indexing(shown.text), shown.source) if part]
