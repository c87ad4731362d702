"""Words of Wagtail's admin that its French catalogue lacks: named here, they are in ours."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

WORDS = (_("Password"),)
