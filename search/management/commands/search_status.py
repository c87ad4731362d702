"""Say whether the index serves, what it holds and what waits."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.db.models import Q

from search.engines import engine
from search.models import IndexState, OutboxRow


class Command(BaseCommand):
    """Show the state of the search."""

    help = "Show the state of the search: engine, contents of the index, changes that wait."

    def handle(self, *args: Any, **options: Any) -> None:
        health, state = engine().health(), IndexState.load()
        waiting, failed = (OutboxRow.objects.filter(found) for found in (Q(attempts=0), Q(attempts__gt=0)))
        lines = {
            "engine": health.engine,
            "ready": "yes" if health.ready else f"no ({health.detail})",
            "index": health.index,
            "items": health.items,
            "pages": health.pages,
            "version": state.version,
            "last rebuild": state.rebuilt.isoformat(timespec="seconds") if state.rebuilt else "never",
            "last comparison": state.reconciled.isoformat(timespec="seconds") if state.reconciled else "never",
            "not written": state.away_because if state.away_since else "",
            "changes waiting": waiting.count(),
            "changes failed": failed.count(),
        }
        for name, value in lines.items():
            self.stdout.write(f"{name:<16} {value}")
        for row in failed.order_by("id")[:10]:
            self.stdout.write(f"  {row.uid}: {row.error} (attempt {row.attempts})")
