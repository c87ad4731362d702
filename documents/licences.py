"""The licences of documents in words, and where each is explained."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from documents.choices import Licence
from search.kinds import Text


class Shown(NamedTuple):
    """A licence as a reader is told of it; no address where nothing explains it."""

    words: Text
    url: str = ""


_ETALAB = "https://www.etalab.gouv.fr/licence-ouverte-open-licence/"
_COMMONS = "https://creativecommons.org/licenses/{}/4.0/deed.{}"
_WORDS = {
    Licence.BY: _("Creative Commons: attribution (CC BY 4.0)"),
    Licence.BY_SA: _("Creative Commons: attribution, share alike (CC BY-SA 4.0)"),
    Licence.BY_NC_SA: _("Creative Commons: attribution, no commercial use, share alike (CC BY-NC-SA 4.0)"),
    Licence.BY_NC_ND: _("Creative Commons: attribution, no commercial use, no changes (CC BY-NC-ND 4.0)"),
}


def shown(licence: str) -> Shown | None:
    """Return a licence in words; None when nobody said what readers may do."""
    if licence not in Licence.values:
        return None
    known = Licence(licence)
    if known in _WORDS:
        return Shown(_WORDS[known], _COMMONS.format(known.value, get_language() or "fr"))
    return Shown(known.label, _ETALAB if known is Licence.OPEN else "")
