"""The groups of the team, and what each may do; a migration makes them, and people may change them afterwards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps as installed
from django.db.models import Model
from django.db.models.signals import post_save

AGENDA_PAGE = "events.EventIndexPage"

WRITE = ("add", "change")
ALL = ("add", "change", "delete")
CHOSEN = ("core.organisation", "core.person", "core.glossaryterm")
"""What somebody who writes a page creates on the way."""
REFERENCES = ("resources.usefulcontact", "resources.bibliographicreference", "resources.collection")
CLASSIFICATION = ("core.theme", "core.audience", "core.territory")
ADMINISTERED = (
    *("core.user", "core.portalsettings", "auth.group"),
    *("wagtailcore.site", "wagtailcore.locale", "wagtailcore.workflow", "wagtailcore.task"),
)


@dataclass(frozen=True, slots=True)
class Rights:
    """What a group may do: to every page, to the pages of the agenda, to files, and to models by their label."""

    pages: tuple[str, ...] = ()
    agenda: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    collections: tuple[str, ...] = ()
    models: dict[str, tuple[str, ...]] = field(default_factory=dict)


def _each(labels: Iterable[str], actions: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    return dict.fromkeys(labels, actions)


ADMIN = {"wagtailadmin.admin": ("access",)}
TRANSLATE = {"wagtail_localize.translation": ("submit",)}
PUBLISH = ("add", "change", "publish", "bulk_delete", "lock", "unlock")
PUBLISHED = ADMIN | TRANSLATE | _each((*CHOSEN, *REFERENCES, *CLASSIFICATION, "wagtailredirects.redirect"), ALL)

GROUPS = {
    "Rédaction": Rights(
        pages=WRITE,
        files=("add", "choose"),
        models=ADMIN | TRANSLATE | _each((*CHOSEN, *REFERENCES), WRITE) | _each(CLASSIFICATION, ("view",)),
    ),
    "Publication": Rights(pages=PUBLISH, files=("add", "change", "choose"), models=PUBLISHED),
    "Agenda": Rights(
        agenda=("add", "change", "publish"),
        files=("add", "choose"),
        models=ADMIN | _each(("core.organisation", "core.person"), WRITE) | _each(CLASSIFICATION, ("view",)),
    ),
    "Administration": Rights(
        pages=PUBLISH,
        files=("add", "change", "choose"),
        collections=ALL,
        models=PUBLISHED | _each(ADMINISTERED, ALL),
    ),
    "Adhérents": Rights(),
}
RENAMED = {"Moderators": "Publication", "Editors": "Rédaction"}
"""Wagtail's own groups: the new name keeps their members, and the approval that its workflow asks of the first."""
WORKFLOW = ("Moderators approval", "Relecture")


def create(apps: Any) -> None:
    """Create the groups and give them their rights; a group that exists keeps its members and whatever else it may do.

    `apps` is a registry of models, of a migration or of the portal. Permissions are created where Django has not yet
    done so: it does after the last migration only.
    """
    for old, new in RENAMED.items():
        _rename(apps, old, new)
    for name, rights in GROUPS.items():
        group, _created = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        for label, actions in rights.models.items():
            group.permissions.add(*(_permission(apps, label, action) for action in actions))
        _on_pages(apps, group, rights.pages, _roots(apps))
        _on_files(apps, group, rights)
    grant_agenda(apps)


def grant_agenda(apps: Any) -> None:
    """Give their rights on the pages of the agenda, in every language, to the groups that have some."""
    app_label, model = AGENDA_PAGE.lower().split(".")
    pages = apps.get_model("wagtailcore", "Page").objects
    agendas = pages.filter(content_type__app_label=app_label, content_type__model=model)
    for name, rights in GROUPS.items():
        group = apps.get_model("auth", "Group").objects.filter(name=name).first()
        if group and rights.agenda:
            _on_pages(apps, group, rights.agenda, agendas)


def connect() -> None:
    """Listen to the pages of the agenda, which come after the groups."""
    post_save.connect(_agenda_saved, dispatch_uid="core.groups.agenda")


def _agenda_saved(sender: type[Model], **kwargs: Any) -> None:
    label = sender._meta.label  # noqa: SLF001  # documented by Django
    if label == AGENDA_PAGE and kwargs["created"] and not kwargs["raw"]:
        grant_agenda(installed)


def _rename(apps: Any, old: str, new: str) -> None:
    """Give a group of Wagtail its new name, without the rights that a migration of Wagtail gave it."""
    groups = apps.get_model("auth", "Group").objects
    group = None if groups.filter(name=new).exists() else groups.filter(name=old).first()
    if group:
        groups.filter(pk=group.pk).update(name=new)
        group.permissions.clear()
        for model in ("GroupPagePermission", "GroupCollectionPermission"):
            apps.get_model("wagtailcore", model).objects.filter(group=group).delete()
    for model in ("Task", "Workflow"):
        apps.get_model("wagtailcore", model).objects.filter(name=WORKFLOW[0]).update(name=WORKFLOW[1])


def _roots(apps: Any) -> Any:
    """Return the root of all pages: the home page of each language stands under it."""
    return apps.get_model("wagtailcore", "Page").objects.filter(depth=1)


def _on_pages(apps: Any, group: Any, actions: tuple[str, ...], pages: Any) -> None:
    permissions = [_permission(apps, "wagtailcore.page", action) for action in actions]
    for page in pages:
        for permission in permissions:
            rows = apps.get_model("wagtailcore", "GroupPagePermission").objects
            rows.get_or_create(group=group, page=page, permission=permission)


def _on_files(apps: Any, group: Any, rights: Rights) -> None:
    kinds = ("wagtailimages.image", "wagtaildocs.document")
    permissions = [_permission(apps, kind, action) for kind in kinds for action in rights.files]
    permissions += [_permission(apps, "wagtailcore.collection", action) for action in rights.collections]
    for collection in apps.get_model("wagtailcore", "Collection").objects.filter(depth=1):
        for permission in permissions:
            rows = apps.get_model("wagtailcore", "GroupCollectionPermission").objects
            rows.get_or_create(group=group, collection=collection, permission=permission)


def _permission(apps: Any, label: str, action: str) -> Any:
    app_label, model = label.split(".")
    content_type, _created = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label=app_label, model=model
    )
    permission, _created = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type,
        codename=f"{action}_{model}",
        defaults={"name": f"Can {action} {model}"},
    )
    return permission
