"""What every engine must do: a test module inherits this class and gives it an `engine` fixture.

The fixture gives an engine whose empty index serves, and whose writes are seen by the next search.
"""

from datetime import date

import pytest

from search.contract import EngineHealth, FacetValue, MissingAudience, Mode, PageText, Passage, Sort, UnitsRefused
from search.engines.unit_reading import uid_number
from tests.search.contract_files import FilesContract
from tests.search.units import ask, counts, found, numbered, unit

MEMBER = frozenset({"public", "login", "group:3"})


class SearchEngineContract(FilesContract):
    @pytest.mark.parametrize(
        ("text", "query"),
        [
            ("La rénovation urbaine", "rénovations"),
            ("Les habitants participent", "habitant participer"),
            ("Il faut rénover les écoles", "rénove"),
            ("L'éducation populaire", "education"),
            ("L'éducation populaire", "ÉDUCATION"),
            ("L'éducation populaire", "l’éducation"),
            ("Le rôle de l’école", "école"),
            ("Le rôle de l’école", "d'école"),
            ("E\u0301ducation populaire", "éducation"),
            ("Une ﬁche pratique", "fiche"),
            ("Un par\u00adcours d’insertion", "parcours"),
            ("Les usagers du service", "usager"),
            ("Un usager du service", "usagers"),
            ("Le verger et ses conseillers", "vergers conseiller"),
            ("Les loyers modérés", "loyer"),
            ("Quartiers d’été", "été"),
            ("Les cœurs de ville", "coeur"),
            ("Cotisation n°\u00a012", "12"),
        ],
    )
    def test_search_reads_french(self, engine, text, query):
        engine.upsert([unit(body=text), unit("page:2", body="Tout autre chose")])

        assert found(engine, query) == ["page:1"]

    @pytest.mark.parametrize("field", ["title", "lead", "body", "keywords"])
    def test_search_reads_every_text_of_a_unit(self, engine, field):
        engine.upsert([unit(**{"title": "Autre", field: "Médiation sociale"}), unit("page:2", body="Tout autre chose")])

        assert found(engine, "médiation") == ["page:1"]

    def test_search_may_be_limited_to_named_items(self, engine):
        engine.upsert(numbered(4, body="médiation"))

        assert sorted(found(engine, uids=("page:03", "page:01"))) == ["page:01", "page:03"]
        assert found(engine, "médiation", uids=("page:09",)) == []

    def test_search_tells_rent_from_law_and_home_from_faith(self, engine):
        engine.upsert(
            [unit("page:1", body="Les loyers"), unit("page:2", body="La loi"), unit("page:3", body="Un foyer")]
        )

        assert found(engine, "loyer") == ["page:1"]
        assert found(engine, "loi") == ["page:2"]
        assert found(engine, "foyers") == ["page:3"]

    def test_search_marks_the_whole_of_a_plural(self, engine):
        engine.upsert([unit(title="Les usagers et les loyers")])

        (hit,) = ask(engine, "usager loyer").hits
        assert hit.title_html == "Les <mark>usagers</mark> et les <mark>loyers</mark>"

    def test_search_phrase_keeps_stop_words_between(self, engine):
        engine.upsert(
            [
                unit("page:1", body="La politique de la ville en Occitanie"),
                unit("page:2", body="La ville a une politique"),
                unit("page:3", body="Les politiques des villes"),
            ]
        )

        assert found(engine, '"politique de la ville"') == ["page:1"]
        assert found(engine, "« politique de la ville »") == ["page:1"]

    def test_search_phrase_does_not_run_from_one_page_to_the_next(self, engine):
        engine.upsert([unit(pages=["La médiation", "sociale et culturelle"])])

        assert found(engine, '"médiation sociale"') == []

    def test_search_leaves_out_excluded_words_and_phrases(self, engine):
        engine.upsert(
            [
                unit("page:1", body="Insertion par le sport"),
                unit("page:2", body="Insertion par la culture"),
                unit("page:3", body="Insertion et politique de la ville"),
            ]
        )

        assert set(found(engine, "insertion -sports")) == {"page:2", "page:3"}
        assert set(found(engine, 'insertion -"politique de la ville"')) == {"page:1", "page:2"}

    def test_search_of_exclusions_only_lists_the_rest(self, engine):
        engine.upsert([unit("page:1", body="Le sport"), unit("page:2", body="La culture")])

        assert found(engine, "-sport") == ["page:2"]

    @pytest.mark.parametrize(
        "query",
        [
            '"quartier',
            'quartier"',
            "« quartier",
            "quartier ( : *",
            "quartier:*",
            "(quartier) ^2",
            "+quartier~",
            r"quartier\ ",
        ],
    )
    def test_search_takes_any_sign_as_harmless(self, engine, query):
        engine.upsert([unit(body="Un quartier"), unit("page:2", body="Une gare")])

        assert found(engine, query) == ["page:1"]

    @pytest.mark.parametrize("query", ["", "   ", '"', "( : *", "--", "de la"])
    def test_search_without_words_lists_everything(self, engine, query):
        engine.upsert([unit("page:1"), unit("page:2")])

        assert ask(engine, query).total == 2

    def test_search_survives_a_very_long_text(self, engine):
        engine.upsert([unit(body="Un quartier")])

        assert found(engine, "quartier " * 500) == ["page:1"]

    @pytest.mark.parametrize(
        ("text", "query"),
        [
            ("Habiter en QPV", "quartier prioritaire de la politique de la ville"),
            ("Habiter en QPV", "les quartiers prioritaires de la politique de la ville"),
            ("Les quartiers prioritaires de la politique de la ville", "QPV"),
            ("Les quartiers prioritaires de la politique de la ville", "qpv"),
        ],
    )
    def test_search_applies_synonyms_both_ways(self, engine, text, query):
        synonyms = (("QPV", "quartier prioritaire de la politique de la ville"),)
        engine.upsert([unit(body=text), unit("page:2", body="La ville et son quartier")])

        response = ask(engine, query, mode=Mode.ALL, synonyms=synonyms)

        assert [hit.uid for hit in response.hits] == ["page:1"]
        assert len(response.expansions) == 1

    def test_search_marks_both_wordings_of_a_synonym(self, engine):
        engine.upsert([unit(body="Le plan d’action des QPV, quartiers prioritaires de la ville.")])

        (hit,) = ask(engine, "QPV", synonyms=(("QPV", "quartier prioritaire"),)).hits

        assert (
            hit.passages[0].html
            == "Le plan d’action des <mark>QPV</mark>, <mark>quartiers prioritaires</mark> de la ville."
        )

    @pytest.mark.parametrize(
        ("text", "query"),
        [
            ("Le quartier QP034001 à Bédarieux", "QP034001"),
            ("Le quartier QP034001 à Bédarieux", "qp034001"),
            ("Loi n° 2014-173 de programmation", "2014-173"),
            ("Un compte-rendu d’atelier", "compte rendu"),
            ("Un compte rendu d’atelier", "compte-rendu"),
            ("En Languedoc-Roussillon", "languedoc-roussillon"),
            ("Le porte-à-porte", "porte à porte"),
        ],
    )
    def test_search_finds_codes_and_hyphens(self, engine, text, query):
        engine.upsert([unit(body=text), unit("page:2", body="2014, puis 173 autres")])

        assert found(engine, query) == ["page:1"]

    def test_search_reads_a_code_in_its_order(self, engine):
        engine.upsert([unit("page:1", body="Loi n° 2014-173"), unit("page:2", body="Les 173, puis 2014")])

        assert found(engine, "2014-173") == ["page:1"]
        assert found(engine, "173-2014") == []

    @pytest.mark.parametrize(
        "query",
        [
            '"politique de la ville d’Alès"',
            '"politique de la ville d\'alès"',
            '"POLITIQUES de la VILLE d’Alès"',
            "« politique de la ville d’Alès »",
        ],
    )
    def test_search_phrase_reads_apostrophes_accents_and_case(self, engine, query):
        engine.upsert(
            [unit(body="La politique de la ville d’Alès"), unit("page:2", body="La politique d’Alès, et sa ville")]
        )

        assert found(engine, query) == ["page:1"]

    def test_search_reads_the_last_page_of_a_long_file(self, engine):
        pages = [f"Chapitre {number} sur la région" for number in range(1, 200)]
        engine.upsert([unit("document:1", pages=[*pages, "Le mot de la fin : tulipe"]), unit("page:2")])

        (hit,) = ask(engine, "tulipes").hits
        (everywhere,) = ask(engine, "région").hits

        assert hit.passages == (Passage(200, "page", "Le mot de la fin : <mark>tulipe</mark>"),)
        assert (hit.matched_pages, everywhere.matched_pages) == (1, 199)
        assert engine.health().pages == 201

    def test_search_tells_the_page_of_a_passage(self, engine):
        pages = ["Le sommaire", "Les conseils citoyens d’Occitanie", PageText(3, "Un citoyen", "diapo")]
        engine.upsert([unit("document:1", pages=pages)])

        (hit,) = ask(engine, "conseil citoyen").hits

        assert hit.passages == (
            Passage(2, "page", "Les <mark>conseils</mark> <mark>citoyens</mark> d’Occitanie"),
            Passage(3, "diapo", "Un <mark>citoyen</mark>"),
        )
        assert hit.matched_pages == 2

    def test_search_draws_the_passage_of_a_unit_without_pages_from_its_body(self, engine):
        engine.upsert([unit(title="Santé", body="La santé mentale"), unit("page:2", title="Santé", body="Autre chose")])

        hits = {hit.uid: hit for hit in ask(engine, "santé").hits}

        assert hits["page:1"].passages == (Passage(0, "", "La <mark>santé</mark> mentale"),)
        assert hits["page:2"].passages == ()
        assert [hit.matched_pages for hit in hits.values()] == [0, 0]

    def test_search_gives_no_more_passages_than_asked(self, engine):
        engine.upsert([unit(pages=["Santé"] * 4)])

        (one,) = ask(engine, "santé", passages=1).hits
        (none,) = ask(engine, "santé", passages=0).hits

        assert [len(one.passages), len(none.passages)] == [1, 0]
        assert [one.matched_pages, none.matched_pages] == [4, 4]

    def test_search_finds_words_on_different_pages_of_an_item(self, engine):
        engine.upsert(
            [unit("document:1", pages=["La mobilité", "Le logement"]), unit("document:2", pages=["La mobilité"])]
        )

        assert found(engine, "mobilité logement", mode=Mode.ALL) == ["document:1"]

    def test_search_ranks_a_long_item_by_its_best_page(self, engine):
        engine.upsert(
            [
                unit("document:long", pages=["Généralités sur la région"] * 30 + ["La médiation nomade, la médiation"]),
                unit(
                    "document:short",
                    body="Un texte sur la région, où la médiation est citée une fois parmi bien d’autres choses",
                ),
            ]
        )

        assert found(engine, "médiation") == ["document:long", "document:short"]

    def test_search_shows_what_a_unit_says_of_itself(self, engine):
        shown = {
            "kind": "event", "lead": "Une journée", "facts": ("12 p.", "Toulouse"), "citation": "Santé. ORIV, 2016.",
            "published_by": "page:9", "start": date(2016, 7, 7), "end": date(2016, 7, 8), "url": "/agenda/sante/",
        }  # fmt: skip
        engine.upsert([unit(title="L’accès à la santé", **shown)])

        (hit,) = ask(engine, "sante").hits

        assert {name: getattr(hit, name) for name in shown} == shown
        assert (hit.uid, hit.title, hit.title_html) == (
            "page:1",
            "L’accès à la santé",
            "L’accès à la <mark>santé</mark>",
        )

    def test_search_escapes_the_html_of_texts(self, engine):
        engine.upsert([unit(title="<b>Santé</b>", body='<script>alert("santé")</script> & cie')])

        (hit,) = ask(engine, "santé").hits

        assert hit.title_html == "&lt;b&gt;<mark>Santé</mark>&lt;/b&gt;"
        assert hit.passages[0].html == "&lt;script&gt;alert(&quot;<mark>santé</mark>&quot;)&lt;/script&gt; &amp; cie"

    def test_search_relaxes_when_too_few_items_hold_all_the_words(self, engine):
        engine.upsert(
            [unit("page:1", body="Sport"), unit("page:2", body="Sport et santé"), unit("page:3", body="Santé")]
        )

        relaxed, strict = ask(engine, "sport santé"), ask(engine, "sport santé", mode=Mode.ALL)

        assert (relaxed.hits[0].uid, relaxed.total, relaxed.relaxed) == ("page:2", 3, True)
        assert ([hit.uid for hit in strict.hits], strict.total, strict.relaxed) == (["page:2"], 1, False)

    def test_search_stays_strict_when_enough_items_hold_all_the_words(self, engine):
        engine.upsert([*numbered(5, body="Sport et santé"), unit("page:99", body="Sport")])

        response = ask(engine, "sport santé")

        assert (response.total, response.relaxed) == (5, False)

    def test_search_puts_items_with_all_the_words_first(self, engine):
        engine.upsert(
            [
                unit("page:1", title="Sport", body="Sport sport sport"),
                unit("page:2", body="Un long texte où l’on parle de sport, de villes, de gares, de trains et de santé"),
            ]
        )

        assert found(engine, "sport santé") == ["page:2", "page:1"]

    @pytest.mark.parametrize("sort", [Sort.NEWEST, Sort.OLDEST, Sort.TITLE])
    def test_search_puts_items_with_all_the_words_first_whatever_the_order(self, engine, sort):
        engine.upsert(
            [
                unit("page:1", "A", body="Sport", start=date(2020, 1, 1)),
                unit("page:2", "B", body="Sport et santé", start=date(2018, 1, 1)),
                unit("page:3", "C", body="Santé", start=date(2016, 1, 1)),
            ]
        )

        uids = found(engine, "sport santé", sort=sort)

        assert uids == (["page:2", "page:3", "page:1"] if sort is Sort.OLDEST else ["page:2", "page:1", "page:3"])

    def test_facets_count_the_items_of_a_relaxed_answer(self, engine):
        engine.upsert(
            [
                unit("page:1", body="Sport", facets={"theme": ("a",)}),
                unit("page:2", body="Sport et santé", facets={"theme": ("a",)}),
                unit("page:3", body="Santé", facets={"theme": ("b",)}),
            ]
        )

        response = ask(engine, "sport santé", filters={"theme": ("a",)}, facets=("theme",))

        assert ([hit.uid for hit in response.hits], response.total) == (["page:2", "page:1"], 2)
        assert response.facets["theme"] == (FacetValue("a", 2, True), FacetValue("b", 1))

    def test_search_requires_phrases_even_when_relaxed(self, engine):
        engine.upsert([unit("page:1", body="Médiation sociale et sport"), unit("page:2", body="Sport et santé")])

        assert found(engine, '"médiation sociale" sport santé') == ["page:1"]

    def test_search_any_mode_takes_one_word(self, engine):
        engine.upsert([unit("page:1", body="Sport"), unit("page:2", body="Santé"), unit("page:3", body="Gare")])

        response = ask(engine, "sport santé", mode=Mode.ANY)

        assert (response.total, response.relaxed) == (2, False)

    def test_facets_are_counted_by_item(self, engine):
        engine.upsert(
            [
                unit("document:1", pages=["Santé", "Santé", "Santé"], facets={"theme": ("sante", "sport")}),
                unit("document:2", pages=["Santé"], facets={"theme": ("sante",)}),
                unit("document:3", pages=["Gare"], facets={"theme": ("gare",)}),
            ]
        )

        response = ask(engine, "santé", facets=("theme",))

        assert response.total == 2
        assert response.facets["theme"] == (FacetValue("sante", 2), FacetValue("sport", 1))

    def test_facets_ignore_their_own_filter(self, engine):
        engine.upsert(
            [
                unit("page:1", facets={"theme": ("a",), "place": ("x",)}),
                unit("page:2", facets={"theme": ("b",), "place": ("x",)}),
                unit("page:3", facets={"theme": ("c",), "place": ("y",)}),
            ]
        )

        response = ask(engine, filters={"theme": ("a", "b"), "place": ("x",)}, facets=("theme", "place"))

        assert {hit.uid for hit in response.hits} == {"page:1", "page:2"}
        assert response.facets["theme"] == (FacetValue("a", 1, True), FacetValue("b", 1, True))
        assert response.facets["place"] == (FacetValue("x", 2, True),)

    def test_facets_keep_a_selected_value_that_gives_nothing(self, engine):
        engine.upsert([unit(facets={"theme": ("a",)}), unit("page:2", body="Gare", facets={"theme": ("b",)})])

        response = ask(engine, "gare", filters={"theme": ("a",)}, facets=("theme",))

        assert response.total == 0
        assert response.facets["theme"] == (FacetValue("b", 1), FacetValue("a", 0, True))

    def test_facets_are_cut_but_for_selected_values(self, engine):
        engine.upsert([unit("page:1", facets={"theme": ("a", "b", "c")}), unit("page:2", facets={"theme": ("a", "b")})])

        response = ask(engine, filters={"theme": ("c",)}, facets=("theme",), facet_size=1)

        assert response.facets["theme"] == (FacetValue("a", 2), FacetValue("c", 1, True))

    def test_facets_have_free_keys_and_values(self, engine):
        engine.upsert([unit(facets={"dispositif.spécial": ("QN:034 é/1", "2014-01-01T00:00:00Z")})])

        response = ask(
            engine, filters={"dispositif.spécial": ("QN:034 é/1",)}, facets=("dispositif.spécial", "unknown")
        )

        assert counts(response, "dispositif.spécial") == [("2014-01-01T00:00:00Z", 1), ("QN:034 é/1", 1)]
        assert counts(response, "unknown") == []

    def test_facets_count_kinds_locales_and_years(self, engine):
        engine.upsert(
            [
                unit("page:1", kind="event", start=date(2013, 5, 1), end=date(2015, 1, 1)),
                unit("page:2", kind="news", start=date(2015, 5, 1)),
                unit("page:3", kind="news", locale="en", start=date(2020, 1, 1)),
            ]
        )

        response = ask(engine, facets=("kind", "locale", "year"))

        assert response.total == 2
        assert counts(response, "kind") == [("event", 1), ("news", 1)]
        assert counts(response, "locale") == [("fr", 2), ("en", 1)]
        assert counts(response, "year") == [("2015", 2), ("2013", 1), ("2014", 1)]

    def test_filters_take_kinds_and_years(self, engine):
        engine.upsert([unit("page:1", kind="event", start=date(2013, 5, 1)), unit("page:2", kind="news")])

        assert found(engine, filters={"kind": ("news",)}) == ["page:2"]
        assert found(engine, filters={"year": ("2013",)}) == ["page:1"]
        assert set(found(engine, filters={"kind": ()})) == {"page:1", "page:2"}

    def test_dates_keep_what_overlaps_them(self, engine):
        engine.upsert(
            [
                unit("page:before", start=date(2015, 1, 1), end=date(2015, 12, 31)),
                unit("page:across", start=date(2015, 6, 1), end=date(2016, 1, 1)),
                unit("page:day", start=date(2016, 6, 1)),
                unit("page:after", start=date(2017, 1, 1)),
                unit("page:undated"),
            ]
        )

        within = found(engine, date_from=date(2016, 1, 1), date_to=date(2016, 12, 31))

        assert within == ["page:day", "page:across"]
        assert found(engine, date_from=date(2017, 1, 1)) == ["page:after"]
        assert set(found(engine, date_to=date(2015, 5, 31))) == {"page:before"}

    @pytest.mark.parametrize(
        ("sort", "expected"),
        [
            (Sort.NEWEST, ["page:b", "page:c", "page:a", "page:d"]),
            (Sort.OLDEST, ["page:a", "page:b", "page:c", "page:d"]),
            (Sort.TITLE, ["page:c", "page:a", "page:d", "page:b"]),
            (Sort.RELEVANCE, ["page:b", "page:c", "page:a", "page:d"]),
        ],
    )
    def test_listing_is_ordered_and_ties_end_on_the_uid(self, engine, sort, expected):
        engine.upsert(
            [
                unit("page:d", title="École"),
                unit("page:c", title="« Agir »", start=date(2020, 1, 1)),
                unit("page:b", title="Zone", start=date(2020, 1, 1)),
                unit("page:a", title="ecole", start=date(1960, 1, 1)),
            ]
        )

        assert found(engine, sort=sort) == expected

    @pytest.mark.parametrize("sort", list(Sort))
    def test_pages_of_results_never_overlap(self, engine, sort):
        engine.upsert(numbered(23, title="Santé", body="La santé"))

        pages = [found(engine, "santé", sort=sort, page=page, per_page=5) for page in range(1, 6)]

        assert [len(page) for page in pages] == [5, 5, 5, 5, 3]
        assert {uid for page in pages for uid in page} == {f"page:{number:02}" for number in range(1, 24)}

    def test_ties_of_relevance_are_settled_alike_on_every_engine(self, engine):
        units = numbered(12, title="Santé", body="La santé")
        engine.upsert(units)

        uids = [uid for page in (1, 2, 3) for uid in found(engine, "santé", page=page, per_page=4)]

        assert uids == sorted((unit.uid for unit in units), key=uid_number)

    def test_pages_beyond_the_end_are_empty(self, engine):
        engine.upsert(numbered(3))

        beyond, none, negative = ask(engine, page=99), ask(engine, per_page=0), ask(engine, page=-1)

        assert [(len(response.hits), response.total) for response in (beyond, none, negative)] == [
            (0, 3),
            (0, 3),
            (3, 3),
        ]

    def test_upsert_replaces_a_unit_and_all_its_pages(self, engine):
        engine.upsert([unit("document:1", pages=["Ancien texte", "Seconde page"], facets={"theme": ("a",)})])

        engine.upsert([unit("document:1", pages=["Nouveau"], facets={"theme": ("b",)})])

        response = ask(engine, facets=("theme",))
        assert (response.total, counts(response, "theme")) == (1, [("b", 1)])
        assert found(engine, "ancien") == found(engine, "seconde") == []
        assert engine.health().pages == 1

    def test_upsert_follows_a_unit_that_changes_language(self, engine):
        engine.upsert([unit(body="La médiation")])

        engine.upsert([unit(locale="en", body="Mediation")])

        assert found(engine, "médiation") == []
        assert found(engine, "mediation", locale="en") == ["page:1"]

    def test_upsert_keeps_the_last_of_a_repeated_uid(self, engine):
        engine.upsert([unit(body="Ancien"), unit(body="Nouveau")])

        assert (found(engine, "ancien"), found(engine, "nouveau"), ask(engine).total) == ([], ["page:1"], 1)

    def test_delete_removes_a_unit_and_its_pages(self, engine):
        engine.upsert([unit("page:1", body="Santé"), unit("page:2", body="Santé", pages=["Santé"])])

        engine.delete(["page:2", "page:unknown"])

        assert found(engine, "santé") == ["page:1"]
        assert engine.health().pages == 1

    def test_private_units_show_nowhere(self, engine):
        public = [unit("page:1", body="La médiation dans la ville"), unit("page:2", body="La médiation en gare")]
        private = unit(
            "page:3", body="La médiation xylographique", facets={"theme": ("secret",)}, audiences=("group:3",)
        )
        engine.upsert([*public, private])

        response = ask(engine, "médiation", facets=("theme",))

        assert ({hit.uid for hit in response.hits}, response.total) == ({"page:1", "page:2"}, 2)
        assert response.facets["theme"] == ()
        assert ask(engine, "xylographqiue").suggestion is None
        assert engine.complete("xylo", audiences=frozenset({"public"})) == ()
        assert [hit.uid for hit in engine.similar("page:1", audiences=frozenset({"public"}))] == ["page:2"]
        assert engine.similar("page:3", audiences=frozenset({"public"})) == ()

    def test_private_units_show_to_their_audience(self, engine):
        private = unit(
            "page:1", body="Le quartier xylographique", facets={"theme": ("secret",)}, audiences=("group:3",)
        )
        engine.upsert([private, unit("page:2", body="Le quartier")])

        response = ask(engine, "xylographique", audiences=MEMBER, facets=("theme",))

        assert ([hit.uid for hit in response.hits], counts(response, "theme")) == (["page:1"], [("secret", 1)])
        assert engine.complete("xylo", audiences=MEMBER) == ("xylographique",)
        assert ask(engine, "xylographqiue", audiences=MEMBER).suggestion is None

    def test_unit_that_becomes_private_leaves_the_suggestions(self, engine):
        engine.upsert([unit(body="Xylographique")])
        before = ask(engine, "xylographqiue").suggestion

        engine.upsert([unit(body="Xylographique", audiences=("login",))])

        assert (before, ask(engine, "xylographqiue").suggestion) == ("xylographique", None)

    def test_request_without_audience_finds_nothing(self, engine):
        engine.upsert([unit(body="Santé", facets={"theme": ("a",)})])

        response = ask(engine, "santé", audiences=frozenset(), facets=("theme",))

        assert (response.total, response.hits, response.facets["theme"]) == (0, (), ())
        assert engine.complete("san", audiences=frozenset()) == ()

    @pytest.mark.parametrize("audiences", [(), ("",)])
    def test_unit_without_audience_is_refused(self, engine, audiences):
        with pytest.raises(MissingAudience):
            engine.upsert([unit(audiences=audiences)])

    def test_conjunctive_audience_is_satisfied_as_a_whole(self, engine):
        engine.upsert(
            [unit("page:1", audiences=("group:3&group:7",)), unit("page:2", audiences=("group:7", "group:3"))]
        )

        assert found(engine, audiences=MEMBER) == ["page:2"]
        assert set(found(engine, audiences=MEMBER | {"group:3&group:7"})) == {"page:1", "page:2"}

    def test_audiences_tells_those_of_the_index(self, engine):
        engine.upsert(
            [unit("page:1"), unit("page:2", audiences=("login", "group:3&group:7")), unit("page:3", audiences=("x",))]
        )

        engine.delete(["page:3"])

        assert engine.audiences() == {"public", "login", "group:3&group:7"}

    @pytest.mark.parametrize(
        ("locale", "text", "query"),
        [
            ("en", "Urban regeneration policies", "policy"),
            ("es", "Los barrios vulnerables", "barrio"),
            ("ca", "Els barris i l’educació", "barri educacio"),
            ("oc", "Los quartièrs e l’educacion", "quartier educacion"),
        ],
    )
    def test_search_reads_other_languages(self, engine, locale, text, query):
        engine.upsert([unit(locale=locale, body=text), unit("page:2", locale=locale, body="Zzz")])

        assert found(engine, query, locale=locale, mode=Mode.ALL) == ["page:1"]

    def test_languages_are_searched_apart(self, engine):
        engine.upsert([unit("page:fr", body="Mobilité, transition"), unit("page:en", locale="en", body="Transition")])

        assert found(engine, "transition") == ["page:fr"]
        assert found(engine, "transition", locale="en") == ["page:en"]
        assert found(engine, locale="en") == ["page:en"]
        assert found(engine, locale="es") == []

    def test_languages_are_searched_together_when_filtered_so(self, engine):
        engine.upsert([unit("page:fr", body="Les transitions"), unit("page:en", locale="en", body="A transition")])

        response = ask(engine, "transition", filters={"locale": ("fr", "en")}, facets=("locale",))

        assert {hit.uid for hit in response.hits} == {"page:fr", "page:en"}
        assert response.facets["locale"] == (FacetValue("en", 1, True), FacetValue("fr", 1, True))

    def test_language_without_analysis_is_read_as_french(self, engine):
        engine.upsert([unit(locale="br", body="Les rénovations"), unit("page:2", body="Les rénovations")])

        assert found(engine, "rénovation", locale="br") == ["page:1"]
        assert found(engine, "rénovation") == ["page:2"]

    def test_accents_are_put_back_before_stemming(self, engine):
        engine.upsert([unit(body="L’activité économique")])

        assert found(engine, "activite economique", mode=Mode.ALL) == ["page:1"]

    def test_suggestion_leaves_another_form_of_a_known_word(self, engine):
        engine.upsert([unit(body="La clause sociale de Toulouse")])

        assert ask(engine, "clauses sociales").suggestion is None
        assert ask(engine, "clauses toulouze").suggestion == "clauses toulouse"

    def test_suggestion_corrects_a_typing_mistake(self, engine):
        engine.upsert(numbered(3, body="L’évaluation des actions"))

        assert ask(engine, "évalutaion actions").suggestion == "évaluation actions"
        assert ask(engine, "évalutaion actions", suggest=False).suggestion is None
        assert ask(engine, "évaluation").suggestion is None

    def test_completion_ends_the_last_word(self, engine):
        engine.upsert(
            [
                unit("page:1", body="Médiation et éducation"),
                unit("page:2", body="Éducation populaire"),
                unit("page:3", body="Les éduqués"),
            ]
        )

        assert engine.complete("edu", audiences=MEMBER) == ("éducation", "éduqués")
        assert engine.complete("médiation éd", audiences=MEMBER) == ("médiation éducation",)
        assert engine.complete("l'éduc", audiences=MEMBER, limit=1) == ("l'éducation",)
        assert engine.complete("e", audiences=MEMBER) == engine.complete("", audiences=MEMBER) == ()
        assert engine.complete("edu", locale="en", audiences=MEMBER) == ()

    def test_similar_items_share_telling_words(self, engine):
        engine.upsert(
            [
                unit("page:1", title="Mobilité solidaire", body="Garage solidaire et permis de conduire"),
                unit("page:2", title="Permis", body="Le garage et le permis de conduire des jeunes"),
                unit("page:3", title="Cuisine", body="La cuisine et le jardin"),
                unit("page:4", title="Jardins", body="Le jardin des jeunes et la cuisine"),
            ]
        )
        engine.delete(["page:9"])

        assert [hit.uid for hit in engine.similar("page:1", audiences=MEMBER)] == ["page:2"]
        assert engine.similar("page:unknown", audiences=MEMBER) == ()

    def test_versions_are_those_last_written(self, engine):
        engine.upsert([unit("page:1", version=3), unit("page:2", version=4), unit("page:3", version=5)])

        engine.upsert([unit("page:1", version=6)])
        engine.delete(["page:3"])

        assert dict(engine.versions()) == {"page:1": 6, "page:2": 4}

    def test_signatures_are_those_of_the_units_last_written(self, engine):
        old, new = unit("page:1", "Ancien", version=1), unit("page:1", "Nouveau", version=2)
        engine.upsert([old, unit("page:2"), unit("page:3")])

        engine.upsert([new])
        engine.delete(["page:3"])

        assert dict(engine.signatures()) == {"page:1": new.signature, "page:2": unit("page:2").signature}

    def test_unit_that_cannot_be_written_is_refused_and_the_others_are_written(self, engine):
        engine.upsert([unit("page:2", "Avant", version=1)])

        with pytest.raises(UnitsRefused) as refusal:
            engine.upsert([unit("page:1"), unit("page:2", "Demi \ud83d", version=2), unit("page:3", version=3)])

        assert list(refusal.value.reasons) == ["page:2"]
        assert sorted((hit.uid, hit.title) for hit in ask(engine).hits if hit.uid != "page:1") == [
            ("page:2", "Avant"),
            ("page:3", "Sans titre"),
        ]

    def test_rebuild_passes_over_a_unit_that_cannot_be_written(self, engine):
        engine.begin_rebuild()

        with pytest.raises(UnitsRefused):
            engine.add([unit("page:1", body="Demi \ud83d"), unit("page:2")])
        engine.finish_rebuild()

        assert found(engine) == ["page:2"]

    def test_rebuilt_index_serves_only_once_finished(self, engine):
        engine.upsert([unit("page:old")])

        engine.begin_rebuild()
        engine.add([unit("page:new")])
        during = found(engine)
        engine.finish_rebuild()

        assert (during, found(engine)) == (["page:old"], ["page:new"])

    def test_rebuild_keeps_what_changes_meanwhile(self, engine):
        engine.upsert([unit("page:1", version=1), unit("page:2", version=2)])
        engine.begin_rebuild()

        engine.upsert([unit("page:3", version=3)])
        engine.delete(["page:2"])
        engine.add([unit("page:1", version=1)])
        during = set(found(engine))
        engine.finish_rebuild()

        assert during == set(found(engine)) == {"page:1", "page:3"}

    def test_rebuild_does_not_write_an_older_state_over_a_newer(self, engine):
        engine.upsert([unit("page:1", "Ancien", version=1), unit("page:2", version=2)])
        engine.begin_rebuild()
        read_before = [unit("page:1", "Ancien", version=1), unit("page:2", version=2)]

        engine.upsert([unit("page:1", "Nouveau", version=3)])
        engine.delete(["page:2"])
        engine.add(read_before)
        engine.finish_rebuild()

        assert [(hit.uid, hit.title) for hit in ask(engine).hits] == [("page:1", "Nouveau")]

    def test_rebuild_replaces_one_left_unfinished(self, engine):
        engine.begin_rebuild()
        engine.add([unit("page:unfinished")])

        engine.begin_rebuild()
        engine.add([unit("page:1")])
        engine.finish_rebuild()

        assert found(engine) == ["page:1"]

    def test_health_counts_items_and_pages(self, engine):
        engine.upsert([unit("page:1", body="Texte"), unit("document:1", pages=["Une", "Deux"])])

        health = engine.health()

        assert health == EngineHealth(engine.name, ready=True, items=2, pages=3, index=health.index)
        assert health.index != ""

    def test_response_names_its_engine(self, engine):
        response = ask(engine)

        assert (response.engine, response.degraded, response.took_ms > 0) == (engine.name, False, True)
