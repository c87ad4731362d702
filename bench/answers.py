"""Questions asked of the collection, and what the answers were worth; Django must be set up before this is imported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from bench import measures
from bench.collection import Document, Question
from bench.portal import ask, first, rank_of
from bench.typos import with_typo
from search.contract import SearchResponse

DEPTH = 100
_WARM_UP = 20


@dataclass(slots=True)
class Tally:
    """What the answers were worth, question by question."""

    ndcg: list[float] = field(default_factory=list)
    recall: list[float] = field(default_factory=list)
    right_page: list[float] = field(default_factory=list)
    suggested: int = 0
    relaxed: int = 0
    timings: measures.Timings = field(default_factory=measures.Timings)

    def figures(self) -> dict[str, float]:
        """Return the means and the times."""
        figures = {
            "ndcg_at_10": round(measures.mean(self.ndcg), 3),
            "recall_at_100": round(measures.mean(self.recall), 3),
            "p50_ms": round(self.timings.p50, 1),
            "p95_ms": round(self.timings.p95, 1),
            "relaxed": self.relaxed,
            "suggested": self.suggested,
        }
        return figures | ({"right_page_first": round(measures.mean(self.right_page), 3)} if self.right_page else {})


class Asker:
    """Asks as a visitor would, who mistypes a word where `typos` says so and then follows the suggestion."""

    def __init__(self, documents: Sequence[Document], *, typos: bool, seed: int) -> None:
        self._ids = [document.id for document in documents]
        self._typos = typos
        self._seed = seed

    def tally(self, questions: Sequence[Question]) -> Tally:
        """Ask every question, once the first ones have been asked to warm up."""
        for question in questions[:_WARM_UP]:
            ask(question.text)
        tally = Tally()
        for question in questions:
            self._ask(question, tally)
        return tally

    def _ask(self, question: Question, tally: Tally) -> None:
        text = with_typo(question.text, self._seed) if self._typos else question.text
        response = tally.timings.time(lambda: ask(text))
        if self._typos and (suggestion := response.suggestion):
            tally.suggested += 1
            text = suggestion
            response = tally.timings.time(lambda: ask(text))
        tally.relaxed += response.relaxed
        tally.ndcg.append(measures.ndcg(self._found(response), question.relevant))
        tally.recall.append(measures.recall(self._found(first(text, DEPTH)), question.relevant, DEPTH))
        if question.page:
            tally.right_page.append(self._right_page(question, response))

    def _found(self, response: SearchResponse) -> list[str]:
        return [self._ids[rank_of(hit)] for hit in response.hits]

    def _right_page(self, question: Question, response: SearchResponse) -> float:
        """Return 1 when the file that answers is among the ten and its first extract is of the page that answers."""
        files = [hit for hit in response.hits if self._ids[rank_of(hit)] in question.relevant]
        return float([hit.passages[0].number for hit in files if hit.passages] == [question.page])
