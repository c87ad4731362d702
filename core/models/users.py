"""People who write in the admin, and later members."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """An account of the portal; ours from the first migration, so that it can grow."""
