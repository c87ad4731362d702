"""The languages of the portal: French at the root of the site, each of the others under its code."""

from __future__ import annotations

from django.conf.locale import LANG_INFO
from django.utils.translation import gettext_lazy as _

LANG_INFO.setdefault("oc", {"bidi": False, "code": "oc", "name": "Occitan", "name_local": "occitan"})

SOURCE = "fr"
"""The language in which the team writes; a text without translation is shown in it."""

LANGUAGES = [(SOURCE, _("French")), ("en", _("English")), ("oc", _("Occitan"))]
ADMIN_LANGUAGES = LANGUAGES[:1]
