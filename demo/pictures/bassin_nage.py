"""A small municipal pool: a child learns to swim with a float, an instructor crouches at the edge."""

from math import cos, radians, sin

from demo.pictures import palette as p
from demo.pictures.canvas import WIDTH, Canvas, Point, ellipse, smooth
from demo.pictures.figures import SKINS, Look, head, limb
from demo.pictures.scenery import SUMMER, crown, cypress

VANISHING: Point = (900, 330)


def draw(canvas: Canvas) -> None:
    """Draw the whole picture."""
    _windows(canvas)
    _deck(canvas)
    _hall(canvas)
    _water(canvas)
    for slope, colours in ((-2.3, (p.PASTEL, p.PAPER)), (-1.3, (p.BRICK, p.PAPER))):
        _rope(canvas, slope, colours)
    for x, y, cap in ((500, 556, p.OCHRE_MID), (386, 606, p.OLIVE_MID)):
        canvas.disc(x, y - 12, 22, p.BRICK_LIGHT)
        canvas.poly(ellipse((x, y - 16), 23, 23, 170, 370), cap)
        canvas.disc(x, y + 10, 46, p.PASTEL_MID, 0.3)
        canvas.rounded(x - 50, y + 2, 100, 5, 3, p.PASTEL_TINT)
    _child(canvas)
    _instructor(canvas)


def _hall(canvas: Canvas) -> None:
    """Draw the ceiling with its wooden beams and the side walls."""
    canvas.poly([(260, 96), (1330, 96), (1610, -66), (1610, -10), (-10, -10)], p.OCHRE_TINT)
    for x in range(-500, 2500, 240):
        foot = VANISHING[0] + (x - VANISHING[0]) * 0.69
        canvas.poly([(x, -30), (x + 60, -30), (foot + 42, 98), (foot, 98)], p.OCHRE_MID)
        canvas.poly([(x + 40, -30), (x + 60, -30), (foot + 42, 98), (foot + 28, 98)], p.OCHRE)
    canvas.poly([(-10, -60), (260, 96), (260, 456), (-10, 510)], p.PASTEL_TINT)
    canvas.poly([(260, 424), (-10, 463), (-10, 510), (260, 456)], p.PASTEL_LIGHT)
    canvas.poly([(1330, 96), (1610, -66), (1610, 540), (1330, 456)], p.PASTEL_LIGHT)
    canvas.poly([(1330, 424), (1610, 485), (1610, 540), (1330, 456)], p.PASTEL_MID)
    canvas.poly(ellipse((120, 240), 62, 84), p.PASTEL_MID)
    canvas.poly(ellipse((116, 240), 54, 76), p.PAPER)
    for end, colour in (((116, 182), p.INK), ((148, 268), p.BRICK)):
        canvas.line([(116, 240), end], colour, 6)
    canvas.ring(1490, 250, 56, p.BRICK, 24)
    for turn in (45, 135, 225, 315):
        canvas.disc(1490 + 56 * cos(radians(turn)), 250 + 56 * sin(radians(turn)), 15, p.PAPER)


def _windows(canvas: Canvas) -> None:
    """Draw the far wall, and the trees behind its bays."""
    canvas.rect(260, 96, 1070, 360, p.PAPER)
    canvas.rect(290, 130, 1010, 250, p.PASTEL_TINT)
    hill = smooth([(290, 300), (520, 236), (760, 290), (1010, 220), (1300, 270)])
    canvas.poly([*hill, (1300, 380), (290, 380)], p.PASTEL_LIGHT)
    for x, base, height in ((416, 396, 210), (452, 396, 160), (1180, 396, 220)):
        cypress(canvas, x, base, height)
    for x, y, size in ((560, 336, 78), (830, 344, 66), (1040, 330, 84), (330, 352, 60), (1290, 350, 70)):
        sides = ((x - size * 0.7, y + 26, size * 0.7), (x + size * 0.7, y + 28, size * 0.66))
        crown(canvas, (*sides, (x, y, size)), SUMMER)
    for x, y, width, height in ((260, 380, 1070, 76), (260, 130, 30, 250), (1300, 130, 30, 250)):
        canvas.rect(x, y, width, height, p.PAPER)
    canvas.rect(260, 424, 1070, 32, p.PASTEL_MID)
    for x in range(290, 1310, 202):
        canvas.rect(x - 9, 126, 18, 258, p.PAPER)
        canvas.rect(x + 5, 126, 4, 258, p.LINE)
    canvas.rect(290, 206, 1010, 8, p.PAPER)
    canvas.rect(284, 380, 1022, 10, p.LINE)


def _deck(canvas: Canvas) -> None:
    """Draw the tiled floor around the basin."""
    canvas.poly([(260, 456), (1330, 456), (1610, 540), (1610, 1010), (-10, 1010), (-10, 510)], p.SAND)
    for slope in (1.32, 1.62, 2.0, 2.5):
        canvas.line([(900 + slope * 126, 456), (900 + slope * 700, 1030)], p.LINE, 3)
    for y in (500, 524, 560, 612, 690, 800):
        canvas.line([(900 + (y - 330) * 1.1, y), (1610, y)], p.LINE, 3)


def _water(canvas: Canvas) -> None:
    """Draw the basin: its rim, its inner walls, then the water with the windows mirrored in it."""
    canvas.poly([(404, 470), (1074, 470), (1710, 1010), (-10, 1010), (-10, 590)], p.PAPER)
    canvas.poly([(420, 475), (1060, 475), (1650, 1010), (-10, 1010), (-10, 605)], p.PASTEL_DARK)
    canvas.poly([(420, 492), (1060, 492), (1570, 1010), (-10, 1010), (-10, 626)], p.PASTEL_MID)
    for left in range(440, 1050, 108):
        right, spread = left + 80, 0.42
        far = [(left, 492), (right, 492)]
        near = [(right + (right - 900) * spread, 690), (left + (left - 900) * spread, 690)]
        canvas.poly([*far, *near], "#dfeaf15c")
    for index in range(30):
        y = 520 + (index / 30) ** 1.4 * 460
        x = (index * 433) % 1500 - 60
        length = 30 + (y - 500) * 0.22
        if x + length < 900 + (y - 330) * 0.9:
            canvas.rounded(x, y, length, 4 + (y - 500) * 0.008, 3, "#dfeaf1a0")
    canvas.ground([(-10, 900), (400, 872), (800, 906), (1200, 880), (1510, 950)], "#1c4e7038")


def _rope(canvas: Canvas, slope: float, colours: tuple[str, str]) -> None:
    """Draw a lane rope: floats strung from the far end towards us."""
    y, index = 496.0, 0
    while y < 1000:
        size = (y - 330) * 0.036
        x = 900 + slope * (y - 330)
        canvas.disc(x + size * 0.4, y + size * 0.9, size * 1.2, p.SHADE_DEEP, 0.4)
        canvas.disc(x, y, size, colours[index // 2 % 2], 0.8)
        canvas.disc(x - size * 0.3, y - size * 0.3, size * 0.45, "#ffffff40", 0.8)
        y, index = y + size * 1.05, index + 1


def _child(canvas: Canvas) -> None:
    """Draw the child with a cap, arms stretched on the float, legs beating the water."""
    limb(canvas, [(800, 772), (700, 800), (610, 790)], "#e0a68e70", 40)
    limb(canvas, [(800, 764), (690, 772), (580, 740)], p.BRICK_LIGHT, 36)
    canvas.poly(smooth([(745, 782), (800, 716), (900, 706), (985, 730), (1000, 790)]), p.OLIVE)
    canvas.poly(smooth([(1010, 752), (1130, 716), (1210, 722), (1222, 744), (1180, 772), (1010, 792)]), p.OCHRE_MID)
    canvas.poly(smooth([(1010, 774), (1120, 764), (1222, 744), (1216, 758), (1180, 784), (1010, 804)]), p.OCHRE_DARK)
    limb(canvas, [(950, 752), (1030, 764), (1110, 748)], p.BRICK_LIGHT, 32)
    canvas.disc(980, 664, 60, p.BRICK_LIGHT)
    canvas.poly(ellipse((978, 660), 64, 64, 128, 336), p.BRICK)
    canvas.poly(ellipse((966, 648), 48, 48, 170, 300), p.BRICK_MID)
    canvas.line([(930, 684), (1032, 650)], p.INK, 7)
    canvas.rounded(1004, 642, 34, 24, 10, p.PASTEL_DARK)
    canvas.curve([(996, 694), (1008, 702), (1022, 696)], p.BRICK_DARK, 5)
    surface = [(520, 800), (640, 780), (760, 778), (880, 786), (1000, 778), (1120, 786), (1260, 776)]
    canvas.poly([*smooth(surface), (1200, 850), (900, 880), (600, 850)], "#5c8aa8c8")
    canvas.curve(surface, p.PASTEL_TINT, 6)
    canvas.curve([(640, 826), (780, 816), (940, 828), (1090, 818)], "#dfeaf1a0", 5)
    for index, size in enumerate((17, 12, 11, 9, 8, 10, 7)):
        canvas.disc(520 + index * 55 % 130, 726 - index * 11 - index % 3 * 14, size, p.PAPER)
    canvas.poly(smooth([(500, 796), (524, 752), (548, 776), (572, 730), (596, 772), (630, 750), (650, 792)]), p.PAPER)


def _instructor(canvas: Canvas) -> None:
    """Draw the instructor crouching at the edge, an arm towards the child."""
    canvas.disc(1490, 742, 150, p.SHADE, 0.16)
    look = Look(p.BRICK, p.BRICK_MID)
    for shift, colour in ((44, SKINS[1]), (0, look.skin)):
        limb(canvas, [(1400 + shift, 590), (1416 + shift, 716)], colour, 42)
        canvas.rounded(1356 + shift, 712, 92, 26, 13, p.PASTEL_DARK)
        limb(canvas, [(1500, 636), (1400 + shift, 582)], p.PASTEL_DARK if shift else p.PASTEL, 66)
    back = [(1560, 660), (1556, 560), (1500, 440)]
    canvas.poly(smooth([*back, (1440, 412), (1392, 440), (1410, 520), (1456, 650)]), look.coat)
    canvas.poly(smooth([*back, (1488, 520), (1500, 664)]), p.BRICK_DARK)
    limb(canvas, [(1436, 462), (1382, 534)], look.sleeve, 54)
    limb(canvas, [(1378, 538), (1262, 590)], p.BRICK_LIGHT, 34)
    canvas.disc(1258, 592, 22, p.BRICK_LIGHT)
    limb(canvas, [(1416, 420), (1404, 392)], SKINS[1], 36)
    head(canvas, (1388, 356), 62, look, -1)
    canvas.rounded(WIDTH - 90, 700, 120, 34, 8, p.OLIVE_MID)
    canvas.rounded(WIDTH - 84, 672, 120, 30, 8, p.OCHRE_MID)
