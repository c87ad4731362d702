"""Words of Wagtail's admin that its French catalogue lacks or says badly: named here, they are in ours."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

WORDS = (_("Password"), _("Locale"), _("Locales"), _("Switch locales"))
