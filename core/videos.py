"""Videos that other sites host: which hosts are known, and the address that plays one inside a page."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

HOSTS = ("youtube.com", "youtu.be", "vimeo.com", "dailymotion.com", "dai.ly", "peertube.fr", "tube.numerique.gouv.fr")
_PEERTUBE = ("peertube.fr", "tube.numerique.gouv.fr")
_IDENTIFIER = re.compile(r"^[\w-]+$")


def host(url: str) -> str:
    """Return the host of an address without « www. » nor « m. », in lower case; empty when it has none."""
    return (urlsplit(url).hostname or "").removeprefix("www.").removeprefix("m.")


def validate_video_url(url: str) -> None:
    """Raise `ValidationError` for an address that is not that of a video of a known host."""
    if host(url) not in HOSTS:
        raise ValidationError(_("This host is not known: use one of %(hosts)s.") % {"hosts": ", ".join(HOSTS)})
    if not player(url):
        raise ValidationError(_("This address does not lead to one video: copy that of its own page."))


def player(url: str) -> str:
    """Return the address that plays a video inside a page, without following its reader; empty when there is none."""
    parts, where = urlsplit(url), host(url)
    path = [part for part in parts.path.split("/") if part]
    last = path[-1] if path else ""
    if where == "youtube.com":
        last = parse_qs(parts.query).get("v", [last if len(path) > 1 else ""])[0]
    if not _IDENTIFIER.match(last):
        return ""
    if where in ("youtube.com", "youtu.be"):
        return f"https://www.youtube-nocookie.com/embed/{last}"
    if where == "vimeo.com":
        return f"https://player.vimeo.com/video/{last}?dnt=1"
    if where in ("dailymotion.com", "dai.ly"):
        return f"https://geo.dailymotion.com/player.html?video={last}"
    return f"https://{where}/videos/embed/{last}" if where in _PEERTUBE else ""
