"""The model field and the form field of uneven dates, with the database, migrations, revisions and Wagtail's admin."""

import json

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.db import connection, models
from django.db.migrations.writer import MigrationWriter
from django.test.utils import isolate_apps
from django.utils import translation
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, ObjectList

from core.dates import Precision, UnevenDate
from core.fields import UnevenDateField, UnevenDateFormField

NOVEMBER_2016 = UnevenDate.parse("2016-11")
YEAR_2016 = UnevenDate.parse("2016")
YEARS_2013_2015 = UnevenDate.parse("2013-2015")


@pytest.fixture(scope="module")
def notice_model(django_db_setup, django_db_blocker):
    """A model outside the registry, with its table, so that no migration is expected of it."""
    with isolate_apps():

        class Notice(ClusterableModel):
            published = UnevenDateField("publication", null=True, blank=True)

            class Meta:
                app_label = "core"

    with django_db_blocker.unblock():
        with connection.schema_editor() as editor:
            editor.create_model(Notice)
        yield Notice
        with connection.schema_editor() as editor:
            editor.delete_model(Notice)


@pytest.fixture
def notices(db, notice_model):
    for value in (YEAR_2016, None, NOVEMBER_2016, YEARS_2013_2015):
        notice_model.objects.create(published=value)
    return notice_model.objects


def published(queryset):
    return [notice.published for notice in queryset]


def test_field_gives_back_the_dates_sorted(notices):
    found = notices.exclude(published=None).order_by("published")

    assert published(found) == [YEARS_2013_2015, YEAR_2016, NOVEMBER_2016]


@pytest.mark.parametrize(
    ("lookup", "expected"),
    [
        ({"published": NOVEMBER_2016}, [NOVEMBER_2016]),
        ({"published": "novembre 2016"}, [NOVEMBER_2016]),
        ({"published__gte": YEAR_2016}, [YEAR_2016, NOVEMBER_2016]),
        ({"published__lte": YEAR_2016}, [YEARS_2013_2015, YEAR_2016]),
        ({"published__lt": YEAR_2016}, [YEARS_2013_2015]),
        ({"published__in": [NOVEMBER_2016, YEARS_2013_2015]}, [YEARS_2013_2015, NOVEMBER_2016]),
        ({"published__range": (YEARS_2013_2015, YEAR_2016)}, [YEARS_2013_2015, YEAR_2016]),
        ({"published__isnull": True}, [None]),
    ],
)
def test_field_is_looked_up_by_dates(notices, lookup, expected):
    assert published(notices.filter(**lookup).order_by("published")) == expected


def test_field_is_aggregated(notices):
    found = notices.aggregate(first=models.Min("published"), last=models.Max("published"))

    assert found == {"first": YEARS_2013_2015, "last": NOVEMBER_2016}


def test_field_stores_an_ordered_text(notices):
    with connection.cursor() as cursor:
        cursor.execute("SELECT published FROM core_notice WHERE published LIKE '%%month'")
        stored = cursor.fetchall()

    assert stored == [("2016-11-01/2016-11-30/month",)]


@pytest.mark.parametrize("value", [NOVEMBER_2016, YEARS_2013_2015, None])
def test_revision_keeps_the_date(notice_model, value):
    content = json.loads(json.dumps(notice_model(pk=1, published=value).serializable_data()))

    assert content == {"pk": 1, "published": value and value.encode()}
    assert notice_model.from_serializable_data(content).published == value


def test_text_assigned_to_the_model_is_read_at_validation(notice_model):
    notice = notice_model(published="nov. 2016")

    notice.full_clean()

    assert notice.published == NOVEMBER_2016


@pytest.mark.parametrize("text", ["2013-15", "2016-11-02/2016-11-30/month"])
def test_impossible_text_fails_validation(notice_model, text):
    with pytest.raises(ValidationError) as refusal:
        notice_model(published=text).full_clean()

    assert list(refusal.value.error_dict) == ["published"]


def test_field_passes_the_system_checks(notice_model):
    assert notice_model._meta.get_field("published").check() == []


def test_field_is_not_text_to_translate():
    assert not isinstance(UnevenDateField(), models.CharField | models.TextField)


def test_migration_writes_the_precisions_as_words():
    field = UnevenDateField(null=True, precisions=(Precision.MONTH, Precision.YEAR))

    written, imports = MigrationWriter.serialize(field)

    assert written == "core.fields.UnevenDateField(null=True, precisions=('month', 'year'))"
    assert imports == {"import core.fields"}


def test_copy_of_the_field_has_the_same_precisions():
    field = UnevenDateField(precisions=(Precision.MONTH,))

    assert field.clone().precisions == (Precision.MONTH,)


def test_field_refuses_other_precisions():
    field = UnevenDateField(precisions=(Precision.MONTH, Precision.YEAR))

    with translation.override("en"), pytest.raises(ValidationError) as refusal:
        field.clean(UnevenDate.parse("8 décembre 2022"), None)

    with translation.override("en"):
        messages = refusal.value.messages
    assert messages == ["This date must be a month, such as “November 2016” or a year, such as “2016”."]
    assert field.clean("2016", None) == YEAR_2016


def test_form_field_reads_a_date():
    assert UnevenDateFormField().clean(" Nov. 2016 ") == NOVEMBER_2016


def test_form_field_takes_nothing_where_it_may():
    assert UnevenDateFormField(required=False).clean("  ") is None


def test_form_field_requires_a_date_where_it_must():
    with pytest.raises(ValidationError) as refusal:
        UnevenDateFormField().clean("  ")

    assert refusal.value.code == "required"


def test_form_field_refuses_other_precisions():
    with pytest.raises(ValidationError) as refusal:
        UnevenDateFormField(precisions=["year"]).clean("novembre 2016")

    assert refusal.value.code == "precision"


@pytest.mark.parametrize(
    ("options", "help_text"),
    [
        (
            {},
            "As precise as the source: “2016”, “November 2016”, “8 December 2022”, or a period such as “2013-2015”.",
        ),
        ({"precisions": ["year"]}, "Write a year, such as “2016”; or a period, such as “2013-2015”."),
        ({"help_text": "Mois de parution"}, "Mois de parution"),
    ],
)
def test_form_field_explains_itself_unless_told_otherwise(options, help_text):
    field = UnevenDateFormField(**options)

    with translation.override("en"):
        assert str(field.help_text) == help_text


class DatedForm(forms.Form):
    published = UnevenDateFormField()


def test_form_shows_a_stored_date_as_it_is_typed():
    with translation.override("fr"):
        html = str(DatedForm(initial={"published": NOVEMBER_2016})["published"])

    assert 'value="novembre 2016"' in html


def test_form_shows_again_what_it_could_not_read():
    form = DatedForm({"published": "31 février 2020"})

    assert form.errors.as_data()["published"][0].code == "day"
    assert 'value="31 février 2020"' in str(form["published"])


def test_form_sees_no_change_in_another_spelling():
    assert not DatedForm({"published": "11/2016"}, initial={"published": NOVEMBER_2016}).has_changed()
    assert DatedForm({"published": "12/2016"}, initial={"published": NOVEMBER_2016}).has_changed()


def test_wagtail_panel_edits_the_date(notice_model):
    panel = ObjectList([FieldPanel("published")]).bind_to_model(notice_model)

    form = panel.get_form_class()({"published": "4-5 novembre 2016"}, instance=notice_model())

    assert form.errors == {}
    assert form.save(commit=False).published == UnevenDate.parse("2016-11-04/2016-11-05")


def test_wagtail_comparison_shows_both_dates(notice_model):
    panel = FieldPanel("published").bind_to_model(notice_model)
    compare = panel.get_comparison_class()
    field = notice_model._meta.get_field("published")

    with translation.override("fr"):
        diff = compare(field, notice_model(published=YEAR_2016), notice_model(published=NOVEMBER_2016)).htmldiff()
        same = compare(field, notice_model(published=YEAR_2016), notice_model(published=YEAR_2016)).htmldiff()

    assert diff == '<span class="deletion">2016</span><span class="addition">novembre 2016</span>'
    assert same == "2016"
