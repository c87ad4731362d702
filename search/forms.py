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


class QueryForm(forms.Form):
    """Words, order and page of a list."""

    q = forms.CharField(required=False, max_length=MAX_CHARACTERS, label=_("Search"))
    tri = forms.ChoiceField(required=False, choices=[(key, label) for key, _sort, label in SORTS], label=_("Sort by"))
    page = forms.IntegerField(required=False, min_value=1, max_value=LAST_PAGE, label=_("Page"))

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
    def ignored(self) -> list[str]:
        """Return the labels of what could not be read."""
        return [str(self.fields[name].label) for name in self.errors]

    def _valid(self, name: str) -> Any:
        self.is_valid()
        return self.cleaned_data.get(name)
