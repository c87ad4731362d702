"""What editors type as dates, what visitors read, and the order of dates of uneven precision."""

from contextlib import suppress
from datetime import date, datetime

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from core.dates import InvalidUnevenDate, Precision, UnevenDate

NOVEMBER_2016 = UnevenDate.from_months(date(2016, 11, 1))
YEAR_2016 = UnevenDate.from_years(2016)
YEARS_2013_2015 = UnevenDate.from_years(2013, 2015)
EIGHTH_OF_DECEMBER = UnevenDate.from_days(date(2022, 12, 8))
FIRST_OF_MAY = UnevenDate.from_days(date(2016, 5, 1))
SEPTEMBERS = UnevenDate.from_months(date(2013, 9, 1), date(2015, 9, 1))
AUTUMN = UnevenDate.from_months(date(2013, 9, 1), date(2013, 11, 1))
TWO_DAYS = UnevenDate.from_days(date(2016, 11, 4), date(2016, 11, 5))
ACROSS_MONTHS = UnevenDate.from_days(date(2016, 11, 30), date(2016, 12, 2))
ACROSS_YEARS = UnevenDate.from_days(date(2014, 12, 30), date(2015, 1, 2))

unhurried = settings(deadline=None)
days = st.dates(min_value=date(1000, 1, 1))


@st.composite
def uneven_dates(draw):
    first, last = sorted(draw(st.tuples(days, days)))
    last = draw(st.sampled_from([first, last]))
    match draw(st.sampled_from(Precision)):
        case Precision.DAY:
            return UnevenDate.from_days(first, last)
        case Precision.MONTH:
            return UnevenDate.from_months(first, last)
        case Precision.YEAR:
            return UnevenDate.from_years(first.year, last.year)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("novembre 2016", NOVEMBER_2016),
        ("  Novembre   2016 ", NOVEMBER_2016),
        ("NOVEMBRE 2016.", NOVEMBER_2016),
        ("nov. 2016", NOVEMBER_2016),
        ("nov 2016", NOVEMBER_2016),
        ("en novembre 2016", NOVEMBER_2016),
        ("November 2016", NOVEMBER_2016),
        ("11/2016", NOVEMBER_2016),
        ("2016-11", NOVEMBER_2016),
        ("août 2016", UnevenDate.from_months(date(2016, 8, 1))),
        ("AOUT 2016", UnevenDate.from_months(date(2016, 8, 1))),
        ("févr. 2020", UnevenDate.from_months(date(2020, 2, 1))),
        ("2016", YEAR_2016),
        ("2013-2015", YEARS_2013_2015),
        ("2013 – 2015", YEARS_2013_2015),
        ("2013/2015", YEARS_2013_2015),
        ("de 2013 à 2015", YEARS_2013_2015),
        ("2016-2016", YEAR_2016),
        ("8 décembre 2022", EIGHTH_OF_DECEMBER),
        ("8\N{NO-BREAK SPACE}décembre 2022", EIGHTH_OF_DECEMBER),
        ("jeudi 8 décembre 2022", EIGHTH_OF_DECEMBER),
        ("le jeudi 8 décembre 2022", EIGHTH_OF_DECEMBER),
        ("Thursday 8 December 2022", EIGHTH_OF_DECEMBER),
        ("08/12/2022", EIGHTH_OF_DECEMBER),
        ("8.12.2022", EIGHTH_OF_DECEMBER),
        ("2022-12-08", EIGHTH_OF_DECEMBER),
        ("1er mai 2016", FIRST_OF_MAY),
        ("1 mai 2016", FIRST_OF_MAY),
        ("29 février 2020", UnevenDate.from_days(date(2020, 2, 29))),
        ("septembre 2013 - septembre 2015", SEPTEMBERS),
        ("septembre 2013 – septembre 2015", SEPTEMBERS),
        ("de septembre 2013 à septembre 2015", SEPTEMBERS),
        ("2013-09/2015-09", SEPTEMBERS),
        ("09/2013-09/2015", SEPTEMBERS),
        ("septembre - novembre 2013", AUTUMN),
        ("4-5 novembre 2016", TWO_DAYS),
        ("4 et 5 novembre 2016", TWO_DAYS),
        ("du 4 au 5 novembre 2016", TWO_DAYS),
        ("du vendredi 4 au samedi 5 novembre 2016", TWO_DAYS),
        ("04/11/2016 - 05/11/2016", TWO_DAYS),
        ("2016-11-04/2016-11-05", TWO_DAYS),
        ("30 novembre – 2 décembre 2016", ACROSS_MONTHS),
        ("30/11-02/12/2016", ACROSS_MONTHS),
        ("30 décembre 2014 - 2 janvier 2015", ACROSS_YEARS),
        ("1er-2 mai 2016", UnevenDate.from_days(date(2016, 5, 1), date(2016, 5, 2))),
    ],
)
def test_parse_reads_what_an_editor_types(text, expected):
    assert UnevenDate.parse(text) == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "unreadable"),
        ("bientôt", "unreadable"),
        ("novembre 2016" + " " * 100, "unreadable"),
        ("jui 2016", "unreadable"),
        ("ma 2016", "unreadable"),
        ("08/12/22", "unreadable"),
        ("nonedi 8 décembre 2022", "unreadable"),
        ("novembre", "year"),
        ("8 décembre", "year"),
        ("2016-13", "month"),
        ("00/2016", "month"),
        ("13/2022-14/2022", "month"),
        ("2013-15", "period"),
        ("31 février 2020", "day"),
        ("29/02/2019", "day"),
        ("0 mai 2016", "day"),
        ("lundi 8 décembre 2022", "weekday"),
        ("du jeudi 4 au samedi 5 novembre 2016", "weekday"),
        ("2015-2013", "reversed"),
        ("5-4 novembre 2016", "reversed"),
        ("30 décembre - 2 janvier 2015", "reversed"),
        ("2013 - septembre 2015", "uneven_ends"),
        ("septembre - 5 novembre 2016", "uneven_ends"),
        ("4 et 6 novembre 2016", "listing"),
    ],
)
def test_parse_says_why_it_refuses(text, code):
    with pytest.raises(InvalidUnevenDate) as refusal:
        UnevenDate.parse(text)

    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2013-15", "Write both years of a period in full, such as “2013-2015”."),
        ("31 février 2020", "The day must be between 1 and 29 in this month."),
        (
            "lundi 8 décembre 2022",
            "This day is Thursday 8\N{NO-BREAK SPACE}December 2022: correct it or leave the weekday out.",
        ),
    ],
)
def test_refusal_tells_what_to_do(text, message):
    with translation.override("en"), pytest.raises(InvalidUnevenDate) as refusal:
        UnevenDate.parse(text)

    with translation.override("en"):
        assert str(refusal.value) == message


@unhurried
@given(value=uneven_dates(), language=st.sampled_from(["fr", "en", "oc", None]))
def test_edit_is_read_back_in_any_language(value, language):
    with translation.override(language):
        assert UnevenDate.parse(value.edit()) == value


@unhurried
@given(value=uneven_dates())
def test_display_is_read_back_in_french(value):
    with translation.override("fr"):
        assert UnevenDate.parse(value.display()) == value
        assert UnevenDate.parse(value.display().upper()) == value


@unhurried
@given(text=st.text(alphabet="0123456789-/. àmaiujnetdl", max_size=24))
def test_parse_never_fails_otherwise_than_by_refusing(text):
    with suppress(InvalidUnevenDate):
        value = UnevenDate.parse(text)
        assert UnevenDate.parse(value.edit()) == value


@unhurried
@given(value=uneven_dates())
def test_decode_reads_what_encode_wrote(value):
    assert UnevenDate.decode(value.encode()) == value


@unhurried
@given(one=uneven_dates(), other=uneven_dates())
def test_encoded_texts_have_the_order_of_dates(one, other):
    assert (one.encode() < other.encode()) == (one < other)
    if one.sort_key != other.sort_key:
        assert (one.encode() < other.encode()) == (one.sort_key < other.sort_key)


def test_encode_writes_both_ends_and_the_precision():
    assert NOVEMBER_2016.encode() == "2016-11-01/2016-11-30/month"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2016-11",
        "2016-11-01/2016-11-30/week",
        "2016-11-02/2016-11-30/month",
        "2016-12-01/2016-11-30/month",
        "2016-02-01/2016-02-30/month",
        "2016-11-01/2016-11-30/month\n",
    ],
)
def test_decode_refuses_any_other_text(text):
    with pytest.raises(InvalidUnevenDate) as refusal:
        UnevenDate.decode(text)

    assert refusal.value.code == "encoding"


@pytest.mark.parametrize(
    ("value", "long", "short"),
    [
        (NOVEMBER_2016, "novembre 2016", "nov. 2016"),
        (YEAR_2016, "2016", "2016"),
        (YEARS_2013_2015, "2013-2015", "2013-2015"),
        (EIGHTH_OF_DECEMBER, "jeudi 8_décembre 2022", "8_déc. 2022"),
        (FIRST_OF_MAY, "dimanche 1er_mai 2016", "1er_mai 2016"),
        (SEPTEMBERS, "septembre 2013 – septembre 2015", "sept. 2013 – sept. 2015"),
        (AUTUMN, "septembre – novembre 2013", "sept. – nov. 2013"),
        (TWO_DAYS, "4-5_novembre 2016", "4-5_nov. 2016"),
        (ACROSS_MONTHS, "30_novembre – 2_décembre 2016", "30_nov. – 2_déc. 2016"),
        (ACROSS_YEARS, "30_décembre 2014 – 2_janvier 2015", "30_déc. 2014 – 2_jan. 2015"),
    ],
)
def test_french_visitor_reads_french_dates(value, long, short):
    with translation.override("fr"):
        shown = [value.display(), str(value), value.short()]

    assert [text.replace("\N{NO-BREAK SPACE}", "_") for text in shown] == [long, long, short]


@pytest.mark.parametrize(
    ("value", "long", "short"),
    [
        (NOVEMBER_2016, "November 2016", "Nov. 2016"),
        (FIRST_OF_MAY, "Sunday 1_May 2016", "1_May 2016"),
        (ACROSS_MONTHS, "30_November – 2_December 2016", "30_Nov. – 2_Dec. 2016"),
    ],
)
def test_english_visitor_reads_english_dates(value, long, short):
    with translation.override("en"):
        shown = [value.display(), value.short()]

    assert [text.replace("\N{NO-BREAK SPACE}", "_") for text in shown] == [long, short]


@pytest.mark.parametrize(
    ("value", "french", "english"),
    [
        (EIGHTH_OF_DECEMBER, "8 décembre 2022", "2022-12-08"),
        (SEPTEMBERS, "septembre 2013 – septembre 2015", "2013-09/2015-09"),
        (YEARS_2013_2015, "2013-2015", "2013/2015"),
    ],
)
def test_edit_gives_words_to_a_french_editor_and_figures_to_others(value, french, english):
    with translation.override("fr"):
        assert value.edit() == french
    with translation.override("en"):
        assert value.edit() == english


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        (YEAR_2016, "2016"),
        (NOVEMBER_2016, "2016-11"),
        (EIGHTH_OF_DECEMBER, "2022-12-08"),
        (YEARS_2013_2015, None),
        (SEPTEMBERS, None),
        (TWO_DAYS, None),
    ],
)
def test_iso_is_for_a_single_day_month_or_year(value, iso):
    assert value.iso() == iso


def test_years_are_all_those_covered():
    assert SEPTEMBERS.years == (2013, 2014, 2015)
    assert NOVEMBER_2016.years == (2016,)
    assert ACROSS_YEARS.years == (2014, 2015)


def test_dates_sort_by_start_then_end():
    values = [ACROSS_YEARS, YEAR_2016, NOVEMBER_2016, TWO_DAYS, YEARS_2013_2015, AUTUMN]

    assert sorted(values) == [YEARS_2013_2015, AUTUMN, ACROSS_YEARS, YEAR_2016, NOVEMBER_2016, TWO_DAYS]


def test_ends_must_be_whole_months():
    with pytest.raises(ValueError, match="not whole units of one month"):
        UnevenDate(date(2016, 11, 1), date(2016, 11, 29), Precision.MONTH)


def test_datetimes_are_refused():
    with pytest.raises(TypeError, match="not of datetimes"):
        UnevenDate.from_days(datetime(2016, 11, 1, 9, 0))


def test_years_before_1000_are_refused():
    with pytest.raises(InvalidUnevenDate) as refusal:
        UnevenDate.from_years(16)

    assert refusal.value.code == "year"
