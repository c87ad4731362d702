"""Several videos to a fiche, each with its title and transcript; the single address that was kept becomes the first."""

import django.db.models.deletion
import modelcluster.fields
import wagtail.fields
from django.db import migrations, models

import core.fields
import core.videos


def keep_addresses(apps, schema_editor):
    pages, videos = apps.get_model("experiences", "ExperiencePage"), apps.get_model("experiences", "ExperienceVideo")
    for page in pages.objects.exclude(video_url="").iterator():
        videos.objects.create(page=page, url=page.video_url, title=page.title[:200], sort_order=0)


def give_addresses_back(apps, schema_editor):
    pages, videos = apps.get_model("experiences", "ExperiencePage"), apps.get_model("experiences", "ExperienceVideo")
    for video in videos.objects.order_by("page", "-sort_order"):
        pages.objects.filter(pk=video.page_id).update(video_url=video.url)


class Migration(migrations.Migration):

    dependencies = [
        ('experiences', '0002_video_validator'),
    ]

    operations = [
        migrations.AlterField(
            model_name='followup',
            name='date',
            field=core.fields.UnevenDateField(help_text='When it happened: “2016”, “November 2016”, or a day.', null=True, verbose_name='date'),
        ),
        migrations.AlterField(
            model_name='followup',
            name='text',
            field=wagtail.fields.RichTextField(help_text='What changed, in a few sentences; several follow-ups are shown in the order given here.', verbose_name='text'),
        ),
        migrations.CreateModel(
            name='ExperienceVideo',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('url', models.URLField(help_text='That of its own page, on a known host. Nothing is loaded from there before a click.', validators=[core.videos.validate_video_url], verbose_name='address of the video')),
                ('title', models.CharField(help_text='What one sees and hears, in a few words.', max_length=200, verbose_name='title')),
                ('transcript', wagtail.fields.RichTextField(help_text='All that is said, and what must be seen to understand; the search reads it too.', verbose_name='transcript')),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='videos', to='experiences.experiencepage')),
            ],
            options={
                'verbose_name': 'video',
                'verbose_name_plural': 'videos',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.RunPython(keep_addresses, give_addresses_back),
    ]
