"""A desk where rights are explained: an adviser, two people seated, files, a plant and posters."""

from math import cos, radians, sin

from demo.pictures import palette as p
from demo.pictures.canvas import WIDTH, Canvas, Point, ellipse, smooth
from demo.pictures.figures import SKINS, Look, sitter

FLOOR = 800.0


def draw(canvas: Canvas) -> None:
    """Draw the whole picture."""
    _room(canvas)
    for index, corner in enumerate(((70, 130), (290, 90), (510, 150))):
        _poster(canvas, corner, index)
    _shelf(canvas)
    _plant(canvas, 1480, 880)
    _chair(canvas, (1240, 740), -1, p.PASTEL_DARK)
    adviser = Look(p.PASTEL, p.PASTEL_MID, p.INK_SOFT, p.BRICK_DARK, SKINS[0])
    sitter(canvas, (1240, 700), 68, adviser, -1, [[(-0.2, 2.7), (0.6, 1.3), (2.4, 1.45)]])
    _chair(canvas, (440, 740), 1, p.BRICK_DARK)
    son = Look(p.OCHRE, p.OCHRE_MID, p.PASTEL_DARK, p.INK, SKINS[2])
    sitter(canvas, (440, 700), 66, son, 1, [[(-0.2, 2.7), (0.6, 1.3), (2.2, 1.4)]])
    _desk(canvas)
    _chair(canvas, (230, 800), 1, p.BRICK_DARK)
    mother = Look(p.BRICK, p.BRICK_MID, p.INK_SOFT, p.PAPER, SKINS[2])
    sitter(canvas, (230, 760), 72, mother, 1, [[(-0.2, 2.7), (0.1, 1.2), (1.5, 0.75)]])
    canvas.rounded(300, 640, 110, 92, 14, p.OLIVE_DARK)
    canvas.curve([(322, 644), (340, 596), (372, 596), (390, 644)], p.OLIVE_DARK, 9)


def _room(canvas: Canvas) -> None:
    """Draw the wall, the floor and the light that falls from a window on the left."""
    canvas.rect(0, 0, WIDTH, FLOOR, p.OLIVE_LIGHT)
    canvas.poly([(-10, -10), (420, -10), (1100, FLOOR), (300, FLOOR)], "#ffffff22")
    canvas.poly([(520, -10), (640, -10), (1320, FLOOR), (1200, FLOOR)], "#ffffff22")
    canvas.rect(0, 620, WIDTH, FLOOR - 620, p.OLIVE_MID)
    canvas.rect(0, 612, WIDTH, 12, p.OLIVE_TINT)
    canvas.rect(0, FLOOR - 24, WIDTH, 24, p.OLIVE)
    canvas.rect(0, FLOOR, WIDTH, 210, p.SAND)
    canvas.rect(0, FLOOR, WIDTH, 14, p.SHADE)
    canvas.disc(800, 900, 620, p.OLIVE_TINT, 0.13)
    canvas.disc(800, 900, 570, p.BRICK_LIGHT, 0.12)


def _poster(canvas: Canvas, corner: Point, rank: int) -> None:
    """Draw a poster: a house and its sun, two hands held, or a path to a door."""
    x, y = corner
    canvas.rect(x + 8, y + 10, 170, 230, p.SHADE)
    canvas.rect(x, y, 170, 230, p.PAPER)
    ground = (p.PASTEL, p.OCHRE_LIGHT, p.BRICK_MID)[rank]
    canvas.rect(x + 12, y + 12, 146, 206, ground)
    if rank == 0:
        canvas.disc(x + 50, y + 60, 22, p.OCHRE_LIGHT)
        canvas.rect(x + 40, y + 140, 104, 78, p.PAPER)
        canvas.poly([(x + 32, y + 142), (x + 92, y + 92), (x + 152, y + 142)], p.PAPER)
        canvas.rect(x + 78, y + 166, 28, 52, p.BRICK)
    elif rank == 1:
        for dx, colour in ((52, p.PASTEL), (86, p.BRICK), (120, p.OLIVE)):
            canvas.disc(x + dx, y + 96, 18, colour)
            canvas.poly(ellipse((x + dx, y + 190), 26, 66, 180, 360), colour)
    else:
        canvas.poly([(x + 24, y + 218), (x + 70, y + 130), (x + 100, y + 130), (x + 146, y + 218)], p.BRICK_TINT)
        canvas.rect(x + 62, y + 56, 46, 76, p.PASTEL_DARK)
        canvas.rect(x + 70, y + 64, 30, 68, p.OCHRE_LIGHT)


def _shelf(canvas: Canvas) -> None:
    """Draw two shelves of binders and boxes."""
    for row, y in enumerate((250, 420)):
        spot = 900 + row * 40
        for index in range(9 - row):
            width, tall = 34 + index * 5 % 14, 104 + index * 7 % 18
            colour = (p.BRICK, p.PASTEL, p.OCHRE_MID, p.PAPER, p.PASTEL_MID, p.BRICK_LIGHT)[(index + row * 2) % 6]
            canvas.rect(spot, y - tall, width, tall, colour)
            canvas.rounded(spot + width / 2 - 9, y - tall + 16, 18, 30, 3, p.OCHRE_TINT)
            canvas.disc(spot + width / 2, y - 20, 7, p.SHADE_DEEP)
            spot += width + 4
        canvas.rect(870, y + 14, 480, 12, p.SHADE)
        canvas.rect(860, y, 480, 16, p.OCHRE)
        canvas.rect(860, y, 480, 5, p.OCHRE_MID)


def _plant(canvas: Canvas, x: float, base: float) -> None:
    """Draw a tall plant in its pot."""
    canvas.disc(x + 30, base, 130, p.SHADE_DEEP, 0.14)
    for index, turn in enumerate((-158, -20, -132, -48, -108, -72)):
        length = 250 + index * 34
        tip = (x + length * cos(radians(turn)) * 0.72, base - 110 + length * sin(radians(turn)))
        middle = ((x + tip[0]) / 2, (base - 110 + tip[1]) / 2)
        across = (-sin(radians(turn)) * 58, cos(radians(turn)) * 58)
        edges = [(middle[0] + way * across[0], middle[1] + way * across[1] - 20) for way in (1, -1)]
        canvas.poly(smooth([(x, base - 110), edges[0], tip]), (p.OLIVE_DARK, p.OLIVE)[index % 2])
        canvas.poly(smooth([(x, base - 110), edges[1], tip]), (p.OLIVE, p.OLIVE_MID)[index % 2])
    canvas.poly([(x - 74, base - 130), (x + 74, base - 130), (x + 54, base), (x - 54, base)], p.BRICK_MID)
    canvas.poly([(x + 30, base - 130), (x + 74, base - 130), (x + 54, base), (x + 20, base)], p.BRICK)
    canvas.rect(x - 82, base - 142, 164, 24, p.BRICK)


def _chair(canvas: Canvas, seat: Point, facing: int, colour: str) -> None:
    """Draw a chair in profile."""
    x, y = seat
    canvas.disc(x + facing * 20, y + 130, 110, p.SHADE, 0.14)
    for dx in (-66, 60):
        canvas.line([(x + facing * dx * 0.9, y), (x + facing * dx * 1.1, y + 128)], p.INK, 10)
    canvas.line([(x - facing * 66, y), (x - facing * 92, y - 196)], p.INK, 10)
    canvas.poly([(x - facing * dx, y - dy) for dx, dy in ((70, 90), (94, 86), (112, 206), (88, 210))], colour)
    canvas.rounded(x - 80, y - 8, 160, 22, 8, colour)


def _desk(canvas: Canvas) -> None:
    """Draw the desk with its files, its lamp and its open folder."""
    canvas.disc(850, 884, 340, p.SHADE, 0.1)
    for x in (640, 1040):
        canvas.rect(x, 620, 22, 264, p.OCHRE_DARK)
    canvas.rect(662, 640, 378, 130, p.OCHRE)
    canvas.rect(662, 640, 378, 14, p.SHADE_DEEP)
    canvas.rounded(560, 604, 580, 30, 6, p.OCHRE_MID)
    canvas.rect(566, 624, 568, 10, p.OCHRE)
    for index, (colour, shift) in enumerate(((p.PASTEL, 0), (p.BRICK_LIGHT, 10), (p.OLIVE, -6), (p.OCHRE_LIGHT, 4))):
        canvas.rect(690 + shift, 584 - index * 20, 150, 18, colour)
        canvas.rect(690 + shift, 598 - index * 20, 150, 4, p.PAPER)
    canvas.poly([(900, 604), (940, 586), (1100, 586), (1076, 604)], p.PAPER)
    canvas.poly([(930, 600), (954, 589), (1020, 589), (1004, 600)], p.LINE)
    canvas.line([(880, 604), (880, 470), (960, 430)], p.INK, 8)
    canvas.rounded(846, 594, 68, 12, 6, p.INK)
    canvas.poly([(930, 420), (978, 410), (1030, 470), (950, 486)], p.BRICK)
    canvas.poly([(950, 486), (1030, 470), (1120, 600), (900, 600)], p.GLOW)
