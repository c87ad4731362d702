"""The query string of lists and of the search, read by a form: what is wrong is passed over and said."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from search.contract import Sort
from search.query import MAX_CHARACTERS

SORTS = (
    ("pertinence", Sort.RELEVANCE, _("Relevance")),
    ("recent", Sort.NEWEST, _("Most recent first")),
    ("ancien", Sort.OLDEST, _("Oldest first")),
    ("titre", Sort.TITLE, _("Title")),
)
LAST_PAGE = 1000
FEEDS = (("rss", "RSS", "application/rss+xml"), ("atom", "Atom", "application/atom+xml"))
EXACT = "exacts"


class QueryForm(forms.Form):
    """Words, order, page and form of a list."""

    q = forms.CharField(required=False, max_length=MAX_CHARACTERS, label=_("Search"))
    tri = forms.ChoiceField(required=False, choices=[(key, label) for key, _sort, label in SORTS], label=_("Sort by"))
    page = forms.IntegerField(required=False, min_value=1, max_value=LAST_PAGE, label=_("Page"))
    flux = forms.ChoiceField(required=False, choices=[(key, label) for key, label, _type in FEEDS], label=_("Feed"))
    mots = forms.ChoiceField(required=False, choices=[(EXACT, _("exact words"))], label=_("Words"))

    @property
    def text(self) -> str:
        """Return the words, empty when they could not be read."""
        return str(self._valid("q") or "")

    @property
    def page_number(self) -> int:
        """Return the page asked for, the first one by default."""
        number: int = self._valid("page") or 1
        return number

    @property
    def sort(self) -> Sort | None:
        """Return the order asked for, if any."""
        return next((sort for key, sort, _label in SORTS if key == self._valid("tri")), None)

    @property
    def feed(self) -> str:
        """Return the format of the feed asked for, empty for a page."""
        return str(self._valid("flux") or "")

    @property
    def exact(self) -> bool:
        """Return whether the words are to be taken as they are, without the editors' synonyms."""
        return bool(self._valid("mots") == EXACT)

    @property
    def ignored(self) -> list[str]:
        """Return the labels of what could not be read."""
        return [str(self.fields[name].label) for name in self.errors]

    def _valid(self, name: str) -> Any:
        self.is_valid()
        return self.cleaned_data.get(name)
