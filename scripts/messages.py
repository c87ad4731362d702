"""The catalogues, kept with Babel alone: extract, update, check and compile.

`update` puts every text of the code and of the templates into `locale/fr/LC_MESSAGES/django.po` and keeps the
translations; `check` fails while one is missing, uncertain or does not fit its text; `compile` writes what Django
reads. A partial catalogue may lack texts, which are then shown in French: `check` reads only what stands in it, and
`update` leaves it to its translators.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import django
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from scripts import ROOT

CATALOGUE = Path("locale/fr/LC_MESSAGES/django.po")
PARTIAL = (Path("locale/oc/LC_MESSAGES/django.po"),)
"""Catalogues in which a text may be missing: it is then shown in French."""
KEPT_OUT = {"tests", "scripts", "bench", "node_modules", "var", "migrations"}
KEYWORDS = DEFAULT_KEYWORDS | {
    f"{name}{suffix}": DEFAULT_KEYWORDS[name]
    for name in ("gettext", "ngettext", "pgettext", "npgettext")
    for suffix in ("_lazy", "_noop")
}
FIRST_DAY = datetime(2026, 1, 1, tzinfo=UTC)
"""The date of a new catalogue: the header holds no moment, so that it changes only when a text does."""

PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")


def sources(root: Path, extension: str) -> list[Path]:
    """Return the project's own files of one extension, in a steady order."""
    folders = [path for path in root.iterdir() if path.is_dir() and not path.name.startswith(".")]
    paths = (path.relative_to(root) for folder in folders for path in folder.rglob(f"*{extension}"))
    return sorted(path for path in paths if not KEPT_OUT.intersection(path.parts))


def python_code(root: Path) -> Iterator[tuple[Path, str]]:
    """Yield each module with its text."""
    for path in sources(root, ".py"):
        yield path, (root / path).read_text(encoding="utf-8")


def template_code(root: Path) -> Iterator[tuple[Path, str]]:
    """Yield each template as calls that Babel's Python reader understands; parentheses make indentation free."""
    for extension in (".html", ".txt"):
        for path in sources(root, extension):
            if "templates" in path.parts:
                yield path, f"({templatize((root / path).read_text(encoding='utf-8'), str(path))}\n)"


def extracted(root: Path) -> Catalog:
    """Return every text that the code and the templates ask to be translated."""
    catalog = new_catalogue()
    for path, code in [*python_code(root), *template_code(root)]:
        lines = io.BytesIO(code.encode("utf-8"))
        for _line, text, comments, context in extract("python", lines, KEYWORDS, ("Translators:",)):
            catalog.add(text, locations=[(path.as_posix(), 0)], auto_comments=comments, context=context)
    return catalog


def new_catalogue() -> Catalog:
    """Return an empty French catalogue."""
    return Catalog(
        locale="fr",
        header_comment="# The French texts of the portal: `make messages`, then translate what is empty.",
        project="villes-et-territoires",
        version="1",
        last_translator="-",
        language_team="-",
        msgid_bugs_address="-",
        charset="utf-8",
        creation_date=FIRST_DAY,
        revision_date=FIRST_DAY,
        fuzzy=False,
    )


def stored(root: Path) -> Catalog:
    """Return the catalogue as it is in the repository, an empty one when there is none."""
    path = root / CATALOGUE
    if not path.is_file():
        return new_catalogue()
    with path.open("rb") as file:
        return read_po(file, locale="fr")


def update(root: Path) -> list[str]:
    """Write the catalogue with every text of the code, keeping translations; return nothing to mend."""
    merged = extracted(root)
    known = stored(root)
    for message in merged:
        kept = known.get(message.id, message.context) if message.id else None
        if kept and type(kept.id) is type(message.id):
            message.string, message.flags, message.user_comments = kept.string, kept.flags, kept.user_comments
    path = root / CATALOGUE
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, merged, width=118, sort_output=True, include_lineno=False)
    return []


def check(root: Path) -> list[str]:
    """Return what is wrong with the catalogue, one line per text."""
    asked, known = extracted(root), stored(root)
    problems = [problem for message in asked if message.id for problem in problems_of(message, known)]
    unused = [message for message in known if message.id and asked.get(message.id, message.context) is None]
    return problems + [f"no longer used: {title(message)}" for message in unused]


def problems_of(asked: Message, known: Catalog) -> list[str]:
    """Return what is wrong with the translation of one text."""
    message = known.get(asked.id, asked.context)
    if message is None:
        return [f"missing: {title(asked)}"]
    if message.fuzzy:
        return [f"uncertain (fuzzy): {title(asked)}"]
    texts, translations = forms(asked.id), forms(message.string)
    if len(texts) != min(len(translations), 2) or not all(translations):
        return [f"not translated: {title(asked)}"]
    if any(not fits(translation, texts) for translation in translations) or not same(translations[-1], texts[-1]):
        return [f"placeholders differ: {title(asked)}"]
    return []


def forms(text: str | Sequence[str] | None) -> tuple[str, ...]:
    """Return the forms of a text: one, or singular and plural."""
    return (text,) if isinstance(text, str) else tuple(text or ())


def placeholders(text: str) -> list[str]:
    """Return what the program puts into a text, in alphabetical order."""
    return sorted(set(PLACEHOLDER.findall(text.replace("%%", ""))))


def same(translation: str, text: str) -> bool:
    """Tell whether a translation has exactly the placeholders of its text."""
    return placeholders(translation) == placeholders(text)


def fits(translation: str, texts: Sequence[str]) -> bool:
    """Tell whether a translation uses only placeholders that its text offers: a singular may leave the count out."""
    return set(placeholders(translation)) <= {name for text in texts for name in placeholders(text)}


def title(message: Message) -> str:
    """Return a text and the files that it comes from, on one line."""
    files = ", ".join(sorted({name for name, _line in message.locations}))
    return f"{forms(message.id)[0]!r}{f' ({files})' if files else ''}"


def compile_catalogue(root: Path) -> list[str]:
    """Write the compiled catalogues where they are older than their sources; return nothing to mend."""
    for path in (CATALOGUE, *PARTIAL):
        source, compiled = root / path, root / path.with_suffix(".mo")
        if source.is_file() and not (compiled.is_file() and compiled.stat().st_mtime >= source.stat().st_mtime):
            with source.open("rb") as file, compiled.open("wb") as written:
                write_mo(written, read_po(file, locale=path.parts[1]))
    return []


def check_all(root: Path) -> list[str]:
    """Return what is wrong with the French catalogue, then with what is there of the others."""
    return [*check(root), *(problem for path in PARTIAL for problem in check_partial(root, path))]


def check_partial(root: Path, path: Path) -> list[str]:
    """Return what is wrong with the translations of a catalogue that need not be complete.

    Texts of Django's own, such as the names of the months, may stand in it too: Django lacks that language.
    """
    if not (root / path).is_file():
        return []
    with (root / path).open("rb") as file:
        known = read_po(file, locale=path.parts[1])
    asked, django = extracted(root), django_texts()
    problems = []
    for message in known:
        own = message.id and asked.get(message.id, message.context)
        if own:
            problems += [f"{path.parts[1]}: {problem}" for problem in problems_of(own, known)]
        elif message.id and (forms(message.id), message.context) not in django:
            problems.append(f"{path.parts[1]}: no longer used: {title(message)}")
    return problems


def django_texts() -> set[tuple[tuple[str, ...], str | None]]:
    """Return the texts that Django translates by itself, as its own catalogue has them."""
    path = Path(django.__file__).parent / "conf/locale/en/LC_MESSAGES/django.po"
    with path.open("rb") as file:
        return {(forms(message.id), message.context) for message in read_po(file, locale="en") if message.id}


ACTIONS = {"update": update, "check": check_all, "compile": compile_catalogue}


def main(arguments: Sequence[str]) -> int:
    """Do what the command line asks; return the exit code."""
    if len(arguments) != 1 or arguments[0] not in ACTIONS:
        print(f"usage: python -m scripts.messages {'|'.join(ACTIONS)}", file=sys.stderr)
        return 2
    problems = ACTIONS[arguments[0]](ROOT)
    print("\n".join([*problems, f"{len(problems)} to mend: make messages, then translate."]) if problems else "Done.")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
