"""The WSGI entry of production; refuses to start with a wrong setting."""

from __future__ import annotations

import os

from django.core.checks import Tags
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")
application = get_wsgi_application()
call_command("check", tags=[Tags.security], verbosity=0)
