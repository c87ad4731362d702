"""Catalogues that need not be complete: what is checked in them, what is compiled."""

from __future__ import annotations

import gettext

import pytest

from scripts import messages

OCCITAN = messages.PARTIAL[0]
HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Language: oc\\n"\n'


@pytest.fixture
def project(tmp_path):
    """A project with two texts, which French translates."""
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "texts.py").write_text('a, b = _("Hello %(name)s"), _("Goodbye")\n', encoding="utf-8")
    messages.update(tmp_path)
    french = tmp_path / messages.CATALOGUE
    text = french.read_text(encoding="utf-8")
    for said, translation in (("Hello %(name)s", "Bonjour %(name)s"), ("Goodbye", "Au revoir")):
        text = text.replace(f'msgid "{said}"\nmsgstr ""', f'msgid "{said}"\nmsgstr "{translation}"')
    french.write_text(text, encoding="utf-8")
    return tmp_path


def write(project, *entries):
    path = project / OCCITAN
    path.parent.mkdir(parents=True)
    texts = (f'\nmsgid "{said}"\nmsgstr "{translation}"\n' for said, translation in entries)
    path.write_text(HEADER + "".join(texts), encoding="utf-8")


def test_text_may_be_missing(project):
    write(project, ("Goodbye", "Adieu"))

    assert messages.check_all(project) == []


def test_catalogue_may_be_missing(project):
    assert messages.check_all(project) == []


def test_text_of_django_may_stand_there(project):
    write(project, ("January", "genièr"))

    assert messages.check_all(project) == []


@pytest.mark.parametrize(
    ("said", "translation", "problem"),
    [
        ("Hello %(name)s", "Adieu", "oc: placeholders differ: 'Hello %(name)s' (app/texts.py)"),
        ("Goodbye", "", "oc: not translated: 'Goodbye' (app/texts.py)"),
        ("Gone", "Partit", "oc: no longer used: 'Gone'"),
    ],
)
def test_what_stands_there_is_checked(project, said, translation, problem):
    write(project, (said, translation))

    assert messages.check_all(project) == [problem]


def test_catalogue_is_compiled_beside_the_french_one(project):
    write(project, ("Goodbye", "Adieu"))

    messages.compile_catalogue(project)

    with (project / OCCITAN).with_suffix(".mo").open("rb") as compiled:
        assert gettext.GNUTranslations(compiled).gettext("Goodbye") == "Adieu"


def test_update_drops_what_is_no_longer_used_and_adds_nothing(project):
    write(project, ("January", "genièr"), ("Goodbye", "Adieu"), ("Gone", "Partit"))

    messages.update_all(project)

    with (project / OCCITAN).open("rb") as file:
        kept = {message.id: message.string for message in messages.read_po(file, locale="oc") if message.id}
    assert kept == {"January": "genièr", "Goodbye": "Adieu"}
