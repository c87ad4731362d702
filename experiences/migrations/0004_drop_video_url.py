"""The single address of a video, which is now a row, goes."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('experiences', '0003_videos'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='experiencepage',
            name='video_url',
        ),
    ]
