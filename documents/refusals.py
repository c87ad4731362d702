"""Why a file is refused, and what to do, as people read it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from documents.formats import Reason

MESSAGES = {
    Reason.EMPTY: _("This file is empty. Check it on your computer, then choose it again."),
    Reason.UNKNOWN: _("The portal does not take files of this type. Save it as PDF, then add the PDF."),
    Reason.PICTURE: _("This file is a picture. Add it under “Images”."),
    Reason.WEB_PAGE: _(
        "Web pages, SVG drawings and scripts could attack those who open them. Save it as PDF, then add the PDF."
    ),
    Reason.PROGRAM: _("Programs are not taken, for the safety of those who would open them. Add a document instead."),
    Reason.ARCHIVE: _("Archives are not taken: nobody can see what they hold. Add each of its documents by itself."),
    Reason.MACROS: _("This file holds macros, which are programs. Save it without macros, then add it."),
    Reason.MISMATCH: _(
        "The content of this file is not what its name announces. Open it in the program that made it, save it again "
        "in the format of your choice, then add it."
    ),
    Reason.BOMB: _(
        "Once unpacked, this file would be far too large. Open it in the program that made it, reduce its pictures, "
        "or save it as PDF, then add it."
    ),
}
"""A sentence for each reason."""
