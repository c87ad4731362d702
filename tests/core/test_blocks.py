"""The blocks of a body: what they show, what they refuse, what they cost, what the index reads of them."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.db import connection
from django.template import Context, Template
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import gettext
from PIL import Image
from wagtail.models import Locale, PageViewRestriction
from wagtail_localize.models import String, StringSegment, StringTranslation, Translation, TranslationSource

from core.blocks import BodyBlock, Heading, outline
from core.dates import UnevenDate
from core.models import GlossaryTerm, PortalImage
from core.templatetags.portal import weight
from documents.models import PortalDocument
from tests.factories import ExperiencePageFactory, StandardPageFactory, UserFactory, publish

BLOCK = BodyBlock()
VIDEO = {"url": "https://vimeo.com/1", "title": "Une visite", "transcript": "<p>Nous entrons.</p>", "image": None}
TABLE = {"data": [["Année", "Heures"], ["2021", "11 250"]], "table_caption": "Heures", "table_header_choice": "both"}
FIGURE = {"value": "1 sur 4", "label": "embauché", "source": "Enquête", "date": UnevenDate.parse("2021").encode()}
LINK = {"page": None, "url": "https://example.org/guide", "text": "Un guide", "source": "Ministère", "date": None}


def body(*blocks):
    """Return a body as a page keeps it, from (type, value) pairs as they are kept."""
    rows = [{"type": kind, "value": value, "id": str(place)} for place, (kind, value) in enumerate(blocks)]
    return BLOCK.to_python(rows)


def drawn(*blocks, user=None):
    """Return the HTML of a body, as a page includes it."""
    request = RequestFactory().get("/")
    request.user = user or AnonymousUser()
    template = Template("{% load wagtailcore_tags %}{% include_block body %}")
    return re.sub(r">\s+", ">", template.render(Context({"body": body(*blocks), "request": request})))


def links(html):
    """Return the links of a body: (address, words)."""
    found = re.findall(r'<a href="([^"]*)"[^>]*>(.*?)</a>', html, re.DOTALL)
    return [(address, re.sub(r"<svg.*?</svg>|<[^>]+>", "", words, flags=re.DOTALL).strip()) for address, words in found]


def refusals(kind, value, *, publishing=True):
    """Return the fields of a block that are refused, "" for the block itself."""
    block = BLOCK.child_blocks[kind]
    try:
        (block.clean if publishing else block.clean_deferred)(block.to_python(value))
    except ValidationError as error:
        return set(getattr(error, "block_errors", {}) or {"": error})
    return set()


def refusals_of_row(kind, row):
    """Return the fields of the only row of a list that are refused."""
    block = BLOCK.child_blocks[kind].child_block
    try:
        block.clean(block.to_python(row))
    except ValidationError as error:
        return set(error.block_errors)
    return set()


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


def picture(**fields):
    file = BytesIO()
    Image.new("RGB", (120, 80), "#1c4e70").save(file, "PNG")
    return PortalImage.objects.create(title="Image", file=ImageFile(file, name="image.png"), **fields)


def document(title="Règlement"):
    return PortalDocument.objects.create(title=title, file=ContentFile(b"%PDF-1.4", name="r.pdf"), file_size=48_600)


def term(**fields):
    known = {"term": "QPV", "slug": "qpv", "expansion": "quartier prioritaire", "locale": Locale.get_default()}
    texts = {"definition": "<p>Quartier à bas revenus.</p>", "source": "Loi de 2014"}
    return GlossaryTerm.objects.create(**known | texts | fields)


def test_repeated_headings_have_anchors_of_their_own(db):
    blocks = [("heading", "L’école"), ("heading", "Contact"), ("heading", "L’école")]

    assert re.findall(r'<h2 id="([^"]+)">', drawn(*blocks)) == ["titre-lecole", "titre-contact", "titre-lecole-2"]
    assert outline(body(*blocks)) == [
        Heading("titre-lecole", "L’école"),
        Heading("titre-contact", "Contact"),
        Heading("titre-lecole-2", "L’école"),
    ]


def test_note_and_its_first_call_lead_to_each_other(db):
    html = drawn(("text", "<p>Un[1], deux[2], encore[1], rien[3].</p>"), ("notes", ["<p>Une</p>", "<p>Deux</p>"]))

    assert re.findall(r'href="#(note-\d)"', html) == ["note-1", "note-2", "note-1"]
    assert re.findall(r'id="(appel-\d)"', html) == ["appel-1", "appel-2"]
    assert re.findall(r'href="#(appel-\d)"', html) == ["appel-1", "appel-2"]
    assert "rien[3]" in html


def test_number_in_brackets_stays_without_notes_and_inside_addresses(db):
    address = '<a href="https://example.org/[1]">lien</a>'

    assert f"Un[1] {address}" in drawn(("text", f"<p>Un[1] {address}</p>"))
    assert address in drawn(("text", f"<p>{address}</p>"), ("notes", ["<p>Une</p>"]))


def test_note_that_nobody_calls_has_no_way_back(db):
    assert "#appel-1" not in drawn(("text", "<p>Rien.</p>"), ("notes", ["<p>Une</p>"]))


def test_second_block_of_notes_is_refused(db):
    with pytest.raises(ValidationError):
        BLOCK.clean(body(("notes", ["<p>Une</p>"]), ("notes", ["<p>Deux</p>"])))


def test_link_to_a_page_that_is_not_published_has_no_address(home):
    page = publish(StandardPageFactory(parent=home))
    text = f'<p><a linktype="page" id="{page.pk}">La page</a></p>'
    live = drawn(("text", text))
    page.unpublish()

    assert (links(live), links(drawn(("text", text)))) == ([(page.url, "La page")], [])


@pytest.mark.parametrize("kind", ["information", "warning", "law"])
def test_callout_says_its_kind_in_words(db, kind):
    html = drawn(("callout", {"kind": kind, "text": "<p>Texte</p>"}))

    words = {"information": "Good to know", "warning": "Beware", "law": "What the law says"}[kind]
    assert f'class="callout callout--{kind}" aria-label="{gettext(words)}"' in html


def test_definition_of_the_glossary_follows_it(db):
    chosen = term()
    value = {"glossary": chosen.pk, "term": "", "text": "", "source": ""}
    chosen.definition = "<p>Quartier à revenus faibles.</p>"
    chosen.save()

    html = drawn(("definition", value))

    assert all(part in html for part in (str(chosen), "Quartier à revenus faibles.", "Loi de 2014"))
    assert BLOCK.get_searchable_content(body(("definition", value))) == [
        "QPV (quartier prioritaire)",
        "Quartier à revenus faibles.",
        "Loi de 2014",
    ]


@pytest.mark.parametrize(
    ("written", "refused"),
    [
        ({"term": "Clause", "text": "<p>Condition</p>", "source": "Code"}, set()),
        ({"term": "Clause", "text": "<p>Condition</p>"}, {"source"}),
        ({"text": "<p>Condition</p>"}, {"term", "source"}),
        ({}, {"term", "text", "source"}),
    ],
)
def test_definition_written_here_asks_for_term_text_and_source(db, written, refused):
    assert refusals("definition", written) == refused


def test_definition_of_a_term_without_source_asks_for_it(db):
    assert refusals("definition", {"glossary": term(source="").pk}) == {"source"}


@pytest.mark.parametrize(
    ("table", "refused"),
    [
        (TABLE, set()),
        (TABLE | {"table_caption": ""}, {""}),
        (TABLE | {"table_header_choice": "neither"}, {""}),
        (TABLE | {"data": [["", None], [" ", ""]]}, {""}),
        (None, {""}),
    ],
)
def test_table_asks_for_cells_caption_and_headers(table, refused):
    assert refusals("table", table) == refused
    assert refusals("table", table, publishing=False) == set()


def test_table_loses_its_empty_rows_and_columns():
    block = BLOCK.child_blocks["table"]

    cleaned = block.clean(TABLE | {"data": [["Année", "", "Heures\u00a0"], ["", None, ""], ["2021", "", "11"]]})

    assert cleaned["data"] == [["Année", "Heures"], ["2021", "11"]]


def test_table_names_its_region_and_heads_its_cells(db):
    value = BLOCK.child_blocks["table"].clean(dict(TABLE))

    html = drawn(("table", value))

    assert 'role="region" aria-label="Heures" tabindex="0"' in html
    assert re.findall(r'<th scope="(\w+)">([^<]+)', html) == [("col", "Année"), ("col", "Heures"), ("row", "2021")]
    assert re.findall(r"<td>([^<]+)", html) == ["11 250"]


def test_table_is_translated_cell_by_cell():
    block = BLOCK.child_blocks["table"]
    segments = {segment.path: segment.string.data for segment in block.get_translatable_segments(TABLE)}

    same = block.restore_translated_segments(TABLE, block.get_translatable_segments(TABLE))

    assert segments == {"caption": "Heures", "0-0": "Année", "0-1": "Heures", "1-0": "2021", "1-1": "11 250"}
    assert same == TABLE
    assert same is not TABLE


@pytest.mark.parametrize(
    ("changed", "refused"),
    [({}, set()), ({"source": ""}, {"source"}), ({"date": None}, {"date"}), ({"value": ""}, {"value"})],
)
def test_key_figure_asks_for_its_source_and_date(changed, refused):
    assert refusals_of_row("key_figures", FIGURE | changed) == refused


def test_month_that_does_not_exist_is_refused_beside_its_field():
    block = BLOCK.child_blocks["key_figures"].child_block
    typed = {f"figure-{name}": value for name, value in (FIGURE | {"date": "2016-13"}).items()}
    value = block.value_from_datadict(typed, {}, "figure")

    with pytest.raises(ValidationError) as refused:
        block.clean(value)

    assert refused.value.block_errors["date"].messages == [gettext("The month must be between 1 and 12.")]
    assert block.child_blocks["date"].get_form_state(value["date"]) == "2016-13"


def test_uneven_date_is_kept_and_shown_as_precise_as_typed():
    block = BLOCK.child_blocks["key_figures"].child_block.child_blocks["date"]
    typed = block.clean(block.value_from_datadict({"date": "novembre 2016"}, {}, "date"))

    kept = block.get_prep_value(typed)

    assert block.to_python(kept) == UnevenDate.parse("novembre 2016")
    assert block.get_form_state(block.to_python(kept)) == "novembre 2016"


def test_files_say_their_format_and_weight(db):
    named, plain = document(), document("Bilan")
    html = drawn(("files", [{"document": named.pk, "text": "Le règlement"}, {"document": plain.pk, "text": ""}]))

    assert links(html) == [(named.url, "Le règlement"), (plain.url, "Bilan")]
    assert html.count(f"PDF, {weight(named.file_size)}") == 2


def test_file_that_was_deleted_is_left_out(db):
    assert links(drawn(("files", [{"document": 999, "text": "Disparu"}]))) == []


def test_picture_is_described_and_credited(db):
    image = picture(credit="Atelier Nord")

    html = drawn(("figure", {"image": image.pk, "alternative": "Une rue", "decorative": False, "caption": "En 2021"}))

    assert re.findall(r'<img alt="([^"]*)"', html) == ["Une rue"]
    assert "<figcaption>En 2021 · Atelier Nord</figcaption>" in html


@pytest.mark.parametrize(
    ("described", "refused"),
    [
        ({"alternative": "", "decorative": False}, {"alternative"}),
        ({"alternative": "Une rue", "decorative": False}, set()),
        ({"alternative": "", "decorative": True}, set()),
    ],
)
def test_picture_is_described_or_said_to_be_decoration(db, described, refused):
    value = {"image": picture().pk, "caption": "", **described}

    assert refusals("figure", value) == refused
    assert refusals("figure", value, publishing=False) == set()


@pytest.mark.parametrize(
    ("changed", "refused"),
    [
        ({}, set()),
        ({"transcript": ""}, {"transcript"}),
        ({"title": ""}, {"title"}),
        ({"url": "https://video.example.org/1"}, {"url"}),
        ({"url": "vimeo.com/1"}, {"url"}),
    ],
)
def test_video_asks_for_a_known_host_a_title_and_a_transcript(db, changed, refused):
    assert refusals("video", VIDEO | changed) == refused


def test_video_with_an_image_asks_what_it_says(db):
    assert refusals("video", VIDEO | {"image": picture().pk, "alternative": ""}) == {"alternative"}


def test_video_is_a_link_and_nothing_of_its_host_is_asked(db):
    html = drawn(("video", VIDEO))

    assert [address for address, _words in links(html)] == [VIDEO["url"]]
    assert re.findall(r'data-video="([^"]*)"', html) == ["https://player.vimeo.com/video/1?dnt=1"]
    assert re.findall(r'src="(?!/static/)([^"]*)"', html) == []
    assert "<p>Nous entrons.</p>" in html


def test_related_contents_are_those_that_the_visitor_may_read(home, experience_index):
    shown, hidden, draft = (publish(ExperiencePageFactory(parent=experience_index)) for _ in range(3))
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    draft.unpublish()
    chosen = ("related", [draft.pk, hidden.pk, shown.pk])

    assert links(drawn(chosen)) == [(shown.url, shown.title)]
    assert "related" not in re.sub(r"block-related", "", drawn(("related", [draft.pk])))


def test_further_links_say_who_when_and_where(home):
    page = publish(StandardPageFactory(parent=home, title="Nos missions"))
    inside = LINK | {"page": page.pk, "url": "", "text": "", "date": None}
    outside = LINK | {"date": UnevenDate.parse("2016").encode()}

    html = drawn(("further", [inside, outside]))

    assert links(html) == [(page.url, "Nos missions"), ("https://example.org/guide", "Un guide")]
    assert "Ministère, 2016" in html
    assert html.count("example.org") == 2


def test_further_link_to_a_page_of_others_is_left_out_for_a_stranger(home):
    page = publish(StandardPageFactory(parent=home, title="Réservé"))
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    chosen = ("further", [LINK | {"page": page.pk, "url": ""}])

    assert links(drawn(chosen)) == []
    assert links(drawn(chosen, user=UserFactory())) == [(page.url, "Un guide")]


@pytest.mark.parametrize(
    ("changed", "refused"),
    [
        ({}, set()),
        ({"url": "www.example.org"}, {"url"}),
        ({"url": "ftp://example.org"}, {"url"}),
        ({"url": ""}, {"url"}),
        ({"text": ""}, {"text"}),
    ],
)
def test_further_link_asks_for_a_whole_address_and_its_words(db, changed, refused):
    assert refusals_of_row("further", LINK | changed) == refused


def test_further_link_is_a_page_or_an_address(home):
    assert refusals_of_row("further", LINK | {"page": home.pk}) == {"url"}


@pytest.mark.parametrize("kind", sorted(BLOCK.child_blocks))
def test_block_is_named_explained_and_drawn_before_it_is_chosen(client, db, kind):
    block = BLOCK.child_blocks[kind]
    client.force_login(UserFactory(is_superuser=True))
    address = reverse("wagtailadmin_block_preview")

    response = client.get(address, {"id": block.definition_prefix})

    assert (bool(block.meta.icon != "placeholder"), bool(block.meta.group), bool(block.get_description())) == (
        True,
    ) * 3
    assert response.status_code == 200
    assert f'class="block-{block.name}"' in response.content.decode()


@pytest.mark.parametrize("kind", sorted(BLOCK.child_blocks))
def test_block_that_is_still_empty_is_shown_without_fault(db, kind):
    block = BLOCK.child_blocks[kind]

    assert f"block-{kind}" in drawn((kind, block.get_prep_value(block.get_default())))


def test_index_reads_the_words_of_every_block(db):
    words = BLOCK.get_searchable_content(
        body(
            ("heading", "Titre"),
            ("text", "<p>Texte</p>"),
            ("quotation", {"text": "Paroles", "source": "Auteur"}),
            ("callout", {"kind": "law", "text": "<p>Article</p>"}),
            ("steps", [{"title": "Étape", "text": "<p>Faire</p>"}]),
            ("figure", {"image": None, "alternative": "Rue", "caption": "Légende"}),
            ("video", VIDEO),
            ("table", TABLE),
            ("key_figures", [FIGURE]),
            ("files", [{"document": None, "text": "Fichier"}]),
            ("further", [LINK]),
            ("notes", ["<p>Note</p>"]),
        )
    )

    assert " ".join(filter(None, words)) == (
        "Titre Texte Paroles Auteur Article Étape Faire Rue Légende Une visite Nous entrons. Heures Année Heures 2021 "
        "11 250 1 sur 4 embauché Enquête Fichier Un guide Ministère Note"
    )


def everything(count, pages):
    """Return a body with `count` times each thing that is read from the database."""
    images, documents = [picture() for _ in range(count)], [document(f"D{n}") for n in range(count)]
    terms = [term(slug=f"t{count}-{n}") for n in range(count)]
    linked = [
        f'<p><a linktype="page" id="{page.pk}">p</a> <a linktype="document" id="{file.pk}">d</a></p>'
        for page, file in zip(pages, documents, strict=True)
    ]
    return [
        *(("text", text) for text in linked),
        *(("figure", {"image": image.pk, "alternative": "x", "caption": ""}) for image in images),
        *(("video", VIDEO | {"image": image.pk, "alternative": "x"}) for image in images),
        *(("definition", {"glossary": each.pk, "term": "", "text": "", "source": ""}) for each in terms),
        *(("callout", {"kind": "law", "text": text}) for text in linked),
        *(("files", [{"document": each.pk, "text": ""} for each in documents]) for _ in range(2)),
        *(("related", [page.pk]) for page in pages),
        *(("further", [LINK | {"page": page.pk, "url": ""}]) for page in pages),
    ]


def test_body_costs_the_same_queries_whatever_it_holds(home, experience_index):
    pages = [publish(ExperiencePageFactory(parent=experience_index)) for _ in range(30)]
    costs = []
    for count in (1, 30):
        blocks = everything(count, pages[:count])
        drawn(*blocks)
        with CaptureQueriesContext(connection) as captured:
            html = drawn(*blocks)
        assert len(links(html)) == count * (2 + 1 + 2 + 2 + 1 + 1)
        costs.append(len(captured))

    assert costs[0] == costs[1]
    assert costs[1] <= 12


def test_body_of_text_alone_costs_no_query(django_assert_num_queries, db):
    with django_assert_num_queries(0):
        drawn(("heading", "Titre"), ("text", "<p>Texte</p>"), ("key_figures", [FIGURE]), ("notes", ["<p>Note</p>"]))


def test_body_is_translated_block_by_block(home):
    english, _created = Locale.objects.get_or_create(language_code="en")
    texts = ("Titre", "Texte", "Article", "Étape", "Heures", "embauché", "Nous entrons.", "Un guide", "Note")
    page = StandardPageFactory(
        parent=home,
        body=body(
            ("heading", "Titre"),
            ("text", "<p>Texte</p>"),
            ("callout", {"kind": "law", "text": "<p>Article</p>"}),
            ("steps", [{"type": "item", "id": "s1", "value": {"title": "Étape", "text": ""}}]),
            ("video", VIDEO),
            ("table", TABLE),
            ("key_figures", [{"type": "item", "id": "k1", "value": FIGURE}]),
            ("further", [{"type": "item", "id": "l1", "value": LINK}]),
            ("notes", [{"type": "item", "id": "n1", "value": "<p>Note</p>"}]),
        ),
    )
    source, _created = TranslationSource.get_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=english)
    for text in texts:
        string = String.objects.get(data=text, locale=page.locale)
        contexts = StringSegment.objects.filter(source=source, string=string).values_list("context", flat=True)
        for context in contexts:
            StringTranslation.objects.create(
                translation_of=string, locale=english, context_id=context, data=f"{text} (en)"
            )

    translation.save_target(publish=False)

    words = page.get_translation(english).get_latest_revision_as_object().index_body()
    assert [text for text in texts if f"{text} (en)" not in words] == []
