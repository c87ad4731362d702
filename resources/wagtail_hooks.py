"""What the resources add to Wagtail's admin."""

from __future__ import annotations

from wagtail.snippets.models import register_snippet

from resources import link_report  # noqa: F401  # registers its report
from resources.viewsets import ToolboxGroup

register_snippet(ToolboxGroup)
