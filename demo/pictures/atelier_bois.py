"""A joiner's workshop: tools on the wall, a bench, and a craftsman who shows a pupil how to plane."""

from demo.pictures import palette as p
from demo.pictures.canvas import HEIGHT, WIDTH, Canvas, ellipse
from demo.pictures.posed import Limb, Look, Pose, figure

BENCH, FLOOR = 690.0, 900.0


def draw(canvas: Canvas) -> None:
    """Draw the whole picture."""
    _room(canvas)
    _tools(canvas)
    _planks(canvas)
    _people(canvas)
    _bench(canvas)
    _work(canvas)
    _stool(canvas, 1330, 980)
    canvas.poly([(96, 130), (420, 130), (1180, 1010), (560, 1010)], p.OCHRE_TINT + "1c")


def _room(canvas: Canvas) -> None:
    """Draw the wall, the floor and the window on the left."""
    canvas.rect(0, 560, WIDTH, FLOOR - 560, p.OLIVE_DARK)
    canvas.rect(0, 552, WIDTH, 12, p.OLIVE_MID)
    canvas.rect(0, FLOOR, WIDTH, HEIGHT - FLOOR, p.BRICK_DARK)
    for x in range(-300, WIDTH + 300, 190):
        canvas.line([(x + (800 - x) * 0.15, FLOOR), (x, HEIGHT)], p.INK + "60", 4)
    canvas.rect(84, 96, 350, 390, p.SAND)
    canvas.rect(104, 116, 310, 350, p.PASTEL_TINT)
    canvas.poly(ellipse((330, 466), 80, 110, 180, 360), p.OLIVE_LIGHT)
    canvas.poly(ellipse((190, 466), 80, 60, 180, 360), p.OLIVE_MID)
    canvas.rect(84, 466, 350, 20, p.SAND)
    canvas.rect(64, 484, 390, 18, p.LINE)
    canvas.rect(254, 116, 10, 350, p.SAND)
    for y in (226, 346):
        canvas.rect(104, y, 310, 8, p.SAND)


def _tools(canvas: Canvas) -> None:
    """Draw the board of tools."""
    canvas.rect(560, 76, 800, 300, p.SHADE_DEEP)
    canvas.rect(548, 64, 800, 300, p.OCHRE_LIGHT)
    canvas.rect(548, 64, 800, 12, p.OCHRE_TINT)
    canvas.rect(548, 206, 800, 6, p.OCHRE_MID)
    _saw(canvas, 580, 96)
    for index, width in enumerate((14, 18, 22, 26, 30)):
        x = 1010 + index * 62
        canvas.rounded(x - 12, 92, 24, 52, 10, (p.BRICK, p.BRICK_MID)[index % 2])
        canvas.poly([(x - 7, 144), (x + 7, 144), (x + width / 2, 196), (x - width / 2, 190)], p.INK_SOFT)
    _hung(canvas)


def _hung(canvas: Canvas) -> None:
    """Draw the lower row: mallet, hammer, plane, set square, pliers and brushes."""
    canvas.line([(618, 276), (618, 348)], p.OCHRE_DARK, 14)
    canvas.rounded(574, 226, 88, 56, 10, p.BRICK_MID)
    canvas.line([(770, 236), (706, 346)], p.OCHRE_DARK, 12)
    canvas.poly([(738, 222), (790, 230), (816, 262), (776, 256), (736, 244)], p.INK)
    canvas.rounded(846, 292, 144, 40, 8, p.OCHRE_DARK)
    canvas.poly([(900, 292), (922, 292), (906, 250), (888, 250)], p.PASTEL)
    canvas.disc(962, 286, 14, p.BRICK)
    canvas.poly([(1036, 228), (1036, 344), (1152, 344)], p.PASTEL)
    canvas.poly([(1058, 280), (1058, 322), (1100, 322)], p.OCHRE_LIGHT)
    canvas.curve([(1186, 346), (1190, 300), (1212, 268), (1222, 230)], p.INK, 11)
    canvas.curve([(1238, 346), (1234, 300), (1212, 268), (1204, 230)], p.INK, 11)
    for x, colour in ((1280, p.PASTEL), (1316, p.BRICK)):
        canvas.rounded(x - 6, 226, 12, 70, 6, colour)
        canvas.rect(x - 13, 288, 26, 50, p.INK)


def _saw(canvas: Canvas, x: float, y: float) -> None:
    """Draw a hand saw hung on the board."""
    canvas.poly([(x + 80, y + 8), (x + 380, y + 40), (x + 380, y + 66), (x + 80, y + 92)], p.PASTEL_MID)
    for tooth in range(20):
        left, low = x + 80 + tooth * 15, y + 92 - tooth * 1.3
        canvas.poly([(left, low - 1), (left + 15, low - 2), (left + 6, low + 8)], p.PASTEL_MID)
    canvas.rounded(x, y, 96, 96, 22, p.BRICK_DARK)
    canvas.rounded(x + 26, y + 26, 40, 42, 14, p.OCHRE_LIGHT)


def _planks(canvas: Canvas) -> None:
    """Draw planks leaning in the corner."""
    for x, top, colour in ((1400, 250, p.OCHRE), (1450, 180, p.BRICK_LIGHT), (1504, 230, p.OCHRE_MID)):
        canvas.poly([(x + 30, top), (x + 74, top), (x + 44, FLOOR), (x, FLOOR)], colour)
        canvas.poly([(x + 64, top), (x + 74, top), (x + 44, FLOOR), (x + 34, FLOOR)], p.SHADE_DEEP)


def _people(canvas: Canvas) -> None:
    """Draw the craftsman, who points, and the pupil, who holds the plane."""
    show: tuple[Limb, ...] = (((-0.6, 5.6), (-1.3, 4.6), (-0.8, 3.7)), ((0.6, 5.6), (1.3, 4.6), (2.3, 4.9)))
    figure(canvas, (500, 1000), 640, Look(p.PASTEL_LIGHT, hair=p.SAND, legs=p.PASTEL_DARK), Pose(show))
    canvas.poly([(464, 584), (536, 584), (552, 800), (442, 800)], p.BRICK)
    for x, top in ((470, 490), (530, 490)):
        canvas.line([(x, 588), (x, top)], p.BRICK, 10)
    canvas.rect(480, 624, 40, 26, p.BRICK_DARK)
    hold: tuple[Limb, ...] = (((-0.5, 5.5), (0.2, 4.7), (1.3, 5.2)), ((0.6, 5.5), (1.3, 4.7), (2.2, 5.3)))
    figure(canvas, (980, 1000), 580, Look(p.OCHRE_MID, p.OCHRE_DARK, cut="bun", legs=p.INK_SOFT), Pose(hold), -1)


def _bench(canvas: Canvas) -> None:
    """Draw the workbench with its vice and its shelf."""
    canvas.poly([(230, BENCH - 34), (1270, BENCH - 34), (1330, BENCH + 20), (170, BENCH + 20)], p.OCHRE_MID)
    canvas.rect(170, BENCH + 20, 1160, 50, p.OCHRE)
    canvas.rect(170, BENCH + 62, 1160, 12, p.SHADE_DEEP)
    for x in (230, 1200):
        canvas.rect(x, BENCH + 74, 64, 250, p.OCHRE_DARK)
        canvas.rect(x, BENCH + 74, 16, 250, p.OCHRE)
    canvas.rect(294, 880, 906, 26, p.OCHRE_DARK)
    for x, width in ((330, 300), (360, 220)):
        canvas.rect(x, 880 - width * 0.1, width, 24, p.BRICK_LIGHT if width < 300 else p.BRICK_MID)
    canvas.rect(340, BENCH + 24, 110, 74, p.OCHRE_DARK)
    canvas.disc(395, BENCH + 62, 16, p.INK)
    canvas.line([(395, BENCH + 22), (395, BENCH + 106)], p.INK, 9)


def _work(canvas: Canvas) -> None:
    """Draw the board being planed, the plane under the hands of the pupil, and its shavings."""
    canvas.rect(400, BENCH - 34, 660, 28, p.BRICK_LIGHT)
    canvas.rect(400, BENCH - 34, 400, 8, p.BRICK_TINT)
    canvas.rect(400, BENCH - 6, 670, 10, p.SHADE_DEEP)
    canvas.rounded(770, 614, 180, 42, 8, p.BRICK_DARK)
    canvas.poly([(836, 616), (866, 616), (850, 560), (828, 560)], p.INK_SOFT)
    canvas.disc(796, 608, 16, p.BRICK)
    for x, y in ((826, 608), (890, 612)):
        canvas.disc(x, y, 26, p.OCHRE_DARK)
    for x, y, radius in (
        (740, 644, 20),
        (716, 670, 14),
        (640, 686, 18),
        (420, 978, 22),
        (560, 966, 16),
        (840, 980, 24),
    ):
        outer, inner = ellipse((x, y), radius, radius * 0.8, x, x + 230), ellipse((x, y), radius / 2, radius / 2)
        canvas.line([*outer, *inner], p.OCHRE_LIGHT, 6)
    canvas.rounded(1130, 610, 66, 60, 6, p.BRICK)
    for x, top in ((1144, 556), (1162, 540), (1180, 562)):
        canvas.line([(x, top), (x, 612)], p.OCHRE_TINT, 8)


def _stool(canvas: Canvas, x: float, base: float) -> None:
    """Draw a finished stool."""
    canvas.disc(x + 20, base, 120, p.SHADE_DEEP, 0.14)
    for top, foot in ((-46, -84), (46, 84), (0, 10)):
        canvas.line([(x + top, base - 190), (x + foot, base)], p.BRICK_MID if top else p.BRICK, 17)
    canvas.line([(x - 66, base - 70), (x + 66, base - 70)], p.BRICK_MID, 10)
    canvas.disc(x, base - 188, 96, p.BRICK, 0.26)
    canvas.disc(x, base - 200, 96, p.BRICK_LIGHT, 0.26)
