"""What a document may be said to be: its language, and what its licence allows."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Language(models.TextChoices):
    """Languages of the documents, which are more than those of the portal."""

    FRENCH = "fr", _("French")
    ENGLISH = "en", _("English")
    OCCITAN = "oc", _("Occitan")
    SPANISH = "es", _("Spanish")
    CATALAN = "ca", _("Catalan")
    GERMAN = "de", _("German")
    ITALIAN = "it", _("Italian")
    PORTUGUESE = "pt", _("Portuguese")
    OTHER = "mul", _("other language")


class Licence(models.TextChoices):
    """What readers may do with a document."""

    RESERVED = "reserved", _("all rights reserved")
    OPEN = "etalab-2.0", _("Open Licence 2.0")
    BY = "by", "CC BY 4.0"
    BY_SA = "by-sa", "CC BY-SA 4.0"
    BY_NC_SA = "by-nc-sa", "CC BY-NC-SA 4.0"
    BY_NC_ND = "by-nc-nd", "CC BY-NC-ND 4.0"
