"""Requests as queries of Elasticsearch: which items are found, and what each is worth."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from elasticsearch.dsl import Q
from elasticsearch.dsl.query import Bool, DisMax, MatchAll, MatchNone, Nested, Query, Range

from search.contract import LOCALES, Mode
from search.engines.request_reading import RequestReading
from search.query import Concept, Wording, needed
from search.query import Query as ParsedQuery
from search.text import analyzer

TITLE_WEIGHT = 0.6
LEAD_WEIGHT = 0.4
_SYNONYM_WEIGHT = 0.8

RECENCY = 0.15
"""What being of today adds to a score, at most; half of it five years later."""

_HALF_LIFE = "1826d"
FIRST = 2**20
"""What the score of an item with all the words is multiplied by, to come before all others: exact in floating point."""

InnerHits = Callable[[str], Mapping[str, Any]]
"""What is asked of the pages that match, in a language."""

WordingScore = Callable[[Wording, str, float], Query]


def clause(kind: str, field: str, value: Any) -> Query:
    """Return a query on a field whose name may hold any sign."""
    return Q({kind: {field: value}})


def every(queries: Iterable[Query]) -> Query:
    """Return what satisfies all the queries, without scoring it."""
    return Bool(filter=list(queries))


def some(queries: Iterable[Query], at_least: int = 1) -> Query:
    """Return what satisfies so many of the queries."""
    return Bool(should=list(queries), minimum_should_match=at_least)


def one_of(field: str, values: Iterable[str]) -> Query:
    """Return what holds one of the values; nothing when there is none."""
    listed = list(values)
    return clause("terms", field, listed) if listed else MatchNone()


def readable_by(audiences: frozenset[str]) -> Query:
    """Return the items that someone who satisfies these audiences may find."""
    return one_of("audience", sorted(audiences))


def stated(field: str, wording: Wording, boost: float = 1.0) -> Query:
    """Return what holds a wording in a field of its language: its word, or its words at their distances."""
    kind = "match_phrase" if wording.is_phrase else "match"
    return clause(kind, field, {"query": prepared(wording.text, field), "boost": boost})


def prepared(text: str, field: str) -> str:
    """Return clean text as the analysis of a field takes it; the name of the field ends on its language."""
    return analyzer(field.rpartition(".")[2]).prepare(text)


@dataclass(frozen=True, slots=True)
class Selection(RequestReading):
    """The items that a request asks for, with its text as each language reads it."""

    @property
    def facet_filters(self) -> dict[str, Query]:
        """Return the filter of each facet that has one."""
        return {key: one_of(f"facets.{facet}", accepted) for key, (facet, accepted) in self.filters.items()}

    def base(self, mode: Mode) -> list[Query]:
        """Return what every item must satisfy, the filters of the facets that are counted left aside."""
        counted = self.request.facets
        parts = [readable_by(self.request.audiences), self.gate(mode), *self._dates()]
        if self.request.uids:
            parts.append(one_of("uid", self.request.uids))
        return [*parts, *(query for key, query in self.facet_filters.items() if key not in counted)]

    def gate(self, mode: Mode) -> Query:
        """Return the items whose text, in one of the languages read, holds what must be there."""
        languages = LOCALES if "locale" in self.request.facets else self.languages
        return some(
            every([one_of("language", [language]), _gate(self.queries[language], mode, language)])
            for language in languages
        )

    @property
    def concepts(self) -> dict[str, tuple[Concept, ...]]:
        """Return what is asked for, in each language that reads anything of it."""
        found = {language: self.queries[language].concepts for language in self.languages}
        return {language: concepts for language, concepts in found.items() if concepts}

    def scored(self, mode: Mode, inner_hits: InnerHits, *, strict_first: bool) -> Query:
        """Return the query that finds items and scores them by their text, by their date, and by holding all words."""
        heads = [head_score(concepts, language) for language, concepts in self.concepts.items()]
        pages = [best_page(concepts, language, inner_hits(language)) for language, concepts in self.concepts.items()]
        query = by_recency(Bool(filter=self.base(mode), should=[*heads, *pages], minimum_should_match=0))
        return multiplied(query, self.gate(Mode.ALL), FIRST) if strict_first else query

    def listed(self, mode: Mode, inner_hits: InnerHits, *, strict_first: bool) -> Query:
        """Return the query that finds items for an order of another kind; those with all words are worth more."""
        pages = [best_page(concepts, language, inner_hits(language)) for language, concepts in self.concepts.items()]
        found = Q({"constant_score": {"filter": every(self.base(mode)).to_dict()}})
        first = multiplied(found, self.gate(Mode.ALL), FIRST) if strict_first else found
        return Bool(must=[first], should=[Bool(should=pages, boost=0.0)] if pages else [], minimum_should_match=0)

    def _dates(self) -> list[Query]:
        """Return the items that take place, even in part, between two days, both included; either may be open."""
        limits: list[Query] = []
        if self.request.date_to:
            limits.append(Range("start", {"lte": self.request.date_to.isoformat()}))
        if self.request.date_from:
            limits.append(Range("end", {"gte": self.request.date_from.isoformat()}))
        return limits


def words_gate(text: str, language: str) -> Query:
    """Return the items that hold all the words of a text."""
    value = {"query": analyzer(language).prepare(text), "operator": "and", "zero_terms_query": "all"}
    return clause("match", f"full.{language}", value)


def _gate(query: ParsedQuery, mode: Mode, language: str) -> Query:
    field = f"full.{language}"
    required = [_any_wording(concept, field) for concept in query.phrases]
    if query.words:
        words = [_any_wording(concept, field) for concept in query.words]
        required.append(some(words, needed(len(words), mode)))
    excluded = [stated(field, wording) for wording in query.excluded]
    return Bool(filter=required or [MatchAll()], must_not=excluded)


def _any_wording(concept: Concept, field: str) -> Query:
    return some(stated(field, wording) for wording in concept.wordings)


def best_page(concepts: Sequence[Concept], language: str, inner_hits: Mapping[str, Any]) -> Query:
    """Return what the best page of an item is worth, and ask for the best ones."""
    page = Bool(should=[_concept_score(concept, _page_score, language) for concept in concepts])
    return Nested(path="pages", query=page, score_mode="max", inner_hits=dict(inner_hits))


def head_score(concepts: Sequence[Concept], language: str) -> Query:
    """Return what the title and the lead of an item are worth."""
    return Bool(should=[_concept_score(concept, _head_score, language) for concept in concepts])


def _concept_score(concept: Concept, score: WordingScore, language: str) -> Query:
    """Return what a concept is worth: its best wording, synonyms a little less."""
    said, *synonyms = concept.wordings
    if not synonyms:
        return score(said, language, 1.0)
    return DisMax(
        queries=[score(said, language, 1.0), *(score(synonym, language, _SYNONYM_WEIGHT) for synonym in synonyms)]
    )


def _page_score(wording: Wording, language: str, weight: float) -> Query:
    return stated(f"pages.text.{language}", wording, weight)


def _head_score(wording: Wording, language: str, weight: float) -> Query:
    return Bool(
        should=[
            stated(f"title.{language}", wording, TITLE_WEIGHT * weight),
            stated(f"lead.{language}", wording, LEAD_WEIGHT * weight),
        ]
    )


def by_recency(query: Query) -> Query:
    """Return a query whose scores are raised for what is recent; the future counts as today, no date as long ago."""
    today = datetime.now(UTC).date().isoformat()
    past = {"range": {"start": {"lt": today}}}
    coming = {"range": {"start": {"gte": today}}}
    decay = {"start": {"origin": today, "scale": _HALF_LIFE, "decay": 0.5}}
    functions: list[dict[str, Any]] = [
        {"weight": 1.0},
        {"filter": coming, "weight": RECENCY},
        {"filter": past, "exp": decay, "weight": RECENCY},
    ]
    return Q(
        {
            "function_score": {
                "query": query.to_dict(),
                "functions": functions,
                "score_mode": "sum",
                "boost_mode": "multiply",
            }
        }
    )


def multiplied(query: Query, which: Query, factor: float) -> Query:
    """Return a query whose scores are multiplied for the items that satisfy another."""
    function = {"filter": which.to_dict(), "weight": factor}
    return Q({"function_score": {"query": query.to_dict(), "functions": [function], "boost_mode": "multiply"}})
