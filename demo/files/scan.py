"""Pages as an office scanner gives them: grey, a little askew and blurred, without a word that a machine could read."""

from __future__ import annotations

from io import BytesIO
from random import Random

from PIL import Image, ImageChops, ImageFilter

DOTS_PER_INCH = 130
PAPER, GRAIN = 244, 10
SLANTS = (-0.7, 0.4, 0.9, -0.3)
"""How many degrees the pages lie askew, one after the other."""


def scanned(pages: list[Image.Image], title: str) -> bytes:
    """Return a PDF of pictures of the pages, the same for the same pages."""
    first, *others = [_scanned(page, number) for number, page in enumerate(pages)]
    file = BytesIO()
    first.save(
        file, "PDF", save_all=True, append_images=others, resolution=DOTS_PER_INCH, quality=45, title=title,
        creationDate=None, modDate=None,
    )  # fmt: skip
    return file.getvalue()


def _scanned(page: Image.Image, number: int) -> Image.Image:
    grey = page.convert("L").point(lambda shade: 40 + shade * (PAPER - 40) // 255)
    askew = grey.rotate(SLANTS[number % len(SLANTS)], Image.Resampling.BICUBIC, fillcolor=PAPER - 12)
    return ImageChops.subtract(askew.filter(ImageFilter.GaussianBlur(0.6)), _grain(askew.size, number))


def _grain(size: tuple[int, int], seed: int) -> Image.Image:
    """Return the grain of a cheap glass: the same for the same page."""
    coarse = (size[0] // 2, size[1] // 2)
    dots = Random(seed).randbytes(coarse[0] * coarse[1])  # noqa: S311  # grain, no secret
    return Image.frombytes("L", coarse, dots).point(lambda value: value * GRAIN // 255).resize(size)
