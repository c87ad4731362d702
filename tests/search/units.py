"""Builders of what the search tests index and ask."""

from search.contract import PUBLIC, IndexUnit, PageText, SearchRequest


def unit(uid="page:1", title="Sans titre", **fields):
    """Build a public French unit; `pages` may be given as texts."""
    fields["pages"] = tuple(
        page if isinstance(page, PageText) else PageText(number, page)
        for number, page in enumerate(fields.get("pages", ()), start=1)
    )
    defaults = {"kind": "resource", "locale": "fr", "url": f"/{uid}/", "audiences": (PUBLIC,)}
    return IndexUnit(uid=uid, title=title, **{**defaults, **fields})


def numbered(count, **fields):
    """Build units `page:01`, `page:02`… alike but for their uid."""
    return [unit(uid=f"page:{number:02}", **fields) for number in range(1, count + 1)]


def ask(engine, text="", **fields):
    """Search, by default for all the words and without suggestion."""
    return engine.search(SearchRequest(text=text, **fields))


def found(engine, text="", **fields):
    """Return the uids of the hits, in order."""
    return [hit.uid for hit in ask(engine, text, **fields).hits]


def counts(response, facet):
    """Return a facet as (value, count) pairs, in order."""
    return [(value.value, value.count) for value in response.facets[facet]]
