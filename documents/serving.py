"""Gives a file to a browser: whole, a range of it, or nothing when it has not changed; by the proxy where one can."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase, StreamingHttpResponse
from django.utils.cache import patch_cache_control
from django.utils.http import content_disposition_header, parse_etags

CHUNK = 64 * 1024
INLINE = ("application/pdf", "image/webp")
"""The only types that a browser may open in the portal's name; everything else is saved."""
_RANGE = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})")
"""One range; several, or numbers that no file reaches, are passed over: the whole file is given."""


def give(request: HttpRequest, path: Path, *, name: str, mime: str, etag: str) -> HttpResponseBase:
    """Return the answer for a file that the visitor may read.

    No answer is kept by caches that many share, and each is asked for anew: who may read a file changes.
    """
    quoted = f'"{etag}"'
    if _is_held(request, quoted):
        return _guarded(HttpResponseNotModified(), quoted)
    inline = mime in INLINE
    response = _by_proxy(path) or _by_ourselves(request, path, quoted)
    response["Content-Type"] = mime if inline or mime.startswith(("video/", "audio/")) else "application/octet-stream"
    response["Content-Disposition"] = content_disposition_header(not inline, name) or "attachment"
    return _guarded(response, quoted)


def _guarded(response: HttpResponseBase, etag: str) -> HttpResponseBase:
    response["ETag"] = etag
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    patch_cache_control(response, private=True, no_cache=True)
    return response


def _by_proxy(path: Path) -> HttpResponse | None:
    """Return an empty answer that has the proxy before the portal give the file, where it is set up to."""
    header = settings.DOCUMENTS_SENDFILE
    if header == "no":
        return None
    if header == "X-Accel-Redirect":
        within = path.relative_to(settings.DOCUMENTS_ROOT).as_posix()
        return HttpResponse(headers={header: f"{settings.DOCUMENTS_SENDFILE_URL}{quote(within)}"})
    return HttpResponse(headers={header: quote(str(path))})


def _by_ourselves(request: HttpRequest, path: Path, etag: str) -> HttpResponseBase:
    size = path.stat().st_size
    wanted = _range(request, size, etag)
    if wanted is None:
        response: HttpResponseBase = FileResponse(path.open("rb"))
        response["Content-Length"] = str(size)
    elif not wanted:
        response = HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    else:
        response = StreamingHttpResponse(_part(path, wanted), status=206)
        response["Content-Range"] = f"bytes {wanted.start}-{wanted.stop - 1}/{size}"
        response["Content-Length"] = str(len(wanted))
    response["Accept-Ranges"] = "bytes"
    return response


def _range(request: HttpRequest, size: int, etag: str) -> range | None:
    """Return the bytes asked for; nothing for the whole file, an empty range for what does not exist."""
    found = _RANGE.fullmatch(request.headers.get("Range", "").strip())
    if request.method != "GET" or not found or not _is_current(request, etag):
        return None
    first, last = found.groups()
    if not (first or last) or (first and last and int(last) < int(first)):
        return None
    if not first:
        return range(max(0, size - int(last)), size) if int(last) else range(0)
    end = min(int(last) + 1, size) if last else size
    return range(int(first), end) if int(first) < end else range(0)


def _is_held(request: HttpRequest, etag: str) -> bool:
    """Tell whether the browser holds this very file; proxies that compress mark the tags that they pass on as weak."""
    held = {tag.removeprefix("W/") for tag in parse_etags(request.headers.get("If-None-Match", ""))}
    return bool(held & {etag, "*"})


def _is_current(request: HttpRequest, etag: str) -> bool:
    """Tell whether a part may be given: what the browser holds already, if it says so, is of this very file."""
    return request.headers.get("If-Range", etag) == etag


def _part(path: Path, wanted: range) -> Iterator[bytes]:
    with path.open("rb") as file:
        file.seek(wanted.start)
        left = len(wanted)
        while left and (chunk := file.read(min(CHUNK, left))):
            left -= len(chunk)
            yield chunk
