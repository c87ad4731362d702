"""Loads the members' space of the demo: pages and files that only the group of members reads."""

from __future__ import annotations

from django.contrib.auth.models import Group
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

from core.models import StandardPage
from demo import files
from demo.making import Row, blocks, make, publish
from demo.reading import read

GROUP = "Adhérents"
COLLECTION = "Espace adhérents"


def load(home: Page) -> None:
    """Create the space, its pages and its private collection, unless they are there."""
    data = read("members")
    space = make(StandardPage, data, home)
    if space is None:
        return
    space.body = [*blocks(data["body"]), ("files", [_file(row) for row in data["documents"]])]
    home.add_child(instance=space)
    _only_members(PageViewRestriction.objects.create(page=space, restriction_type=PageViewRestriction.GROUPS))
    space.save_revision().publish()
    for row in data["pages"]:
        page = make(StandardPage, row, space, body=blocks(row["body"]))
        if page:
            publish(page, space)


def _file(row: Row) -> Row:
    document = files.document(row["file"], row["text"], row)
    document.collection = _collection()
    document.save()
    return {"document": document, "text": row["text"]}


def _collection() -> Collection:
    """Return the collection of the files of members, made at the first use."""
    root = Collection.get_first_root_node()
    existing: Collection | None = root.get_children().filter(name=COLLECTION).first()
    if existing:
        return existing
    made: Collection = root.add_child(name=COLLECTION)
    _only_members(
        CollectionViewRestriction.objects.create(collection=made, restriction_type=CollectionViewRestriction.GROUPS)
    )
    return made


def _only_members(restriction: PageViewRestriction | CollectionViewRestriction) -> None:
    restriction.groups.set(Group.objects.filter(name=GROUP))
