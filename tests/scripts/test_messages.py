"""The French catalogue: what is extracted, what update keeps, what check refuses."""

import gettext
from pathlib import Path

import pytest

from scripts import messages


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "app").mkdir()
    (tmp_path / "templates").mkdir()
    return tmp_path


def write_module(project, code):
    (project / "app" / "texts.py").write_text(code, encoding="utf-8")


def write_template(project, code):
    (project / "templates" / "page.html").write_text(code, encoding="utf-8")


def catalogue(project):
    return project / messages.CATALOGUE


def texts(project):
    return {(message.id, message.context) for message in messages.extracted(project) if message.id}


def rewrite(project, before, after):
    text = catalogue(project).read_text(encoding="utf-8")
    assert text.count(before) == 1
    catalogue(project).write_text(text.replace(before, after), encoding="utf-8")


def translate(project, text, translation):
    rewrite(project, f'msgid "{text}"\nmsgstr ""', f'msgid "{text}"\nmsgstr "{translation}"')


def test_extracted_reads_every_call_of_python(project):
    write_module(
        project,
        'a = _("One")\n'
        'b = gettext_lazy("Two")\n'
        'c = ngettext_lazy("%(n)s place", "%(n)s places", 2)\n'
        'd = pgettext_lazy("month", "May")\n'
        'e = _("in two " "pieces")\n',
    )
    assert texts(project) == {
        ("One", None),
        ("Two", None),
        (("%(n)s place", "%(n)s places"), None),
        ("May", "month"),
        ("in two pieces", None),
    }


def test_extracted_reads_every_tag_of_templates(project):
    write_template(
        project,
        """{% load i18n %}
      <p title="{% translate "It's 5 %" %}">( don't [ }</p>
   {% translate "Home" context "menu" %} {% include "x.html" with label=_("Label") %} {{ name|default:_("nobody") }}
 {% blocktranslate trimmed count total=total %}
        {{ total }} result
        here
   {% plural %}
 {{ total }} results
 {% endblocktranslate %}
""",
    )
    assert texts(project) == {
        ("It's 5 %%", None),
        ("Home", "menu"),
        ("Label", None),
        ("nobody", None),
        (("%(total)s result here", "%(total)s results"), None),
    }


def test_extracted_leaves_tests_and_migrations_out(project):
    (project / "app" / "migrations").mkdir()
    (project / "app" / "migrations" / "0001_initial.py").write_text('a = _("Frozen")\n')
    (project / "tests").mkdir()
    (project / "tests" / "test_x.py").write_text('a = _("Tested")\n')
    assert texts(project) == set()


def test_update_keeps_translations_and_drops_what_is_no_longer_used(project):
    write_module(project, 'a, b = _("Kept"), _("Dropped")\n')
    messages.update(project)
    translate(project, "Kept", "Gardé")
    translate(project, "Dropped", "Ôté")
    write_module(project, 'a, b = _("Kept"), _("Added")\n')
    messages.update(project)
    assert {message.id: message.string for message in messages.stored(project) if message.id} == {
        "Kept": "Gardé",
        "Added": "",
    }


def test_update_writes_the_same_file_twice(project):
    write_module(project, 'a, b = _("B"), _("A")\n')
    messages.update(project)
    once = catalogue(project).read_bytes()
    write_module(project, '\n\n\na, b = _("B"), _("A")\n')
    messages.update(project)
    assert catalogue(project).read_bytes() == once


def test_check_finds_nothing_in_a_complete_catalogue(project):
    write_module(project, 'a = _("Hello %(name)s")\n')
    messages.update(project)
    translate(project, "Hello %(name)s", "Bonjour %(name)s")
    assert messages.check(project) == []


def test_check_names_missing_and_unused_texts(project):
    write_module(project, 'a = _("Old")\n')
    messages.update(project)
    write_module(project, 'a = _("New")\n')
    assert messages.check(project) == ["missing: 'New' (app/texts.py)", "no longer used: 'Old' (app/texts.py)"]


def test_check_names_texts_without_translation(project):
    write_module(project, 'a = _("Hello")\n')
    messages.update(project)
    assert messages.check(project) == ["not translated: 'Hello' (app/texts.py)"]


def test_check_names_fuzzy_translations(project):
    write_module(project, 'a = _("Hello")\n')
    messages.update(project)
    translate(project, "Hello", "Bonjour")
    rewrite(project, 'msgid "Hello"', '#, fuzzy\nmsgid "Hello"')
    assert messages.check(project) == ["uncertain (fuzzy): 'Hello' (app/texts.py)"]


@pytest.mark.parametrize("translation", ["Bonjour", "Bonjour %(nom)s", "Bonjour %(name)s %(name)d"])
def test_check_names_placeholders_that_differ(project, translation):
    write_module(project, 'a = _("Hello %(name)s")\n')
    messages.update(project)
    translate(project, "Hello %(name)s", translation)
    assert messages.check(project) == ["placeholders differ: 'Hello %(name)s' (app/texts.py)"]


@pytest.mark.parametrize(
    ("singular", "plural", "problems"),
    [
        ("un lieu", "%(n)s lieux", []),
        ("%(n)s lieu", "%(n)s lieux", []),
        ("%(n)s lieu", "des lieux", ["placeholders differ: '%(n)s place' (app/texts.py)"]),
        ("%(n)s lieu", "", ["not translated: '%(n)s place' (app/texts.py)"]),
    ],
)
def test_check_lets_a_singular_leave_the_count_out(project, singular, plural, problems):
    write_module(project, 'a = ngettext("%(n)s place", "%(n)s places", 2)\n')
    messages.update(project)
    rewrite(project, 'msgstr[0] ""', f'msgstr[0] "{singular}"')
    rewrite(project, 'msgstr[1] ""', f'msgstr[1] "{plural}"')
    assert messages.check(project) == problems


def test_compile_writes_what_gettext_reads(project):
    write_module(project, 'a = _("Hello")\n')
    messages.update(project)
    translate(project, "Hello", "Bonjour")
    messages.compile_catalogue(project)
    with catalogue(project).with_suffix(".mo").open("rb") as compiled:
        assert gettext.GNUTranslations(compiled).gettext("Hello") == "Bonjour"
