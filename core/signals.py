"""What the index and the searches must hear of when a snippet changes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Model, Q
from django.db.models.signals import post_delete, post_save

from core.models import Audience, GlossaryTerm, Organisation, OrganisationName, Person, PersonFunction, Territory, Theme
from search import expansions, outbox
from search.signals import reindex_pages_naming
from search.sources import uid_of

Models = tuple[type[Model], ...]

NAMED: Models = (Audience, Organisation, Person, Territory, Theme)
"""What pages name: their units say something else once it is renamed."""
FOUND: Models = (GlossaryTerm, Organisation, OrganisationName, Person, PersonFunction, Territory)
"""What units of its own, or of things beside it, are made of."""
TEACHING: Models = (GlossaryTerm, Organisation, OrganisationName)
"""What widens searches."""


def connect() -> None:
    """Listen to the snippets."""
    for model in NAMED:
        post_save.connect(_renamed, sender=model, dispatch_uid=f"core.renamed.{model.__name__}")
    for signal in (post_save, post_delete):
        for model in FOUND:
            signal.connect(_changed, sender=model, dispatch_uid=f"core.changed.{model.__name__}.{id(signal)}")
        for model in TEACHING:
            signal.connect(_taught, sender=model, dispatch_uid=f"core.taught.{model.__name__}.{id(signal)}")


def _renamed(instance: Model, **kwargs: Any) -> None:
    if not kwargs["created"] and not kwargs["raw"]:
        linked = _succession(instance) if isinstance(instance, Organisation) else []
        reindex_pages_naming([instance, *linked])


def _changed(instance: Model, **kwargs: Any) -> None:
    if not kwargs.get("raw"):
        outbox.append(_uids(instance))


def _taught(**kwargs: Any) -> None:
    """Forget at once for whoever reads next here, and again once others may read what was saved."""
    expansions.forget()
    transaction.on_commit(expansions.forget)


def _succession(body: Organisation) -> list[Organisation]:
    """Return the bodies that answer to the names of `body` too."""
    return list(Organisation.objects.filter(Q(replaced_by=body) | Q(pk=body.replaced_by_id)))


def _uids(instance: Any) -> Iterable[str]:
    """Return the uids of the units that say something of a snippet."""
    match instance:
        case GlossaryTerm():
            around = [instance.pk, *instance.get_translations().values_list("pk", flat=True), instance.replaced_by_id]
            return [uid_of("term", pk) for pk in around if pk]
        case Organisation():
            people = Person.objects.filter(functions__organisation=instance).values_list("pk", flat=True)
            bodies = [instance.pk, *(body.pk for body in _succession(instance))]
            return [*(uid_of("organisation", pk) for pk in bodies), *(uid_of("person", pk) for pk in people)]
        case OrganisationName():
            return [uid_of("organisation", instance.organisation_id)]
        case Person():
            return [uid_of("person", instance.pk)]
        case PersonFunction():
            return [uid_of("person", instance.person_id)]
        case _:
            bodies = Organisation.objects.filter(territory=instance).values_list("pk", flat=True)
            return [uid_of("organisation", pk) for pk in bodies]
