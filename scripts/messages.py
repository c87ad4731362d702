"""The catalogues, kept with Babel alone: extract, update, check and compile.

`update` puts every text of the code and of the templates into `locale/fr/LC_MESSAGES/django.po` and keeps the
translations; `check` fails while one is missing, uncertain or does not fit its text; `compile` writes what Django
reads. A partial catalogue may lack texts, which are then shown in French: `check` reads only what stands in it, and
`update` takes out of it what is no longer used.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import django
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from scripts import ROOT
from scripts.extraction import extracted, new_catalogue

CATALOGUE = Path("locale/fr/LC_MESSAGES/django.po")
PARTIAL = (Path("locale/oc/LC_MESSAGES/django.po"),)
"""Catalogues in which a text may be missing: it is then shown in French."""
SCRIPTS = Path("locale/fr/LC_MESSAGES/djangojs.po")
"""What the scripts of the admin say, where the catalogues of their authors say it badly; written by hand."""
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")


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
    for path in (CATALOGUE, SCRIPTS, *PARTIAL):
        source, compiled = root / path, root / path.with_suffix(".mo")
        if source.is_file() and not (compiled.is_file() and compiled.stat().st_mtime >= source.stat().st_mtime):
            with source.open("rb") as file, compiled.open("wb") as written:
                write_mo(written, read_po(file, locale=path.parts[1]))
    return []


def check_all(root: Path) -> list[str]:
    """Return what is wrong with the French catalogue, then with what is there of the others."""
    return [*check(root), *(problem for path in PARTIAL for problem in check_partial(root, path))]


def check_partial(root: Path, path: Path) -> list[str]:
    """Return what is wrong with the translations of a catalogue that need not be complete."""
    known, asked = partial(root, path), extracted(root)
    wrong = [problem for message in known if message.id for problem in partial_problems(message, asked, known)]
    return [f"{path.parts[1]}: {problem}" for problem in wrong]


def partial_problems(message: Message, asked: Catalog, known: Catalog) -> list[str]:
    """Return what is wrong with one text of a partial catalogue; those of Django's own are right as they are."""
    own = asked.get(message.id, message.context)
    if own:
        return problems_of(own, known)
    return [] if is_of_django(message) else [f"no longer used: {title(message)}"]


def update_all(root: Path) -> list[str]:
    """Update the French catalogue, and take out of the others what is no longer used; return nothing to mend."""
    asked = extracted(root)
    for path in PARTIAL:
        known = partial(root, path)
        for message in list(known):
            own = message.id and asked.get(message.id, message.context)
            if own:
                message.locations, message.auto_comments = own.locations, own.auto_comments
            elif message.id and not is_of_django(message):
                known.delete(message.id, message.context)
        if len(known):
            with (root / path).open("wb") as file:
                write_po(file, known, width=118, sort_output=True, include_lineno=False)
    return update(root)


def partial(root: Path, path: Path) -> Catalog:
    """Return a partial catalogue as it is in the repository, an empty one when there is none."""
    if not (root / path).is_file():
        return Catalog(locale=path.parts[1])
    with (root / path).open("rb") as file:
        return read_po(file, locale=path.parts[1])


def is_of_django(message: Message) -> bool:
    """Tell whether a text is one of Django's own, such as the name of a month: it lacks languages that we speak."""
    return (forms(message.id), message.context) in django_texts()


@cache
def django_texts() -> set[tuple[tuple[str, ...], str | None]]:
    """Return the texts that Django translates by itself, as its own catalogue has them."""
    path = Path(django.__file__).parent / "conf/locale/en/LC_MESSAGES/django.po"
    with path.open("rb") as file:
        return {(forms(message.id), message.context) for message in read_po(file, locale="en") if message.id}


ACTIONS = {"update": update_all, "check": check_all, "compile": compile_catalogue}


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
