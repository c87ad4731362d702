"""What several illustrations share: sky, trees, windows, passers-by. The light comes from the upper left."""

from collections.abc import Iterable, Sequence

from demo.pictures import palette as p
from demo.pictures.canvas import Canvas, Point, ellipse

Greens = tuple[str, str, str]

SUMMER: Greens = (p.OLIVE, p.OLIVE_MID, p.OLIVE_LIGHT)
DEEP: Greens = (p.OLIVE_DARK, p.OLIVE, p.OLIVE_MID)
HAZE: Greens = (p.PASTEL_MID, p.PASTEL_LIGHT, p.PASTEL_TINT)


def sun(canvas: Canvas, x: float, y: float, radius: float) -> None:
    """Draw a pale sun with a wide halo."""
    canvas.disc(x, y, radius * 1.7, "#f8ebc880")
    canvas.disc(x, y, radius, p.OCHRE_TINT)


def cloud(canvas: Canvas, x: float, y: float, width: float, colour: str = "#ffffffb0") -> None:
    """Draw a long flat cloud."""
    canvas.rounded(x, y, width, width * 0.07, width * 0.035, colour)
    canvas.rounded(x + width * 0.22, y - width * 0.05, width * 0.5, width * 0.07, width * 0.035, colour)


def crown(canvas: Canvas, blobs: Iterable[tuple[float, float, float]], greens: Greens) -> None:
    """Draw a mass of leaves: each blob in shadow, then in half-light, then lit from the upper left."""
    blobs = list(blobs)
    for shift, shrink, colour in ((0.0, 1.0, greens[0]), (-0.16, 0.80, greens[1]), (-0.34, 0.48, greens[2])):
        for x, y, radius in blobs:
            canvas.disc(x + radius * shift, y + radius * shift, radius * shrink, colour)


def round_tree(canvas: Canvas, x: float, base: float, height: float, greens: Greens = SUMMER) -> None:
    """Draw a street tree standing at (x, base), with its shadow on the ground."""
    size = height * 0.26
    canvas.disc(x + size * 0.9, base, size * 1.1, p.SHADE, 0.16)
    trunk = height * 0.035
    canvas.poly(
        [
            (x - trunk, base),
            (x - trunk * 0.6, base - height * 0.6),
            (x + trunk * 0.6, base - height * 0.6),
            (x + trunk, base),
        ],
        p.BRICK_DARK,
    )
    offsets = ((-0.62, -0.58, 0.74), (0.62, -0.56, 0.74), (0.0, -0.98, 0.86), (0.02, -0.5, 0.8))
    crown(canvas, ((x + dx * size, base - height * 0.5 + dy * size, r * size) for dx, dy, r in offsets), greens)


def cypress(canvas: Canvas, x: float, base: float, height: float) -> None:
    """Draw a cypress standing at (x, base)."""
    half = height * 0.11
    outline = [(x, base - height), (x + half * 0.8, base - height * 0.5), (x + half, base - height * 0.15), (x, base)]
    mirrored = [(2 * x - px, py) for px, py in reversed(outline[1:-1])]
    canvas.poly([*outline, *mirrored], p.OLIVE_DARK)
    canvas.poly([outline[0], (x + half * 0.1, base - height * 0.2), *mirrored], p.OLIVE)


def windows(
    canvas: Canvas, origin: Point, grid: tuple[int, int], size: Point, step: Point, colours: Sequence[str]
) -> None:
    """Draw rows of windows; `grid` is (columns, rows) and the colours follow one another with no visible order."""
    for row in range(grid[1]):
        for column in range(grid[0]):
            x, y = origin[0] + column * step[0], origin[1] + row * step[1]
            canvas.rect(x, y, size[0], size[1], colours[(row * 5 + column * 3 + row * column) % len(colours)])
            canvas.rect(x, y, size[0], size[1] * 0.12, p.SHADE_DEEP)


def passer_by(canvas: Canvas, x: float, base: float, height: float, colour: str) -> None:
    """Draw a figure standing at (x, base), reduced to a head, a coat and two legs."""
    unit = height / 8
    canvas.disc(x + unit * 1.6, base, unit * 2, p.SHADE, 0.2)
    for side in (-0.55, 0.55):
        canvas.line([(x + side * unit, base - unit * 3), (x + side * unit * 1.3, base)], p.INK, unit * 0.6)
    canvas.poly(
        [
            (x - unit * 0.9, base - unit * 6.3),
            (x + unit * 0.9, base - unit * 6.3),
            (x + unit * 1.5, base - unit * 2.6),
            (x - unit * 1.5, base - unit * 2.6),
        ],
        colour,
    )
    canvas.disc(x, base - unit * 7.1, unit * 0.8, p.BRICK_LIGHT)
    canvas.poly(ellipse((x, base - unit * 7.15), unit * 0.86, unit * 0.86, 165, 375), p.INK)
