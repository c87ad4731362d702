"""Shared vegetable gardens: a mobile kitchen under its awning, beds in rows, apartment blocks far behind."""

from demo.pictures import palette as p
from demo.pictures.canvas import Canvas, Point, ellipse
from demo.pictures.figures import SKINS, Look, stander
from demo.pictures.scenery import DEEP, SUMMER, crown, sun, windows

FAR_BEDS = ((-60, 590, 360), (350, 586, 420), (830, 584, 380), (1260, 588, 400))
BEDS = (*FAR_BEDS, (-120, 704, 460), (400, 696, 520), (980, 694, 300), (1330, 700, 400))


def draw(canvas: Canvas) -> None:
    """Draw the whole picture."""
    sun(canvas, 250, 150, 84)
    _blocks(canvas)
    crown(canvas, [(30 + index * 124, 524 - index * 37 % 50, 62 + index * 23 % 28) for index in range(14)], DEEP)
    canvas.ground([(-10, 540), (500, 528), (1100, 536), (1610, 524)], p.OLIVE_LIGHT)
    for rank, (left, base, width) in enumerate(BEDS):
        _far_bed(canvas, (left, base), width, rank)
    canvas.ground([(-10, 752), (420, 730), (1000, 724), (1610, 746)], p.OCHRE_LIGHT)
    canvas.ground([(-10, 790), (600, 756), (1200, 760), (1610, 800)], p.OCHRE_TINT)
    _kitchen(canvas, 760, 836)
    child, mother = Look(p.OCHRE, p.OCHRE_MID, p.OLIVE, p.BRICK_DARK), Look(p.PASTEL, p.PASTEL_MID, p.PASTEL_DARK)
    stander(canvas, (570, 876), 30, child, 1, [[(0.2, 5.7), (1.1, 5.2), (1.9, 5.9)]])
    stander(canvas, (676, 868), 44, mother, 1, [[(-0.1, 5.7), (0.6, 4.4), (1.9, 5.0)]])
    old = Look(p.BRICK, p.BRICK_MID, p.INK_SOFT, p.LINE, SKINS[1])
    stander(canvas, (1420, 872), 43, old, -1, [[(-0.2, 5.7), (0.5, 4.4), (1.9, 5.0)]])
    for x in (766, 1300):
        canvas.poly([(x - 32, 620), (x + 32, 620), (x + 18, 648), (x - 18, 648)], p.BRICK_LIGHT)
    _tomatoes(canvas)
    _cabbages(canvas)


def _blocks(canvas: Canvas) -> None:
    """Draw the apartment blocks in the haze."""
    canvas.ground([(-10, 430), (420, 380), (900, 440), (1300, 396), (1610, 440)], "#a9b67399")
    for x, top, width, wall in (
        (60, 300, 250, p.PAPER),
        (430, 200, 190, p.BRICK_TINT),
        (1060, 250, 420, p.PASTEL_TINT),
    ):
        canvas.rect(x, top, width, 540 - top, wall)
        canvas.rect(x + width - 40, top, 40, 540 - top, p.SHADE)
        canvas.rect(x - 6, top - 10, width + 12, 12, p.PASTEL_LIGHT)
        grid = (int((width - 60) / 46), int((500 - top) / 52))
        windows(canvas, (x + 20, top + 22), grid, (28, 30), (46, 52), (p.PASTEL_LIGHT, p.PASTEL_MID, p.OCHRE_LIGHT))


def _far_bed(canvas: Canvas, corner: Point, width: float, rank: int) -> None:
    """Draw one of the raised beds behind the kitchen, with its row of plants."""
    left, base = corner
    tall = (base - 490) * 0.2
    dark, light = ((p.OLIVE, p.OLIVE_MID), (p.PASTEL_MID, p.PASTEL_LIGHT), (p.OLIVE_DARK, p.OLIVE))[rank % 3]
    canvas.rect(left + 10, base, width + tall, tall * 0.4, p.SHADE)
    for step in range(int(width / (tall * 1.5))):
        x, y = left + tall + step * tall * 1.5, base - tall * 1.1
        if rank % 3 == 2:
            for lean in (-0.5, 0.5):
                canvas.line([(x + lean * tall, y), (x - lean * tall * 0.4, y - tall * 2.4)], p.OCHRE_DARK, 4)
            crown(canvas, ((x, y - tall * 1.2, tall * 0.5), (x + tall * 0.2, y - tall * 0.6, tall * 0.6)), DEEP)
        canvas.disc(x, y, tall * 0.8, dark, 0.8)
        canvas.disc(x - tall * 0.2, y - tall * 0.25, tall * 0.45, light, 0.8)
    canvas.rect(left, base - tall, width, tall, p.OCHRE)
    canvas.rect(left, base - tall, width, tall * 0.25, p.OCHRE_MID)
    canvas.rect(left + width - tall * 0.5, base - tall, tall * 0.5, tall, p.OCHRE_DARK)


def _kitchen(canvas: Canvas, left: float, base: float) -> None:
    """Draw the cart with its cook, its pots and its crates, then the awning over them."""
    canvas.disc(left + 330, base + 4, 400, p.SHADE_DEEP, 0.09)
    for x in (left + 16, left + 532):
        canvas.rect(x, base - 540, 12, 540, p.OCHRE_DARK)
    cook = Look(p.PAPER, p.SAND, p.INK, p.BRICK, SKINS[2])
    stander(canvas, (left + 330, base - 56), 50, cook, -1, [[(0.3, 5.6), (1.3, 4.4), (2.4, 4.9)]])
    canvas.line([(left + 206, base - 316), (left + 180, base - 190)], p.INK_SOFT, 8)
    _pots(canvas, left, base - 186)
    canvas.rect(left, base - 170, 560, 136, p.BRICK)
    canvas.rect(left + 400, base - 170, 160, 136, p.BRICK_DARK)
    canvas.rounded(left - 24, base - 188, 608, 22, 6, p.OCHRE_MID)
    canvas.rect(left - 18, base - 170, 596, 8, p.SHADE_DEEP)
    crops = ((p.OLIVE, p.OLIVE_LIGHT), (p.OCHRE, p.OCHRE_LIGHT), (p.BRICK_DARK, p.BRICK_MID))
    for index, (dark, light) in enumerate(crops):
        x = left + 22 + index * 128
        for item in range(5):
            canvas.disc(x + 12 + item * 22, base - 118, 14, dark)
            canvas.disc(x + 9 + item * 22, base - 122, 7, light)
        canvas.poly(
            [(x - 6, base - 116), (x + 118, base - 116), (x + 110, base - 66), (x + 2, base - 66)], p.OCHRE_LIGHT
        )
        canvas.rect(x - 3, base - 96, 118, 6, p.OCHRE)
    for x in (left + 90, left + 470):
        canvas.disc(x, base - 22, 46, p.INK)
        canvas.disc(x, base - 22, 26, p.OCHRE_LIGHT)
        canvas.disc(x, base - 22, 8, p.INK)
    canvas.line([(left + 560, base - 110), (left + 660, base - 150)], p.INK, 10)
    _awning(canvas, left - 60, base - 590, 680)


def _pots(canvas: Canvas, left: float, base: float) -> None:
    """Draw a steaming pot, a pan and a pile of bowls on the counter."""
    for x in (left + 118, left + 170):
        canvas.curve([(x, base - 120), (x + 16, base - 160), (x - 6, base - 200), (x + 12, base - 240)], "#ffffffa0", 9)
    canvas.rounded(left + 78, base - 92, 136, 94, 10, p.PASTEL_MID)
    canvas.rect(left + 172, base - 86, 42, 86, p.PASTEL)
    canvas.rounded(left + 66, base - 96, 160, 16, 8, p.PASTEL_DARK)
    for level in range(4):
        x, y = left + 440, base - 16 - level * 14
        canvas.poly([(x, y), (x + 84, y), (x + 66, y + 18), (x + 18, y + 18)], (p.PAPER, p.PASTEL_LIGHT)[level % 2])


def _awning(canvas: Canvas, left: float, top: float, width: float) -> None:
    """Draw the striped awning."""
    step = width / 10
    for stripe in range(10):
        colour = (p.OLIVE_MID, p.PAPER)[stripe % 2]
        x = left + stripe * step
        high = [(left + 60 + (step - 12) * (stripe + shift), top) for shift in (0, 1)]
        canvas.poly([*high, (x + step, top + 96), (x, top + 96)], colour)
        canvas.disc(x + step / 2, top + 96, step / 2, colour, 0.8)
    canvas.rect(left, top + 84, width, 12, p.SHADE)


def _tomatoes(canvas: Canvas) -> None:
    """Draw the tall bed of the foreground, with tomatoes climbing on stakes."""
    leaves: list[tuple[float, float, float]] = []
    for plant in range(4):
        stake, top = 20 + plant * 132, 596 + plant * 37 % 56
        canvas.line([(stake, 930), (stake + 8, top - 50)], p.OCHRE_DARK, 9)
        leaves += [(stake + (-8, 18, -16, 10)[row], top + 20 + row * 78, 40 + row * 11) for row in range(4)]
    crown(canvas, leaves, SUMMER)
    for index, (x, y, size) in enumerate(leaves):
        for dx, dy in ((0.62, 0.42), (0.12, 0.74)):
            ripe, light = (p.BRICK, p.BRICK_MID) if index % 5 else (p.OCHRE_MID, p.OCHRE_LIGHT)
            canvas.disc(x + dx * size, y + dy * size, 19, ripe)
            canvas.disc(x + dx * size - 4, y + dy * size - 4, 10, light)
    canvas.rect(-10, 900, 540, 110, p.OCHRE_DARK)
    for row in range(2):
        canvas.rect(-10, 900 + row * 58, 540, 54, p.OCHRE)
        canvas.rect(-10, 900 + row * 58, 540, 8, p.OCHRE_MID)
    canvas.rect(500, 890, 30, 120, p.OCHRE_DARK)


def _cabbages(canvas: Canvas) -> None:
    """Draw the low bed of the foreground: cabbages, leeks and a pumpkin."""
    for leek in range(6):
        x = 930 + leek * 46
        for lean in (-30, -10, 14, 32):
            canvas.poly([(x - 8, 960), (x + lean, 858 + abs(lean)), (x + 8, 960)], (p.PASTEL_MID, p.OLIVE)[lean > 0])
        canvas.rect(x - 8, 930, 16, 40, p.PAPER)
    for cabbage in range(4):
        x, y = 1250 + cabbage * 104, 938
        for dx, size, colour in ((-30, 40, p.OLIVE), (30, 40, p.OLIVE), (0, 44, p.OLIVE_MID), (-6, 28, p.OLIVE_LIGHT)):
            canvas.disc(x + dx, y - 28 + abs(dx), size, colour, 0.86)
        canvas.curve([(x - 20, y - 34), (x - 4, y - 22), (x + 4, y - 2)], p.OLIVE_TINT, 4)
    canvas.line([(838, 904), (850, 872)], p.OLIVE, 12)
    for dx, across, colour in (
        (34, 36, p.OCHRE),
        (-34, 36, p.OCHRE_MID),
        (20, 32, p.OCHRE_MID),
        (-12, 28, p.OCHRE_LIGHT),
    ):
        canvas.poly(ellipse((840 + dx, 940), across, 50), colour)
    canvas.rect(740, 956, 870, 60, p.OCHRE)
    canvas.rect(740, 956, 870, 8, p.OCHRE_MID)
