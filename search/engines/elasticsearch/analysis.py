"""How Elasticsearch reads texts: the chains of `search.text`, so that both engines find and mark the same words.

Texts and questions arrive prepared (`Analyzer.prepare`: straight apostrophes, elided articles blanked), which is faster
than patterns in Elasticsearch. Hence too Snowball and our own stop words, where it would offer lighter stemmers and
lists of its own.
"""

from __future__ import annotations

from elasticsearch.dsl import analyzer, token_filter, tokenizer
from elasticsearch.dsl.utils import DslBase

from search.stopwords import STOP_WORDS
from search.text import LONGEST_WORD

_STEMMERS = {"fr": "french", "en": "porter2", "es": "spanish", "ca": "catalan"}
_WORDS = tokenizer("words", "char_group", tokenize_on_chars=["whitespace", "punctuation", "symbol"])
_LONGEST = token_filter("longest", "length", max=LONGEST_WORD)
_PLURAL = token_filter("plural", "pattern_replace", pattern="(?<=.{3})s$", replacement="")
"""Nobody has a stemmer for Occitan: its words lose the mark of their plural, once folded."""


def stemmed(language: str) -> DslBase:
    """Return the stemming chain of a language."""
    stemmer = _STEMMERS.get(language)
    if stemmer is None:
        return _chain(f"{language}_stemmed", language, "asciifolding", _PLURAL)
    return _chain(
        f"{language}_stemmed", language, token_filter(f"{language}_stem", "stemmer", language=stemmer), "asciifolding"
    )


def _chain(name: str, language: str, *steps: str | DslBase) -> DslBase:
    stop = token_filter(f"{language}_stop", "stop", stopwords=list(STOP_WORDS[language]))
    return analyzer(name, tokenizer=_WORDS, filter=[_LONGEST, "lowercase", stop, *steps])
