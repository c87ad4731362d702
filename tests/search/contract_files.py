"""What every engine must do with files: their pages in the content that publishes them, and themselves, folded."""

from search.contract import File, PageText, Passage, Place
from tests.search.units import ask, counts, found, unit

GUIDE = File("document:7", "Le guide", "/documents/7/guide", "/documents/7/guide#page=", "PDF, 2 p.")
ANNEX = File("document:8", "L’annexe", "/documents/8/annexe", "/documents/8/annexe/texte#page-", "DOCX")


def published(uid="page:1", **fields):
    """A dossier that holds the pages of two files, the guide of which is folded into it."""
    pages = (
        PageText(1, "Le sommaire du guide", "page", GUIDE.uid),
        PageText(2, "La clause sociale du nettoyage", "page", GUIDE.uid),
        PageText(1, "Les modèles de clause", "section", ANNEX.uid),
    )
    return unit(uid, title="Le dossier", kind="dossier", pages=pages, files=(GUIDE, ANNEX), **fields)


def folded(uid="document:7", **fields):
    """The guide as an item of its own."""
    pages = (PageText(1, "Le sommaire du guide", "page", uid), PageText(2, "La clause sociale", "page", uid))
    place = Place("page:1", "Le dossier", "/dossier/")
    return unit(uid, title="Le guide", kind="document", pages=pages, files=(GUIDE,), place=place, folded=True, **fields)


class FilesContract:
    def test_passage_names_the_file_that_it_comes_from(self, engine):
        engine.upsert([published(body="Ce dossier parle d’achats")])

        (hit,) = ask(engine, "clause nettoyage").hits
        (of_body,) = ask(engine, "achats").hits

        assert hit.passages == (
            Passage(2, "page", "La <mark>clause</mark> sociale du <mark>nettoyage</mark>", GUIDE.uid),
            Passage(1, "section", "Les modèles de <mark>clause</mark>", ANNEX.uid),
        )
        assert hit.matched_pages == 2
        assert [passage.file for passage in of_body.passages] == [""]

    def test_hit_shows_its_files_its_place_and_its_facets(self, engine):
        engine.upsert([published(facets={"theme": ("achats", "emploi")}), folded()])

        (dossier,) = found_hits(engine)
        (guide,) = found_hits(engine, filters={"kind": ("document",)})

        assert (dossier.files, dossier.place, dossier.facets) == ((GUIDE, ANNEX), None, {"theme": ("achats", "emploi")})
        assert (guide.files, guide.place) == ((GUIDE,), Place("page:1", "Le dossier", "/dossier/"))

    def test_folded_item_is_found_by_its_kind_or_its_uid_alone(self, engine):
        engine.upsert([published(), folded()])

        everything, of_kind = ask(engine, "clause"), ask(engine, "clause", filters={"kind": ("document", "video")})

        assert ([hit.uid for hit in everything.hits], everything.total) == (["page:1"], 1)
        assert ([hit.uid for hit in of_kind.hits], of_kind.total) == (["document:7"], 1)
        assert found(engine, uids=("document:7",)) == ["document:7"]
        assert found(engine) == ["page:1"]

    def test_kinds_count_folded_items_and_other_facets_do_not(self, engine):
        engine.upsert([published(facets={"theme": ("achats",)}), folded(facets={"theme": ("achats",)})])

        response = ask(engine, "clause", facets=("kind", "theme"))
        chosen = ask(engine, "clause", facets=("kind", "theme"), filters={"kind": ("document",)})

        assert counts(response, "kind") == [("document", 1), ("dossier", 1)]
        assert counts(response, "theme") == [("achats", 1)]
        assert counts(chosen, "theme") == [("achats", 1)]

    def test_folded_item_that_unfolds_is_found_with_the_others(self, engine):
        engine.upsert([published(), folded()])
        engine.upsert([unit("document:7", title="Le guide", kind="document", pages=["La clause"])])

        assert sorted(found(engine, "clause")) == ["document:7", "page:1"]

    def test_similar_items_are_never_folded(self, engine):
        words = "médiation sociale clause nettoyage marchés"
        engine.upsert([unit("page:3", title=words, body=words), unit("page:4", body=words), folded(body=words)])

        similar = engine.similar("page:3", audiences=frozenset({"public"}), limit=5)

        assert [hit.uid for hit in similar] == ["page:4"]


def found_hits(engine, **fields):
    return ask(engine, **fields).hits
