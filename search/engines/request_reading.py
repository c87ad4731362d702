"""What every engine reads in a request, in the same way, whatever it then asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from search.contract import SearchRequest
from search.engines.unit_reading import ENTRY
from search.query import Query
from search.text import analysed_as


@dataclass(frozen=True, slots=True)
class RequestReading:
    """A request with its text as each language reads it."""

    request: SearchRequest
    queries: Mapping[str, Query]

    @property
    def locales(self) -> tuple[str, ...]:
        """Return the locales searched."""
        return self.request.filters.get("locale") or (self.request.locale,)

    @property
    def filters(self) -> dict[str, tuple[str, tuple[str, ...]]]:
        """Return, for each facet that has a filter, the facet to look at and its accepted values.

        That of the locale always has one, and so has the kind: without any, folded items are left out.
        """
        values = {**self.request.filters, "locale": self.locales}
        filters = {key: (key, accepted) for key, accepted in values.items() if accepted}
        if "kind" not in filters and not self.request.uids:
            filters["kind"] = (ENTRY, ("1",))
        return filters

    @property
    def languages(self) -> tuple[str, ...]:
        """Return the languages of the locales searched, without repetition."""
        return tuple(dict.fromkeys(map(analysed_as, self.locales)))

    @property
    def has_words(self) -> bool:
        """Tell whether the text asks for something, and does not only exclude."""
        return any(self.queries[language].concepts for language in self.languages)

    @property
    def longest(self) -> int:
        """Return the number of words that may be relaxed, in the language that reads most of them."""
        return max(len(self.queries[language].words) for language in self.languages)
