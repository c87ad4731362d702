import core.fields
import django.contrib.auth.models
import django.contrib.auth.validators
import django.db.models.deletion
import django.utils.timezone
import modelcluster.fields
import modelsearch.index
import taggit.managers
import uuid
import wagtail.contrib.routable_page.models
import wagtail.fields
import wagtail.images.models
import wagtail.models.media
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('core', '0001_user'),
        ('taggit', '0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx'),
        ('wagtailcore', '0098_apitoken'),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='HomePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('lead', models.TextField(blank=True, help_text='One or two sentences that say what the reader will find; shown in lists and search results.', max_length=600, verbose_name='lead')),
                ('image_alt', models.CharField(blank=True, help_text='What the image says, for those who do not see it.', max_length=250, verbose_name='alternative text')),
                ('heading', models.CharField(help_text='The promise of the portal, in one sentence.', max_length=160, verbose_name='heading')),
                ('often_searched', models.TextField(blank=True, help_text='One search a line, offered under the search box.', verbose_name='often searched')),
            ],
            options={
                'verbose_name': 'home page',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='PortalSettings',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(default='Villes et Territoires Occitanie', max_length=120, verbose_name='name of the association')),
                ('tagline', models.CharField(blank=True, help_text='What the association is.', max_length=200, verbose_name='tagline')),
                ('address', models.TextField(blank=True, verbose_name='postal address')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='public e-mail')),
                ('phone', models.CharField(blank=True, max_length=30, verbose_name='phone')),
                ('funders', models.TextField(blank=True, help_text='Names in words, shown at the foot of each page.', verbose_name='funders')),
            ],
            options={
                'verbose_name': 'portal',
            },
        ),
        migrations.CreateModel(
            name='Audience',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('translation_key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('slug', models.SlugField(max_length=120, verbose_name='slug')),
                ('latest_revision', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision', verbose_name='latest revision')),
                ('locale', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale')),
            ],
            options={
                'verbose_name': 'audience',
                'verbose_name_plural': 'audiences',
                'ordering': ['name'],
                'abstract': False,
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='HomeFeature',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('page', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.WAGTAIL_PAGE_MODEL, verbose_name='content')),
                ('home', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='features', to='core.homepage')),
            ],
            options={
                'verbose_name': 'featured content',
                'verbose_name_plural': 'featured contents',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('acronym', models.CharField(blank=True, max_length=40, verbose_name='acronym')),
                ('kind', models.CharField(choices=[('etat', 'State service'), ('collectivite', 'local authority'), ('etablissement_public', 'public establishment'), ('association', 'association'), ('reseau', 'network'), ('bailleur', 'social landlord'), ('entreprise', 'company'), ('other', 'other')], default='other', max_length=24, verbose_name='kind')),
                ('website', models.URLField(blank=True, verbose_name='website')),
                ('logo_alt', models.CharField(blank=True, help_text='Usually the name of the body.', max_length=200, verbose_name='alternative text of the logo')),
                ('latest_revision', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision', verbose_name='latest revision')),
                ('replaced_by', models.ForeignKey(blank=True, help_text='The body that took over its missions, such as the ANCT for the CGET.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='replaces', to='core.organisation', verbose_name='replaced by')),
            ],
            options={
                'verbose_name': 'organisation',
                'verbose_name_plural': 'organisations',
                'ordering': ['name'],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='OrganisationName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('former', models.BooleanField(default=True, help_text='Untick for another spelling.', verbose_name='former name')),
                ('organisation', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='other_names', to='core.organisation')),
            ],
            options={
                'verbose_name': 'other name',
                'verbose_name_plural': 'other names',
            },
        ),
        migrations.CreateModel(
            name='PageAudience',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('audience', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='page_links', to='core.audience', verbose_name='audience')),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='audience_links', to=settings.WAGTAIL_PAGE_MODEL)),
            ],
            options={
                'verbose_name': 'audience',
                'verbose_name_plural': 'audiences',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('first_name', models.CharField(max_length=100, verbose_name='first name')),
                ('last_name', models.CharField(max_length=100, verbose_name='last name')),
                ('latest_revision', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision', verbose_name='latest revision')),
            ],
            options={
                'verbose_name': 'person',
                'verbose_name_plural': 'people',
                'ordering': ['last_name', 'first_name'],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='PersonFunction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('since', core.fields.UnevenDateField(blank=True, null=True, verbose_name='since')),
                ('until', core.fields.UnevenDateField(blank=True, null=True, verbose_name='until')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='functions', to='core.organisation', verbose_name='organisation')),
                ('person', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='functions', to='core.person')),
            ],
            options={
                'verbose_name': 'function',
                'verbose_name_plural': 'functions',
            },
        ),
        migrations.CreateModel(
            name='PortalImage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=255, verbose_name='title')),
                ('file', wagtail.images.models.WagtailImageField(height_field='height', upload_to=wagtail.images.models.get_upload_to, verbose_name='file', width_field='width')),
                ('description', models.CharField(blank=True, default='', max_length=255, verbose_name='description')),
                ('width', models.IntegerField(editable=False, verbose_name='width')),
                ('height', models.IntegerField(editable=False, verbose_name='height')),
                ('created_at', models.DateTimeField(auto_now_add=True, db_index=True, verbose_name='created at')),
                ('focal_point_x', models.PositiveIntegerField(blank=True, null=True)),
                ('focal_point_y', models.PositiveIntegerField(blank=True, null=True)),
                ('focal_point_width', models.PositiveIntegerField(blank=True, null=True)),
                ('focal_point_height', models.PositiveIntegerField(blank=True, null=True)),
                ('file_size', models.PositiveIntegerField(editable=False, null=True)),
                ('file_hash', models.CharField(blank=True, db_index=True, editable=False, max_length=40)),
                ('credit', models.CharField(blank=True, help_text='Author and licence, as they must be shown under the picture.', max_length=200, verbose_name='credit')),
                ('collection', models.ForeignKey(default=wagtail.models.media.get_root_collection_id, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.collection', verbose_name='collection')),
                ('tags', taggit.managers.TaggableManager(blank=True, help_text=None, through='taggit.TaggedItem', to='taggit.Tag', verbose_name='tags')),
                ('uploaded_by_user', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL, verbose_name='uploaded by user')),
            ],
            options={
                'verbose_name': 'image',
                'verbose_name_plural': 'images',
                'abstract': False,
            },
            bases=(wagtail.images.models.ImageFileMixin, modelsearch.index.Indexed, models.Model),
        ),
        migrations.AddField(
            model_name='organisation',
            name='logo',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='core.portalimage', verbose_name='logo'),
        ),
        migrations.CreateModel(
            name='LegalPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('lead', models.TextField(blank=True, help_text='One or two sentences that say what the reader will find; shown in lists and search results.', max_length=600, verbose_name='lead')),
                ('image_alt', models.CharField(blank=True, help_text='What the image says, for those who do not see it.', max_length=250, verbose_name='alternative text')),
                ('body', wagtail.fields.RichTextField(verbose_name='body')),
                ('image', models.ForeignKey(blank=True, help_text='Only when it tells something: a place, a face, a plan.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='core.portalimage', verbose_name='image')),
            ],
            options={
                'verbose_name': 'legal page',
                'verbose_name_plural': 'legal pages',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.AddField(
            model_name='homepage',
            name='image',
            field=models.ForeignKey(blank=True, help_text='Only when it tells something: a place, a face, a plan.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='core.portalimage', verbose_name='image'),
        ),
        migrations.CreateModel(
            name='PortalRendition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('filter_spec', models.CharField(db_index=True, max_length=255)),
                ('file', wagtail.images.models.WagtailImageField(height_field='height', storage=wagtail.images.models.get_rendition_storage, upload_to=wagtail.images.models.get_rendition_upload_to, width_field='width')),
                ('width', models.IntegerField(editable=False)),
                ('height', models.IntegerField(editable=False)),
                ('focal_point_key', models.CharField(blank=True, default='', editable=False, max_length=16)),
                ('image', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='renditions', to='core.portalimage')),
            ],
            bases=(wagtail.images.models.ImageFileMixin, models.Model),
        ),
        migrations.CreateModel(
            name='SiteMapPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('lead', models.TextField(blank=True, help_text='One or two sentences that say what the reader will find; shown in lists and search results.', max_length=600, verbose_name='lead')),
                ('image_alt', models.CharField(blank=True, help_text='What the image says, for those who do not see it.', max_length=250, verbose_name='alternative text')),
                ('image', models.ForeignKey(blank=True, help_text='Only when it tells something: a place, a face, a plan.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='core.portalimage', verbose_name='image')),
            ],
            options={
                'verbose_name': 'plan of the site',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='StandardPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('lead', models.TextField(blank=True, help_text='One or two sentences that say what the reader will find; shown in lists and search results.', max_length=600, verbose_name='lead')),
                ('image_alt', models.CharField(blank=True, help_text='What the image says, for those who do not see it.', max_length=250, verbose_name='alternative text')),
                ('body', wagtail.fields.StreamField([('heading', 0), ('text', 1), ('quotation', 4), ('figure', 9)], blank=True, block_lookup={0: ('core.blocks.HeadingBlock', (), {}), 1: ('core.blocks.TextBlock', (), {}), 2: ('wagtail.blocks.TextBlock', (), {'label': 'quotation'}), 3: ('wagtail.blocks.CharBlock', (), {'help_text': 'Person and function, or document and page.', 'label': 'source'}), 4: ('wagtail.blocks.StructBlock', [[('text', 2), ('source', 3)]], {}), 5: ('wagtail.images.blocks.ImageChooserBlock', (), {'label': 'image'}), 6: ('wagtail.blocks.CharBlock', (), {'help_text': 'What the picture says, for those who do not see it. Empty only when it is decoration.', 'label': 'alternative text', 'required': False}), 7: ('wagtail.blocks.BooleanBlock', (), {'label': 'decoration only', 'required': False}), 8: ('wagtail.blocks.CharBlock', (), {'label': 'caption', 'required': False}), 9: ('wagtail.blocks.StructBlock', [[('image', 5), ('alternative', 6), ('decorative', 7), ('caption', 8)]], {})}, verbose_name='body')),
                ('image', models.ForeignKey(blank=True, help_text='Only when it tells something: a place, a face, a plan.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='core.portalimage', verbose_name='image')),
            ],
            options={
                'verbose_name': 'standard page',
                'verbose_name_plural': 'standard pages',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='Territory',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('national', 'country'), ('region', 'région'), ('departement', 'département'), ('epci', 'intercommunality'), ('commune', 'commune'), ('qpv', 'priority neighbourhood'), ('other', 'other territory')], max_length=12, verbose_name='kind')),
                ('code', models.CharField(help_text='INSEE code of a commune, SIREN of an intercommunality, QP… or QN… of a neighbourhood.', max_length=20, verbose_name='official code')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('population', models.PositiveIntegerField(blank=True, null=True, verbose_name='population')),
                ('latitude', models.FloatField(blank=True, help_text='WGS 84, decimal degrees.', null=True, verbose_name='latitude')),
                ('longitude', models.FloatField(blank=True, help_text='WGS 84, decimal degrees.', null=True, verbose_name='longitude')),
                ('valid_from', models.DateField(blank=True, help_text='Leave empty when it has always been so.', null=True, verbose_name='exists since')),
                ('valid_to', models.DateField(blank=True, help_text='Only for a territory that no longer exists.', null=True, verbose_name='existed until')),
                ('latest_revision', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision', verbose_name='latest revision')),
            ],
            options={
                'verbose_name': 'territory',
                'verbose_name_plural': 'territories',
                'ordering': ['name', 'code'],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='PageTerritory',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='territory_links', to=settings.WAGTAIL_PAGE_MODEL)),
                ('territory', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='page_links', to='core.territory', verbose_name='territory')),
            ],
            options={
                'verbose_name': 'territory',
                'verbose_name_plural': 'territories',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='organisation',
            name='territory',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='organisations', to='core.territory', verbose_name='territory'),
        ),
        migrations.CreateModel(
            name='TerritoryParent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('parent', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='child_links', to='core.territory', verbose_name='containing territory')),
                ('territory', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='parent_links', to='core.territory')),
            ],
            options={
                'verbose_name': 'containing territory',
                'verbose_name_plural': 'containing territories',
            },
        ),
        migrations.CreateModel(
            name='TerritorySuccessor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('successor', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='predecessor_links', to='core.territory', verbose_name='successor')),
                ('territory', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='successor_links', to='core.territory')),
            ],
            options={
                'verbose_name': 'successor',
                'verbose_name_plural': 'successors',
            },
        ),
        migrations.CreateModel(
            name='Theme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('translation_key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('slug', models.SlugField(help_text='The end of its address, such as “sante”.', max_length=120, verbose_name='slug')),
                ('lead', models.TextField(blank=True, help_text='One or two sentences shown under its name.', verbose_name='lead')),
                ('order', models.PositiveSmallIntegerField(default=0, help_text='Small numbers come first.', verbose_name='order')),
                ('synonyms', models.TextField(blank=True, help_text="One expression a line; a search for them finds this theme's contents.", verbose_name='synonyms')),
                ('image', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='core.portalimage', verbose_name='image')),
                ('latest_revision', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision', verbose_name='latest revision')),
                ('locale', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale')),
                ('parent', models.ForeignKey(blank=True, help_text='Leave empty for a theme of the first level.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='core.theme', verbose_name='broader theme')),
            ],
            options={
                'verbose_name': 'theme',
                'verbose_name_plural': 'themes',
                'ordering': ['order', 'name'],
                'abstract': False,
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='PageTheme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='theme_links', to=settings.WAGTAIL_PAGE_MODEL)),
                ('theme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='page_links', to='core.theme', verbose_name='theme')),
            ],
            options={
                'verbose_name': 'theme',
                'verbose_name_plural': 'themes',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ThemeIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('lead', models.TextField(blank=True, help_text='One or two sentences that say what the reader will find; shown in lists and search results.', max_length=600, verbose_name='lead')),
                ('image_alt', models.CharField(blank=True, help_text='What the image says, for those who do not see it.', max_length=250, verbose_name='alternative text')),
                ('image', models.ForeignKey(blank=True, help_text='Only when it tells something: a place, a face, a plan.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='core.portalimage', verbose_name='image')),
            ],
            options={
                'verbose_name': 'themes page',
            },
            bases=(wagtail.contrib.routable_page.models.RoutablePageMixin, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='ThemePin',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('page', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.WAGTAIL_PAGE_MODEL, verbose_name='content')),
                ('theme', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='pins', to='core.theme')),
            ],
            options={
                'verbose_name': 'pinned content',
                'verbose_name_plural': 'pinned contents',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='audience',
            constraint=models.UniqueConstraint(fields=('locale', 'slug'), name='unique_audience_slug'),
        ),
        migrations.AlterUniqueTogether(
            name='audience',
            unique_together={('translation_key', 'locale')},
        ),
        migrations.AddConstraint(
            model_name='portalrendition',
            constraint=models.UniqueConstraint(fields=('image', 'filter_spec', 'focal_point_key'), name='unique_rendition'),
        ),
        migrations.AddConstraint(
            model_name='territory',
            constraint=models.UniqueConstraint(fields=('kind', 'code'), name='unique_territory'),
        ),
        migrations.AddConstraint(
            model_name='territoryparent',
            constraint=models.UniqueConstraint(fields=('territory', 'parent'), name='unique_territory_parent'),
        ),
        migrations.AddConstraint(
            model_name='territorysuccessor',
            constraint=models.UniqueConstraint(fields=('territory', 'successor'), name='unique_territory_successor'),
        ),
        migrations.AddConstraint(
            model_name='theme',
            constraint=models.UniqueConstraint(fields=('locale', 'slug'), name='unique_theme_slug'),
        ),
        migrations.AlterUniqueTogether(
            name='theme',
            unique_together={('translation_key', 'locale')},
        ),
    ]
