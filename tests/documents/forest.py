"""Random portals for the leak test: pages and files under random rules, random changes, and who may read what.

The oracle here asks no code of the portal: it reads the rules and the rows, one by one.
"""

from __future__ import annotations

import random

from django.contrib.auth.models import Group
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

from core.models import StandardPage
from documents.models import PortalDocument
from tests.documents.factories import collection, file, read, restrict
from tests.factories import StandardPageFactory, UserFactory

RULES = ("login", "groups", "groups", "groups", "password")


class Forest:
    """A portal that grows by chance under a home page."""

    def __init__(self, home, seed):
        self.chance = random.Random(seed)
        self.home = home
        self.groups = [Group.objects.create(name=name) for name in ("Cercle A", "Cercle B")]
        self.visitors = {
            "nobody": None,
            "account": self._visitor(),
            "member of A": self._visitor(self.groups[0]),
            "member of B": self._visitor(self.groups[1]),
            "member of both": self._visitor(*self.groups),
            "editor": self._visitor(Group.objects.get(name="Publication")),
            "superuser": UserFactory(is_superuser=True),
        }
        self.collections = [Collection.get_first_root_node()]
        for number in range(3):
            parent = self.chance.choice(self.collections)
            rule = self.chance.choice(("", "", *RULES))
            self.collections.append(collection(f"Collection {number}", parent, rule, self._some_groups(), "sésame"))
        self.documents = [self._document(number) for number in range(5)]
        self.pages = [home]
        for _ in range(6):
            self.grow()
        for page in self.pages[1:]:
            if self.chance.random() < 0.35:
                restrict(page, self.chance.choice(RULES), self._some_groups(), "sésame")

    def change(self):
        """Do one thing that an editor may do."""
        changes = (self.edit, self.edit, self.withdraw, self.move, self.reserve, self.open, self.put_away, self.grow)
        self.chance.choice(changes)()

    def grow(self):
        """Add a page under another, published or not, that uses some files."""
        parent = Page.objects.get(pk=self.chance.choice(self.pages).pk).specific
        number = len(self.pages)
        page = StandardPageFactory(parent=parent, title=f"Page forêt{number}", slug=f"page-{number}", live=False)
        self.pages.append(page)
        self._write(page)

    def edit(self):
        """Write other files into a page, and publish it or keep it as a draft."""
        if page := self._page():
            self._write(page)

    def withdraw(self):
        if page := self._page():
            page.unpublish()

    def move(self):
        page, target = self._page(), self._page()
        if page and target and not target.path.startswith(page.path):
            page.move(target, pos="last-child")

    def reserve(self):
        if self.chance.random() < 0.5:
            where = self.chance.choice(self.collections[1:])
            rule = CollectionViewRestriction.objects.create(
                collection=where, restriction_type=self.chance.choice(RULES), password="sésame"
            )
            rule.groups.set(self._some_groups())
        elif page := self._page():
            restrict(page, self.chance.choice(RULES), self._some_groups(), "sésame")

    def open(self):
        rules = [*PageViewRestriction.objects.order_by("pk"), *CollectionViewRestriction.objects.order_by("pk")]
        if rules:
            self.chance.choice(rules).delete()

    def put_away(self):
        """Put a file into another collection."""
        document = PortalDocument.objects.get(pk=self.chance.choice(self.documents).pk)
        document.collection = self.chance.choice(self.collections)
        document.save()

    def readers(self, document, name):
        """Tell whether a visitor may read a file, no password being known."""
        document = PortalDocument.objects.select_related("collection").get(pk=document.pk)
        above = [rule for rule in self._rules(CollectionViewRestriction) if self._is_above(rule.collection, document)]
        if not all(self._passes(rule, name) for rule in above):
            return False
        return any(self.opens(page, name) for page in self._pages_using(document))

    def opens(self, page, name):
        """Tell whether a visitor may read a page."""
        above = [rule for rule in self._rules(PageViewRestriction) if page.path.startswith(rule.page.path)]
        return page.live and all(self._passes(rule, name) for rule in above)

    def works_on_files(self, name):
        return name in ("editor", "superuser")

    def _is_above(self, where, document):
        return document.collection.path.startswith(where.path)

    def _rules(self, model):
        return model.objects.all()

    def _passes(self, rule, name):
        user = self.visitors[name]
        if rule.restriction_type == "password" or user is None:
            return False
        if rule.restriction_type == "login" or user.is_superuser:
            return rule.restriction_type == "login" or rule.groups.exists()
        return bool(set(rule.groups.all()) & set(user.groups.all()))

    def _pages_using(self, document):
        """Return the pages whose text, as it is published, names a file."""
        pages = StandardPage.objects.filter(live=True)
        return [page for page in pages if document.pk in _files_of(page)]

    def _write(self, page):
        chosen = self.chance.sample(self.documents, self.chance.randint(0, 3))
        page.body = [("files", [{"document": document, "text": ""}]) for document in chosen]
        revision = page.save_revision()
        if self.chance.random() < 0.75:
            revision.publish()

    def _page(self):
        page = Page.objects.get(pk=self.chance.choice(self.pages).pk).specific
        return None if page.pk == self.home.pk else page

    def _document(self, number):
        document = file(f"Rapport secretfichier{number}", collection=self.chance.choice(self.collections))
        return read(document, "Introduction au rapport", f"La clairière motcache{number} de la forêt")

    def _visitor(self, *groups):
        user = UserFactory()
        user.groups.set(groups)
        return user

    def _some_groups(self):
        return self.chance.sample(self.groups, self.chance.randint(1, 2))


def _files_of(page):
    return {part["document"].pk for block in page.body for part in block.value if part["document"]}
