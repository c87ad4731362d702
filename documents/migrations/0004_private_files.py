"""Moves the files out of the public media, and notes what is to be read."""

import hashlib
import shutil
from pathlib import Path

from django.conf import settings
from django.db import migrations


def move(apps, schema_editor):
    readings = apps.get_model("documents", "FileReading").objects
    for document in apps.get_model("documents", "PortalDocument").objects.filter(reading=None):
        public = Path(settings.MEDIA_ROOT) / document.file.name
        name = f"files/{document.pk}-{public.name}"
        private = Path(settings.DOCUMENTS_ROOT) / name
        if not public.is_file():
            continue
        private.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(public, private)
        document.file.name = name
        with private.open("rb") as content:
            sha256 = hashlib.file_digest(content, "sha256").hexdigest()
        document.reading, _created = readings.get_or_create(
            sha256=sha256, defaults={"format": private.suffix[1:].lower()[:8]}
        )
        document.save(update_fields=["file", "reading"])
        public.unlink()


class Migration(migrations.Migration):
    dependencies = [("documents", "0003_readings")]

    operations = [migrations.RunPython(move, migrations.RunPython.noop)]
