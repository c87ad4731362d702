"""The words and pictures of the demo portal hold together and read as French a professional would sign."""

import csv
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
import yaml

from demo import pictures

ROOT = Path(__file__).resolve().parents[2]
CONTENT, REFERENCE = ROOT / "demo" / "content", ROOT / "core" / "data" / "territories.csv"
SECTIONS = ("context", "objectives", "implementation", "means", "results", "difficulties", "success_conditions")
KEYS = {
    "slug", "title", "lead", "carrier", "carrier_name", "created", "status", "territories", "themes", "audiences",
    "partners", "funders", "label", *SECTIONS, "contact", "video_url", "follow_ups", "written_on", "last_checked",
    "picture", "picture_alt",
}  # fmt: skip
TECHNICAL = {
    "slug", "carrier", "created", "status", "territories", "themes", "audiences", "organisation", "video_url", "key",
    "written_on", "last_checked", "picture", "date", "kind", "code", "website", "territory", "replaced_by", "parent",
    "parents", "featured", "from", "to", "file", "role", "url", "page", "links", "type", "format", "mode", "state",
}  # fmt: skip
UNEVEN_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?(/\d{4}(-\d\d)?)?")


def load(name):
    return yaml.safe_load((CONTENT / name).read_text(encoding="utf-8"))


PROSE = {
    *SECTIONS, "lead", "body", "text", "items", "notes", "contact", "presentation", "summary", "introduction", "access",
    "transcript", "accessibility", "note", "ask", "synthesis", "minutes",
}  # fmt: skip
DOUBLE_PUNCTUATION = re.compile(r"(?<![\u00a0\u202f])[:;?!»](?!//)|«(?![\u00a0\u202f])| [\u00a0\u202f]|[\u00a0\u202f] ")
THOUSANDS = re.compile(r"\b\d{1,3} \d{3}\b")


def folder(name):
    return [load(path.relative_to(CONTENT)) for path in sorted((CONTENT / name).glob("*.yaml"))]


DOSSIERS = folder("dossiers")
WRITTEN = [
    *folder("publications"), *folder("news"), *folder("events"), *load("videos.yaml"), *load("cycles.yaml"),
    *load("decks.yaml"), *({**dossier, "sheets": [], "toolbox": {}} for dossier in DOSSIERS),
    *(sheet for dossier in DOSSIERS for sheet in dossier["sheets"]),
    load("members.yaml") | {"pages": []}, *load("members.yaml")["pages"],
]  # fmt: skip
EXPERIENCES = [load(path.relative_to(CONTENT)) for path in sorted((CONTENT / "experiences").glob("*.yaml"))]
PAGES = load("pages.yaml")
every_experience = pytest.mark.parametrize("experience", EXPERIENCES, ids=[entry["slug"] for entry in EXPERIENCES])


def french(value, key=""):
    if isinstance(value, dict):
        return [text for name, item in value.items() for text in french(item, name)]
    if isinstance(value, list):
        return [text for item in value for text in french(item, key)]
    return [value] if isinstance(value, str) and key not in TECHNICAL else []


def plain(html):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()


def sentences(texts):
    broken = " ".join(re.sub(r"</(p|li|h3)>", ". ", text) + ". " for text in texts)
    parts = re.split(r"[.!?…]+\s+", plain(broken))
    return [part.strip().casefold() for part in parts if len(part.split()) >= 5 and "[À compléter" not in part]


def keys(entries):
    return {entry["key"] for entry in entries} | {
        child["key"] for entry in entries for child in entry.get("children", [])
    }


def all_french():
    names = ["themes.yaml", "audiences.yaml", "organisations.yaml", "people.yaml", "territories.yaml"]
    return [*french(EXPERIENCES), *french(PAGES), *(text for name in names for text in french(load(name)))]


def unreadable_html(html):
    """Return the tags that are not allowed, or that are opened and not closed in order."""
    opened, wrong = [], []
    for closing, name in re.findall(r"<(/?)([^>]*)>", html):
        if name not in {"p", "ul", "ol", "li", "b", "i", "h3"} or (closing and (not opened or opened.pop() != name)):
            wrong.append(name)
        elif not closing:
            opened.append(name)
    return wrong + opened


def test_experiences_are_twenty_four_with_their_own_slug_and_file_name():
    files = [path.stem for path in sorted((CONTENT / "experiences").glob("*.yaml"))]

    assert [entry["slug"] for entry in EXPERIENCES] == files
    assert len(set(files)) == 24


@every_experience
def test_experience_has_exactly_the_keys_of_the_loader(experience):
    assert set(experience) == KEYS


@every_experience
def test_experience_says_what_a_reader_needs(experience):
    empty = [key for key in ("title", "lead", "themes", "audiences", "territories", *SECTIONS) if not experience[key]]

    assert empty == []
    assert bool(experience["carrier"]) != bool(experience["carrier_name"])
    assert experience["status"] in {"ongoing", "finished", "to_verify"}


@every_experience
def test_experience_counts_between_four_and_nine_hundred_words(experience):
    words = plain(" ".join(experience[key] for key in ("lead", *SECTIONS))).split()

    assert 400 <= len(words) <= 900


@every_experience
def test_lead_fits_in_six_hundred_characters(experience):
    assert len(experience["lead"]) <= 600


@every_experience
def test_dates_are_uneven_but_readable(experience):
    uneven = [experience["created"], experience["written_on"], *(step["date"] for step in experience["follow_ups"])]

    assert [text for text in uneven if not UNEVEN_DATE.fullmatch(text)] == []
    assert not experience["last_checked"] or date.fromisoformat(experience["last_checked"]) <= date(2026, 11, 22)


@every_experience
def test_sections_hold_only_simple_balanced_html(experience):
    blocks = [experience[key] for key in (*SECTIONS, "contact")] + [step["text"] for step in experience["follow_ups"]]

    assert [tag for block in blocks for tag in unreadable_html(block)] == []


@every_experience
def test_contact_addresses_are_reserved_ones(experience):
    assert {mail.partition("@")[2] for mail in re.findall(r"\S+@[\w.]+\w", experience["contact"])} == {"example.org"}


@every_experience
def test_experience_names_only_known_keys(experience):
    organisations = keys(load("organisations.yaml"))
    named = [item["organisation"] for item in experience["partners"] + experience["funders"] if "organisation" in item]
    carrier = [experience["carrier"]] if experience["carrier"] else []

    assert [key for key in named + carrier if key not in organisations] == []
    assert [key for key in experience["themes"] if key not in keys(load("themes.yaml"))] == []
    assert [key for key in experience["audiences"] if key not in keys(load("audiences.yaml"))] == []


@every_experience
def test_picture_of_an_experience_has_its_alternative(experience):
    assert experience["picture"] in pictures.NAMES
    assert 40 <= len(experience["picture_alt"]) <= 200


def test_statuses_years_and_territories_vary():
    assert {entry["status"] for entry in EXPERIENCES} == {"ongoing", "finished", "to_verify"}
    assert len({entry["created"][:4] for entry in EXPERIENCES}) >= 6
    assert len({entry["themes"][0] for entry in EXPERIENCES}) >= 4


def test_each_experience_and_dossier_has_its_picture_and_each_picture_a_page():
    used = [entry["picture"] for entry in (*EXPERIENCES, *DOSSIERS)]

    assert set(used) == {*pictures.NAMES}
    assert max(Counter(used).values()) <= 3


def test_territory_codes_exist_in_the_reference_file():
    with REFERENCE.open(encoding="utf-8", newline="") as lines:
        known = {f"{row['kind']}-{row['code']}" for row in csv.DictReader(lines)}
    known |= {f"{entry['kind']}-{entry['code']}" for entry in load("territories.yaml")}
    used = [code for entry in EXPERIENCES for code in entry["territories"]]
    used += [entry["territory"] for entry in load("organisations.yaml") if entry["territory"]]
    used += [code for entry in load("territories.yaml") for code in entry["parents"]]

    assert sorted(set(used) - known) == []


def test_organisations_succeed_one_another_within_the_file():
    organisations = load("organisations.yaml")

    assert [entry["key"] for entry in organisations if entry["replaced_by"] not in {"", *keys(organisations)}] == []
    successors = {entry["key"]: entry["replaced_by"] for entry in organisations if entry["replaced_by"]}
    assert successors["cget"] == "anct"
    assert successors["conseil-regional-languedoc-roussillon"] == "region-occitanie"


def test_themes_have_two_levels_and_two_or_three_children():
    themes = load("themes.yaml")

    assert [theme["key"] for theme in themes if not 2 <= len(theme["children"]) <= 3] == []
    assert [child["key"] for theme in themes for child in theme["children"] if child["parent"] != theme["key"]] == []
    slugs = [entry["slug"] for theme in themes for entry in (theme, *theme["children"])]
    assert sorted(set(slugs)) == sorted(slugs)


def test_people_have_dated_functions_in_known_organisations():
    functions = [function for person in load("people.yaml") for function in person["functions"]]

    assert {function["organisation"] for function in functions} <= keys(load("organisations.yaml"))
    assert [function for function in functions if not UNEVEN_DATE.fullmatch(function["from"])] == []


def prose(value, key=""):
    """Return the sentences' fields of a data file, at any depth; titles and names are said in several places."""
    if isinstance(value, dict):
        return [text for name, item in value.items() for text in prose(item, name)]
    if isinstance(value, list):
        return [text for item in value for text in prose(item, key)]
    return [value] if isinstance(value, str) and key in PROSE else []


def test_no_sentence_is_used_twice_in_any_page_or_file():
    files = [path for path in sorted(CONTENT.rglob("*.yaml")) if path.stem != "glossary"]

    counts = Counter(sentence for path in files for sentence in sentences(prose(load(path.relative_to(CONTENT)))))

    assert [sentence for sentence, count in counts.items() if count > 1] == []
    assert len(counts) > 5000


def words_of(entry):
    """Return how many words a page of a data file gives to read, its titles and names among them."""
    return len(plain(" ".join(french(entry))).split())


@pytest.mark.parametrize("entry", WRITTEN, ids=[entry["slug"] for entry in WRITTEN])
def test_page_counts_between_three_and_twelve_hundred_words(entry):
    assert 300 <= words_of(entry) <= 1200


@pytest.mark.parametrize("entry", WRITTEN, ids=[entry["slug"] for entry in WRITTEN])
def test_page_has_french_typography(entry):
    assert [text for text in prose(entry) if wrong_typography(text)] == []


def wrong_typography(text):
    return "'" in text or DOUBLE_PUNCTUATION.search(re.sub(r"<[^>]+>", "", text)) or THOUSANDS.search(text)


def test_apostrophes_are_typographic():
    assert [text for text in all_french() if "'" in text] == []


def test_double_punctuation_follows_a_non_breaking_space():
    assert [text for text in all_french() if DOUBLE_PUNCTUATION.search(re.sub(r"<[^>]+>", "", text))] == []


def test_thousands_are_never_broken_at_the_end_of_a_line():
    assert [text for text in all_french() if THOUSANDS.search(text)] == []


def test_laws_are_cited_by_number_and_date():
    laws = [law for text in all_french() for law in re.findall(r"lois? n°.{30}", text)]

    well_cited = re.compile(r"loi n°\u00a0\d+-\d+ du \d{1,2}(er)?\u00a0\w+ (19|20)\d\d")
    assert [law for law in laws if not well_cited.match(law)] == []
    assert len(laws) >= 8


def test_home_features_and_suggests_what_the_experiences_hold():
    home = PAGES["home"]
    corpus = " ".join(french(EXPERIENCES)).casefold()

    assert set(home["featured"]) <= {entry["slug"] for entry in EXPERIENCES}
    assert 3 <= len(home["often_searched"]) <= 5
    assert [words for words in home["often_searched"] if words.casefold() not in corpus] == []


def test_about_page_is_long_enough_to_present_the_association():
    assert len(plain(PAGES["about"]["body"]).split()) >= 400


def test_legal_pages_mark_what_the_association_must_fill_in():
    bodies = {name: PAGES[name]["body"] for name in ("legal_notice", "accessibility", "personal_data")}

    assert [name for name, body in bodies.items() if "<b>[À compléter\u00a0: " not in body] == []
    assert [tag for page in PAGES.values() for tag in unreadable_html(page.get("body", ""))] == []


@pytest.mark.parametrize("name", pictures.NAMES)
def test_picture_is_drawn_the_same_each_time(name):
    first, second = pictures.draw(name), pictures.draw(name)

    assert (first.size, first.mode) == ((1600, 1000), "RGB")
    assert first.tobytes() == second.tobytes()
    assert len(first.getcolors(maxcolors=1600 * 1000)) > 200
