"""Model field and form field of uneven dates (`core.dates`)."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.functional import lazy
from django.utils.text import get_text_list
from django.utils.translation import gettext_lazy as _
from ninja.orm import register_field

from core.dates import ENCODED, InvalidUnevenDate, Precision, UnevenDate

if TYPE_CHECKING:
    FieldBase = models.Field[UnevenDate | str | None, UnevenDate | None]
else:
    FieldBase = models.Field

EVERY_PRECISION = tuple(Precision)
EXAMPLES = {
    Precision.DAY: _("a day, such as “8 December 2022”"),
    Precision.MONTH: _("a month, such as “November 2016”"),
    Precision.YEAR: _("a year, such as “2016”"),
}
HELP = _("As precise as the source: “2016”, “November 2016”, “8 December 2022”, or a period such as “2013-2015”.")
HELP_WITH_EXAMPLES = _("Write %(allowed)s; or a period, such as “2013-2015”.")


def _parsed(text: str) -> UnevenDate:
    try:
        return UnevenDate.parse(text)
    except InvalidUnevenDate as error:
        raise ValidationError(error.message, code=error.code, params=error.params) from error


def _examples(allowed: tuple[Precision, ...]) -> str:
    return get_text_list([str(EXAMPLES[precision]) for precision in allowed])


def _help(allowed: tuple[Precision, ...]) -> str:
    """Return the help of a form field, in the active language."""
    return str(HELP if allowed == EVERY_PRECISION else HELP_WITH_EXAMPLES % {"allowed": _examples(allowed)})


_help_lazy = lazy(_help, str)


def _refuse_other_precisions(value: UnevenDate, allowed: tuple[Precision, ...]) -> None:
    if value.precision not in allowed:
        examples = _examples(allowed)
        raise ValidationError(_("This date must be %(allowed)s."), code="precision", params={"allowed": examples})


class UnevenDateFormField(forms.Field):
    """A text box that reads a date as a French editor types it, and shows again what it could not read."""

    widget = forms.TextInput

    def __init__(self, *, precisions: Iterable[str] = EVERY_PRECISION, **options: Any) -> None:
        self.precisions = tuple(Precision(precision) for precision in precisions)
        super().__init__(**options | {"help_text": options.get("help_text") or _help_lazy(self.precisions)})

    def to_python(self, value: Any) -> UnevenDate | None:
        """Return the date typed, or None where nothing is."""
        if isinstance(value, UnevenDate):
            return value
        return _parsed(value) if value and value.strip() else None

    def validate(self, value: UnevenDate | None) -> None:
        """Refuse a missing date where one is required, and one of another precision."""
        super().validate(value)
        if value is not None:
            _refuse_other_precisions(value, self.precisions)

    def prepare_value(self, value: Any) -> Any:
        """Return the text of a stored date; leave as it is what was typed."""
        return value.edit() if isinstance(value, UnevenDate) else value


class UnevenDateField(FieldBase):
    """A column of uneven dates that sorts and compares in the database by start, then end.

    It subclasses neither CharField nor TextField, so that nobody is asked to translate it. `precisions` are those that
    an editor may give. Assign an `UnevenDate`; a text is read at validation and on saving.
    """

    description = _("Date of uneven precision")
    empty_strings_allowed = False
    non_db_attrs = (*models.Field.non_db_attrs, "precisions")

    def __init__(self, *args: Any, precisions: Iterable[str] = EVERY_PRECISION, **options: Any) -> None:
        super().__init__(*args, **options)
        self.precisions = tuple(Precision(precision) for precision in precisions)

    def deconstruct(self) -> Any:
        """Return the field as migrations write it, its precisions as plain words."""
        name, path, args, options = super().deconstruct()
        if self.precisions != EVERY_PRECISION:
            options["precisions"] = tuple(precision.value for precision in self.precisions)
        return name, path, args, options

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        """Return the column type: 27 characters at most, see `UnevenDate.encode`."""
        return "varchar(30)"

    def from_db_value(self, value: str | None, expression: Any, connection: BaseDatabaseWrapper) -> UnevenDate | None:
        """Return the date of a column."""
        return None if value is None else UnevenDate.decode(value)

    def to_python(self, value: Any) -> UnevenDate | None:
        """Return the date that `value` holds, encoded or as an editor types it; raise `ValidationError`."""
        if value is None or isinstance(value, UnevenDate):
            return value
        text = str(value).strip()
        try:
            return UnevenDate.decode(text) if ENCODED.fullmatch(text) else _parsed(text) if text else None
        except InvalidUnevenDate as error:
            raise ValidationError(error.message, code=error.code) from error

    def get_prep_value(self, value: Any) -> str | None:
        """Return the database form of a date."""
        date = self.to_python(super().get_prep_value(value))
        return None if date is None else date.encode()

    def value_to_string(self, obj: models.Model) -> str:
        """Return the form that fixtures and revisions keep."""
        return self.get_prep_value(self.value_from_object(obj)) or ""

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        """Refuse a date of a precision that the field does not take."""
        super().validate(value, model_instance)
        if value is not None:
            _refuse_other_precisions(value, self.precisions)

    def formfield(self, **options: Any) -> forms.Field | None:
        """Return the form field, with the same precisions."""
        return super().formfield(**{"form_class": UnevenDateFormField, "precisions": self.precisions, **options})


# Wagtail describes every field of a document to its API when it starts, and stops at one that it does not know.
register_field(UnevenDateField.__name__, str)
