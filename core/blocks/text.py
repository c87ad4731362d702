"""Blocks of written text: headings, paragraphs, quotations, notes, call-outs, steps."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks.drawing import drawing_of
from core.blocks.shared import SharedStructBlock

TEXT_FEATURES = ("h3", "bold", "italic", "link", "document-link", "ol", "ul")
SHORT_FEATURES = ("bold", "italic", "link", "document-link", "ol", "ul")
LINE_FEATURES = ("bold", "italic", "link", "document-link")

GROUP = _("Text")


class HeadingBlock(blocks.CharBlock):
    """A heading inside the body; the page title stands above it."""

    class Meta:
        icon = "title"
        label = _("Heading")
        group = GROUP
        template = "core/blocks/heading.html"
        preview_value = "Ce que la clause change pour les entreprises"
        description = _("A heading of the second level. Each has its own address, for links and contents.")

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        context["anchor"] = drawing_of(self, value, context).anchors.give(value)
        return context


class TextBlock(blocks.RichTextBlock):
    """Paragraphs with headings of the third level, bold, italic, links and lists."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(features=list(TEXT_FEATURES), **kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        group = GROUP
        template = "core/blocks/text.html"
        preview_value = (
            "<p>La clause réserve des heures à des personnes <b>éloignées de l’emploi</b>. Elle s’applique&nbsp;:</p>"
            "<ul><li>aux marchés de travaux&nbsp;;</li><li>aux marchés de services.</li></ul>"
        )
        description = _("Paragraphs, lists and links. A link says where it goes; “[1]” calls the first note.")


def short_text(label: Any, *, required: bool = True, help_text: Any = None) -> blocks.RichTextBlock:
    """Return a field of a few paragraphs, without headings."""
    return blocks.RichTextBlock(label=label, required=required, features=list(SHORT_FEATURES), help_text=help_text)


class QuotationBlock(SharedStructBlock):
    """Somebody's words, and who said or wrote them."""

    text = blocks.TextBlock(label=_("quotation"), rows=3, help_text=_("The words only: the guillemets are added."))
    source = blocks.CharBlock(label=_("source"), help_text=_("Person and function, or document and page."))

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        group = GROUP
        template = "core/blocks/quotation.html"
        preview_value: ClassVar = {
            "text": "La clause nous a ouvert une porte que nous pensions fermée.",
            "source": "Une salariée en insertion, atelier de novembre",
        }
        description = _("Words of somebody else, with their source.")


class NotesBlock(blocks.ListBlock):
    """The numbered notes of a body; “[1]” in a text leads to the first."""

    def __init__(self, **kwargs: Any) -> None:
        note = blocks.RichTextBlock(label=_("note"), features=list(LINE_FEATURES))
        super().__init__(note, min_num=1, **kwargs)

    class Meta:
        icon = "list-ol"
        label = _("Notes")
        group = GROUP
        template = "core/blocks/notes.html"
        preview_value = ("<p>Code de la commande publique, article L. 2112-2.</p>", "<p>Chiffres de décembre 2021.</p>")
        description = _("Numbered notes, at the end of the body. Write “[1]” in a text to call the first.")

    def get_preview_value(self) -> Any:
        return self.normalize(list(self.meta.preview_value))


class CalloutBlock(SharedStructBlock):
    """A few lines set apart: something to know, to beware of, or what the law says."""

    KINDS = (("information", _("Good to know")), ("warning", _("Beware")), ("law", _("What the law says")))

    kind = blocks.ChoiceBlock(choices=KINDS, default="information", label=_("kind"), search_index=False)
    text = short_text(_("text"), help_text=_("A few lines; with its article and date when it is the law."))

    class Meta:
        icon = "warning"
        label = _("Call-out")
        group = GROUP
        template = "core/blocks/callout.html"
        preview_value: ClassVar = {
            "kind": "law",
            "text": "<p>L’acheteur peut imposer des conditions relatives à l’emploi.</p>",
        }
        description = _("Information, warning, or what the law says: its colour, icon and title go with its kind.")

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        context["kind"] = value["kind"] if value.get("kind") in dict(self.KINDS) else "information"
        context["heading"] = dict(self.KINDS)[context["kind"]]
        return context


class StepBlock(SharedStructBlock):
    """One step: what to do, and how."""

    title = blocks.CharBlock(label=_("step"), help_text=_("What to do, beginning with a verb."))
    text = short_text(_("text"), required=False)

    class Meta:
        icon = "order"
        label = _("step")
        label_format = "{title}"


class StepsBlock(blocks.ListBlock):
    """Steps to follow in order."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(StepBlock(), min_num=1, **kwargs)

    class Meta:
        icon = "order"
        label = _("Steps")
        group = GROUP
        template = "core/blocks/steps.html"
        description = _("What to do, step by step; the numbers come by themselves.")

    def get_preview_value(self) -> Any:
        return self.normalize(
            [
                {"title": "Repérer les achats concernés", "text": "<p>Partez de la liste des marchés de l’année.</p>"},
                {"title": "Rencontrer le facilitateur", "text": ""},
            ]
        )
