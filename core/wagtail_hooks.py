"""What the portal adds to Wagtail's admin."""

from __future__ import annotations

from wagtail.snippets.models import register_snippet

from core.viewsets import DirectoryGroup, TaxonomyGroup

register_snippet(TaxonomyGroup)
register_snippet(DirectoryGroup)
