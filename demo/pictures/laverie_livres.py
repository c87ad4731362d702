"""A launderette: round doors of machines, a bookshelf between them, someone reading on the bench."""

from itertools import pairwise

from demo.pictures import palette as p
from demo.pictures.canvas import WIDTH, Canvas, Point, ellipse, smooth
from demo.pictures.figures import SKINS, Look, sitter

FLOOR, SIDE = 720.0, 268.0
LINEN = (p.BRICK_MID, p.OCHRE_LIGHT, p.PASTEL_LIGHT, p.OLIVE_LIGHT, p.PAPER)
SPINES = (p.PASTEL, p.OCHRE_MID, p.BRICK_DARK, p.OLIVE_MID, p.PAPER, p.PASTEL_LIGHT, p.OLIVE, p.OCHRE_TINT)


def draw(canvas: Canvas) -> None:
    """Draw the whole picture."""
    _wall(canvas)
    for column, left in enumerate((20, 20 + SIDE, 1040, 1040 + SIDE)):
        _machine(canvas, (left, FLOOR - SIDE - 20), column)
        _machine(canvas, (left, FLOOR - 2 * SIDE - 20), column + 4)
    _shelf(canvas, 580, 436)
    _floor(canvas)
    _basket(canvas, 250, 880)
    _bench(canvas)
    reader = Look(p.OLIVE, p.OLIVE_MID, p.PASTEL_DARK, p.INK, SKINS[2])
    sitter(canvas, (830, 782), 62, reader, 1, [[(-0.2, 2.7), (0.5, 1.3), (1.6, 1.9)]])
    _open_book(canvas, (940, 660))


def _wall(canvas: Canvas) -> None:
    """Draw the wall of tiles and its two lamps."""
    canvas.rect(0, 0, WIDTH, FLOOR, p.BRICK)
    for row in range(12):
        for column in range(-1, 21):
            x, y = column * 80 + row % 2 * 40, row * 60
            shade = (row * 7 + column * 5 + row * column) % 6
            canvas.rect(x, y, 76, 56, p.BRICK_MID if shade > 1 else "#c56a4bb0")
    for x in (282, 1302):
        canvas.poly([(x - 76, 104), (x + 76, 104), (x + 220, 420), (x - 220, 420)], p.GLOW)
        canvas.line([(x, -10), (x, 50)], p.INK, 5)
        canvas.disc(x, 104, 30, p.OCHRE_TINT)
        canvas.poly([(x - 84, 104), *ellipse((x, 96), 76, 62, 180, 360), (x + 84, 104)], p.PASTEL)
        canvas.poly([(x + 40, 104), *ellipse((x, 96), 76, 62, 300, 360), (x + 84, 104)], p.PASTEL_DARK)


def _machine(canvas: Canvas, corner: Point, rank: int) -> None:
    """Draw a machine: its panel, its round door, and the linen that turns inside."""
    x, y = corner
    canvas.rounded(x + 2, y + 2, SIDE - 8, SIDE - 6, 12, p.PAPER)
    canvas.rect(x + SIDE - 34, y + 12, 28, SIDE - 26, p.SAND)
    canvas.rect(x + 2, y + 54, SIDE - 8, 5, p.LINE)
    canvas.rounded(x + 22, y + 18, 84, 24, 5, p.PASTEL_DARK)
    canvas.rounded(x + 28, y + 24, (20, 44, 62)[rank % 3], 12, 3, p.OCHRE_LIGHT)
    for knob in range(3):
        canvas.disc(x + 150 + knob * 38, y + 30, 12, (p.PASTEL, p.PASTEL_MID, p.BRICK_MID)[knob])
    centre = (x + SIDE / 2, y + 162)
    canvas.disc(centre[0] + 6, centre[1] + 6, 92, p.SHADE_DEEP)
    canvas.disc(*centre, 92, p.PASTEL_LIGHT)
    canvas.disc(*centre, 74, p.PASTEL_DARK)
    if rank % 3 != 1:
        _linen(canvas, centre, rank)
    canvas.poly([*ellipse(centre, 74, 74, 190, 280), *ellipse(centre, 52, 60, 280, 190)], "#ffffff30")
    canvas.rounded(centre[0] + 76, centre[1] - 20, 20, 40, 8, p.PASTEL)


def _linen(canvas: Canvas, centre: Point, rank: int) -> None:
    """Draw the linen heaped at the bottom of a drum."""
    x, y = centre
    canvas.poly(ellipse(centre, 72, 72, 8, 172), LINEN[rank % 5])
    left = [(x - 70, y + 14), (x - 44, y - 22), (x - 10, y + 4), (x + 20, y + 34), (x - 40, y + 56)]
    right = [(x - 10, y + 20), (x + 24, y - 18), (x + 66, y + 18), (x + 40, y + 54), (x, y + 50)]
    canvas.poly(smooth(left), LINEN[(rank + 1) % 5])
    canvas.poly(smooth(right), LINEN[(rank + 3) % 5])
    canvas.poly(ellipse((x, y + 34), 30, 16), LINEN[(rank + 2) % 5])


def _shelf(canvas: Canvas, left: float, width: float) -> None:
    """Draw the bookshelf, its boards and its rows of books."""
    top = 130.0
    canvas.rect(left + 14, top + 10, width + 8, FLOOR - top, p.SHADE_DEEP)
    canvas.rect(left, top, width, FLOOR - top, p.OCHRE)
    canvas.rect(left + 18, top + 18, width - 36, FLOOR - top - 36, p.OCHRE_DARK)
    for row in range(4):
        base = top + 150 + row * 138
        spot, index = left + 22, row * 3
        while spot < left + width - 66 - row * 30 % 84:
            thick, tall = 17 + index * 7 % 15, 84 + index * 11 % 32
            canvas.rect(spot, base - tall, thick, tall, SPINES[(index * 3 + row) % len(SPINES)])
            canvas.rect(spot, base - tall + 14, thick, 6, p.SHADE_DEEP)
            spot, index = spot + thick + 2, index + 1
        lean = [(spot + 4, base), (spot + 22, base), (spot + 50, base - 92), (spot + 33, base - 98)]
        canvas.poly(lean, SPINES[(row * 3 + 1) % len(SPINES)])
        canvas.rect(left, base, width, 14, p.OCHRE_MID)
    canvas.rect(left, top, 12, FLOOR - top, p.OCHRE_MID)


def _floor(canvas: Canvas) -> None:
    """Draw the chequered floor, in perspective."""
    canvas.rect(0, FLOOR - 20, WIDTH, 24, p.BRICK_DARK)
    canvas.rect(0, FLOOR, WIDTH, 300, p.BRICK_TINT)
    edges = [FLOOR, 758, 812, 890, 1010]
    for row, (far, near) in enumerate(pairwise(edges)):
        for column in range(-12 + row % 2, 14, 2):
            corners = ((column, far), (column + 1, far), (column + 1, near), (column, near))
            canvas.poly([(800 + step * (120 + (y - FLOOR) * 0.42), y) for step, y in corners], p.BRICK_LIGHT)
    canvas.rect(0, FLOOR, WIDTH, 20, p.SHADE)


def _basket(canvas: Canvas, x: float, base: float) -> None:
    """Draw a basket of linen waiting on the floor."""
    canvas.disc(x + 60, base, 170, p.SHADE_DEEP, 0.14)
    for dx, size, colour in ((-70, 52, p.PAPER), (64, 56, p.OLIVE_LIGHT), (-6, 62, p.OCHRE_LIGHT)):
        canvas.disc(x + dx, base - 140, size, colour, 0.8)
    canvas.poly([(x - 140, base - 140), (x + 140, base - 140), (x + 112, base), (x - 112, base)], p.PASTEL)
    canvas.poly([(x + 60, base - 140), (x + 140, base - 140), (x + 112, base), (x + 50, base)], p.PASTEL_DARK)
    canvas.rounded(x - 152, base - 152, 304, 26, 12, p.PASTEL_MID)
    for row in range(2):
        for hole in range(6):
            canvas.rounded(x - 96 + hole * 36, base - 104 + row * 46, 12, 28, 6, p.PASTEL_DARK)


def _bench(canvas: Canvas) -> None:
    """Draw the wooden bench and a pile of books at its end."""
    canvas.disc(860, 930, 330, p.SHADE_DEEP, 0.1)
    for x in (640, 1130):
        canvas.poly([(x, 840), (x + 26, 840), (x + 20, 930), (x + 6, 930)], p.INK)
    canvas.rounded(590, 818, 620, 26, 6, p.OCHRE_MID)
    canvas.rect(596, 836, 608, 8, p.OCHRE_DARK)
    for index, (width, colour) in enumerate(((130, p.PASTEL), (112, p.BRICK_TINT), (120, p.BRICK_DARK))):
        canvas.rounded(1050 + index * 7, 792 - index * 26, width, 26, 3, colour)
        canvas.rect(1060 + index * 7, 798 - index * 26, 14, 14, p.OCHRE_LIGHT)


def _open_book(canvas: Canvas, hand: Point) -> None:
    """Draw the open book the reader holds."""
    x, y = hand
    canvas.poly([(x - 26, y + 24), (x + 6, y - 66), (x + 18, y - 62), (x - 10, y + 30)], p.BRICK)
    canvas.poly([(x - 10, y + 30), (x + 18, y - 62), (x + 78, y - 40), (x + 44, y + 44)], p.PAPER)
