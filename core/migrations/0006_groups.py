"""The groups of the team, with the rights of each."""

from django.db import migrations

from core import groups


def create_groups(apps, schema_editor):
    groups.create(apps)


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0005_directory"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailadmin", "0006_formstate"),
        ("wagtailimages", "0027_image_description"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailredirects", "0008_add_verbose_name_plural"),
        ("wagtail_localize", "0016_rename_page_revision_translationlog_revision"),
    ]

    operations = [migrations.RunPython(create_groups, migrations.RunPython.noop)]
