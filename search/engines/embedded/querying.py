"""Requests as tantivy queries: which items are found, and what each page is worth."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tantivy import FieldType, Occur, Query, Schema, Searcher

from search.contract import LOCALES, Mode
from search.engines.embedded import schema
from search.engines.request_reading import RequestReading
from search.engines.unit_reading import uid_number
from search.query import Concept, Wording, needed
from search.query import Query as ParsedQuery

_FIELD_WEIGHTS = {"body": 1.0, "title": 2.5, "lead": 1.2}
_EXACT_WEIGHT = 0.5
_PRESENCE = 4.0
"""What each word that a page holds adds, however common: a page with most of the words beats one full of the rarest."""

_SYNONYM_WEIGHT = 0.8
_FEW_VALUES = 8
"""Values up to which a union of terms is faster than a set of them, which is read whole before anything else."""

_OTHER_FIELDS = 0.2
"""Share of the weaker fields in the score of a word (the tie-breaker of a disjunction)."""


def every(queries: Iterable[Query]) -> Query:
    """Return what satisfies all the queries."""
    return Query.boolean_query([(Occur.Must, query) for query in queries])


def some(queries: Iterable[Query], at_least: int = 1) -> Query:
    """Return what satisfies so many of the queries."""
    return Query.boolean_query([(Occur.Should, query) for query in queries], minimum_number_should_match=at_least)


def but(query: Query, excluded: Query) -> Query:
    """Return what satisfies a query and not another."""
    return Query.boolean_query([(Occur.Must, query), (Occur.MustNot, excluded)])


def unscored(query: Query) -> Query:
    """Return a query that only tells what it matches."""
    return Query.const_score_query(query, 0.0)


def one_of(target: Schema, field: str, values: Sequence[str] | Sequence[int]) -> Query:
    """Return what holds one of the values; nothing when there is none."""
    if not values:
        return Query.empty_query()
    if len(values) > _FEW_VALUES:
        return unscored(Query.term_set_query(target, field, values))
    return unscored(some(Query.term_query(target, field, value, "basic") for value in values))


def readable_by(audiences: frozenset[str]) -> Query:
    """Return the items that someone who satisfies these audiences may find."""
    return one_of(schema.ITEMS, "audience", sorted(audiences))


def count_items(items: Searcher, query: Query) -> int:
    """Return how many items satisfy a query."""
    found = items.search(query, limit=1, count=True)
    return int(found.count)  # type: ignore[attr-defined]  # missing from the stubs of tantivy 0.27


@dataclass(frozen=True, slots=True)
class Selection(RequestReading):
    """The items that a request asks for, with its text as each language reads it."""

    def items(self, mode: Mode, *, without: str = "") -> Query:
        """Return the items asked for; the filter of one facet may be left aside, to count its other values."""
        languages = LOCALES if without == "locale" else self.languages
        parts = [readable_by(self.request.audiences), self._gate(mode, languages)]
        if self.request.date_from or self.request.date_to:
            parts.append(_overlapping(self.request.date_from, self.request.date_to))
        if self.request.uids:
            parts.append(one_of(schema.ITEMS, "item", [uid_number(uid) for uid in self.request.uids]))
        for key, (facet, values) in self.filters.items():
            if key != without:
                parts.append(one_of(schema.ITEMS, "facet", [schema.facet_term(facet, value) for value in values]))
        return unscored(every(parts))

    def _gate(self, mode: Mode, languages: Iterable[str]) -> Query:
        """Return the items whose text, in one of the languages, holds what must be there."""
        return some(
            every([one_of(schema.ITEMS, "language", [language]), _gate(self.queries[language], mode, language)])
            for language in languages
        )


def page_scores(query: ParsedQuery) -> Query:
    """Return the query that scores the pages of a language."""
    return some(part for concept in query.concepts for part in (_concept_score(concept), _presence(concept)))


def body_matches(concepts: Iterable[Concept]) -> Query:
    """Return the query that finds the pages whose own text holds a concept, the best first."""
    return some(_stated(schema.PAGES, "body", wording) for concept in concepts for wording in concept.wordings)


def words_gate(terms: Iterable[str], language: str) -> Query:
    """Return the items that hold all these terms."""
    return every([Query.all_query(), *(Query.term_query(schema.ITEMS, schema.full(language), term) for term in terms)])


def _gate(query: ParsedQuery, mode: Mode, language: str) -> Query:
    field = schema.full(language)
    clauses = [(Occur.Must, Query.all_query())]
    clauses += [(Occur.Must, _any_wording(concept, field)) for concept in query.phrases]
    clauses += [(Occur.MustNot, _stated(schema.ITEMS, field, wording)) for wording in query.excluded]
    if query.words:
        words = [_any_wording(concept, field) for concept in query.words]
        clauses.append((Occur.Must, some(words, needed(len(words), mode))))
    return Query.boolean_query(clauses)


def _any_wording(concept: Concept, field: str) -> Query:
    return some(_stated(schema.ITEMS, field, wording) for wording in concept.wordings)


def _stated(target: Schema, field: str, wording: Wording) -> Query:
    """Return what holds a wording in a field: its term, or its terms at their distances."""
    if not wording.is_phrase:
        return Query.term_query(target, field, wording.terms[0])
    return Query.phrase_query(target, field, list(zip(wording.positions, wording.terms, strict=True)))


def _presence(concept: Concept) -> Query:
    """Return what a concept is worth for being on a page at all."""
    stated = some(_stated(schema.PAGES, field, wording) for wording in concept.wordings for field in _FIELD_WEIGHTS)
    return Query.const_score_query(stated, _PRESENCE)


def _concept_score(concept: Concept) -> Query:
    """Return what a concept is worth on a page: its best wording, synonyms a little less."""
    said, *synonyms = concept.wordings
    others = [Query.boost_query(_wording_score(synonym), _SYNONYM_WEIGHT) for synonym in synonyms]
    return Query.disjunction_max_query([_wording_score(said), *others]) if others else _wording_score(said)


def _wording_score(wording: Wording) -> Query:
    fields = [
        Query.boost_query(_stated(schema.PAGES, field, wording), weight) for field, weight in _FIELD_WEIGHTS.items()
    ]
    score = Query.disjunction_max_query(fields, _OTHER_FIELDS)
    if not wording.exact:
        return score
    exact = Query.term_query(schema.PAGES, "exact", wording.exact, "freq")
    return some([score, Query.boost_query(exact, _EXACT_WEIGHT)])


def _overlapping(first: date | None, last: date | None) -> Query:
    """Return the items that take place, even in part, between two days, both included; either may be open."""
    limits = []
    if last:
        limits.append(_days("start", None, last.toordinal()))
    if first:
        limits.append(_days("end", first.toordinal(), None))
    return every(limits)


def _days(field: str, first: int | None, last: int | None) -> Query:
    return Query.range_query(schema.ITEMS, field, FieldType.Unsigned, first, last)
