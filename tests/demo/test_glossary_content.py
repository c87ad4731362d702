"""The glossary and the organisations of the demo hold together, and each definition is its own."""

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

CONTENT = Path(__file__).resolve().parents[2] / "demo" / "content"
TERM_KEYS = {
    "term", "slug", "expansion", "definition", "source", "source_url", "variants", "replaced_by", "see_also",
}  # fmt: skip
BODY_KEYS = {"key", "name", "acronym", "former_names", "replaced_by", "kind", "website", "territory"}
KINDS = {
    "etat", "collectivite", "etablissement_public", "association", "reseau", "bailleur", "entreprise", "other",
}  # fmt: skip


def load(name):
    return yaml.safe_load((CONTENT / name).read_text(encoding="utf-8"))


TERMS, BODIES = load("glossary.yaml"), load("organisations.yaml")
BY_SLUG = {entry["slug"]: entry for entry in TERMS}
BY_KEY = {entry["key"]: entry for entry in BODIES}


def plain(html):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()


def sentences(text):
    return [part.strip().casefold() for part in re.split(r"[.!?…]\s+", plain(text)) if part.strip()]


def texts(value):
    if isinstance(value, dict):
        return [text for item in value.values() for text in texts(item)]
    if isinstance(value, list):
        return [text for item in value for text in texts(item)]
    return [value] if isinstance(value, str) else []


def names_of(body):
    """Return the name of a body, its former names, its other spellings."""
    return [body["name"], *body["former_names"], *body.get("spellings", ())]


def french():
    """Return what a reader reads, without the addresses."""
    return [text for text in (*texts(TERMS), *texts(BODIES)) if not text.startswith("https://")]


def successors(entries, start):
    """Return those that replaced one entry, one after the other; a circle is followed once."""
    chain, current = [], entries[start]
    while current["replaced_by"] and current["replaced_by"] not in chain:
        chain.append(current["replaced_by"])
        current = entries[current["replaced_by"]]
    return chain


def test_glossary_has_enough_terms_with_the_keys_of_the_loader():
    assert [entry["slug"] for entry in TERMS if set(entry) != TERM_KEYS] == []
    assert len(TERMS) >= 130


def test_slugs_are_unique_and_plain():
    assert len(BY_SLUG) == len(TERMS)
    assert [slug for slug in BY_SLUG if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)] == []


def test_replaced_by_and_see_also_name_other_terms_of_the_glossary():
    named = [(entry["slug"], slug) for entry in TERMS for slug in [*entry["see_also"], entry["replaced_by"]] if slug]

    assert [pair for pair in named if pair[1] not in BY_SLUG or pair[0] == pair[1]] == []
    assert [entry["slug"] for entry in TERMS if len(set(entry["see_also"])) != len(entry["see_also"])] == []
    assert [entry["slug"] for entry in TERMS if entry["replaced_by"] in entry["see_also"]] == []


def test_every_term_is_linked_with_another():
    named = {slug for entry in TERMS for slug in [*entry["see_also"], entry["replaced_by"]]}

    assert [entry["slug"] for entry in TERMS if not entry["see_also"] and entry["slug"] not in named] == []


def test_acronyms_in_capitals_have_an_expansion():
    acronyms = [entry for entry in TERMS if re.fullmatch(r"[A-ZÀ-Ý]{2,}\+?", entry["term"])]

    assert [entry["slug"] for entry in acronyms if not entry["expansion"]] == []
    assert len(acronyms) >= 80


def test_ambiguous_acronyms_have_an_entry_for_each_meaning():
    counts = Counter(entry["term"] for entry in TERMS)
    expansions = {(entry["term"], entry["expansion"]) for entry in TERMS}

    assert {"EA", "EI", "PI"} <= {term for term, count in counts.items() if count > 1}
    assert len(expansions) == len(TERMS)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("zus", "qpv"), ("cget", "anct"), ("cucs", "contrat-de-ville"), ("pnru", "npnru"), ("direccte", "dreets"),
        ("ddcs", "ddets"), ("msap", "france-services"), ("code-marches-publics", "code-commande-publique"),
        ("conseil-general", "conseil-departemental"), ("pole-emploi", "france-travail"),
    ],
)  # fmt: skip
def test_old_terms_lead_to_those_of_today(old, new):
    assert BY_SLUG[old]["replaced_by"] == new


def test_chains_of_successors_end():
    assert [slug for slug in BY_SLUG if slug in successors(BY_SLUG, slug)] == []
    assert [key for key in BY_KEY if key in successors(BY_KEY, key)] == []
    assert successors(BY_SLUG, "div") == ["sgciv", "cget", "anct"]


@pytest.mark.parametrize("entry", TERMS, ids=list(BY_SLUG))
def test_definition_is_one_paragraph_of_25_to_80_words(entry):
    assert re.fullmatch(r"<p>[^<>]+[.]</p>", entry["definition"])
    assert 25 <= len(plain(entry["definition"]).split()) <= 80


def test_values_fit_their_fields():
    limits = {"term": 160, "slug": 160, "expansion": 250, "source": 250, "source_url": 200}

    assert [entry["slug"] for entry in TERMS for key, limit in limits.items() if len(entry[key]) > limit] == []
    assert [name for entry in BODIES for name in names_of(entry) if len(name) > 200] == []
    assert [entry["key"] for entry in BODIES if len(entry["acronym"]) > 40] == []


def test_variants_add_something_to_the_term():
    said = {entry["slug"]: [entry["term"], entry["expansion"], *entry["variants"]] for entry in TERMS}
    folded = {slug: [name.casefold() for name in names if name] for slug, names in said.items()}

    assert [slug for slug, names in folded.items() if len(set(names)) != len(names)] == []


def test_only_ambiguous_acronyms_share_a_wording():
    meanings = {}
    for entry in TERMS:
        for wording in [entry["term"], entry["expansion"], *entry["variants"]]:
            meanings.setdefault(wording.casefold(), set()).add((entry["slug"], entry["term"].casefold()))
    shared = {wording: {term for _, term in named} for wording, named in meanings.items() if wording and len(named) > 1}

    assert {wording: terms for wording, terms in shared.items() if terms != {wording}} == {}
    assert len(shared) >= 3


def test_no_sentence_is_used_twice():
    files = sorted(path.relative_to(CONTENT) for path in CONTENT.rglob("*.yaml") if path.name != "glossary.yaml")
    elsewhere = {sentence for name in files for text in texts(load(name)) for sentence in sentences(text)}
    written = Counter(sentence for entry in TERMS for sentence in sentences(entry["definition"]))

    assert [sentence for sentence, count in written.items() if count > 1] == []
    assert [sentence for sentence in written if len(sentence.split()) >= 5 and sentence in elsewhere] == []


def test_typography_is_french():
    wrong = re.compile(r"'|(?<![\u00a0\u202f])[:;?!»](?!//)|«(?![\u00a0\u202f])| [\u00a0\u202f]|[\u00a0\u202f] |n° ")

    assert [text for text in french() if wrong.search(re.sub(r"<[^>]+>", "", text))] == []
    assert [text for text in french() if re.search(r"\b\d{1,3} \d{3}\b", text)] == []


def test_texts_of_law_are_cited_by_number_and_date():
    cited = [law for text in french() for law in re.findall(r"(?:[Ll]oi|[Dd]écret|[Oo]rdonnance) n°.{0,36}", text)]

    well_cited = re.compile(r"\w+ n°\u00a0\d+-\d+ du \d{1,2}(er)?\u00a0\w+ (19|20)\d\d")
    assert [law for law in cited if not well_cited.match(law)] == []
    assert len(cited) >= 50


def test_addresses_are_secure_ones():
    addresses = [entry["source_url"] for entry in TERMS] + [entry["website"] for entry in BODIES]

    assert [url for url in addresses if url and not re.fullmatch(r"https://[a-z0-9.-]+\.[a-z]+(/[\w/.-]*)?", url)] == []


def test_organisations_are_unique_and_of_a_known_kind():
    names = Counter(name.casefold() for entry in BODIES for name in names_of(entry))

    assert [
        entry["key"] for entry in BODIES if set(entry) - {"spellings"} != BODY_KEYS or entry["kind"] not in KINDS
    ] == []
    assert len(BY_KEY) == len(BODIES) >= 45
    assert [name for name, count in names.items() if count > 1] == []


def test_organisations_renamed_or_replaced_are_found_by_their_old_names():
    replaced = {entry["key"]: entry["replaced_by"] for entry in BODIES if entry["replaced_by"]}
    former = {name: entry["key"] for entry in BODIES for name in names_of(entry)[1:]}

    assert [key for key, successor in replaced.items() if successor not in BY_KEY] == []
    assert len(replaced) >= 8
    assert replaced["conseil-regional-midi-pyrenees"] == "region-occitanie"
    assert replaced["conseil-regional-languedoc-roussillon"] == "region-occitanie"
    assert former["Conseil général de l’Hérault"] == "departement-herault"
    assert {former[name] for name in ("Synthétic", "Synthic", "Synéthic")} == {"synethic"}
