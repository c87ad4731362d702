"""A building site: a crane above brick houses, and two people reading a plan."""

from demo.pictures import palette as p
from demo.pictures.canvas import HEIGHT, WIDTH, Canvas, ellipse
from demo.pictures.scenery import cloud, sun, windows


def draw(canvas: Canvas) -> None:
    """Draw the whole picture."""
    sun(canvas, 230, 190, 110)
    cloud(canvas, 520, 330, 260)
    cloud(canvas, 1010, 300, 220)
    _skyline(canvas)
    _crane(canvas)
    _finished_block(canvas)
    _rising_block(canvas)
    canvas.rect(0, 800, WIDTH, HEIGHT - 800, "#e3c79a")
    canvas.ground([(-10, 850), (500, 830), (1000, 846), (1610, 824)], "#d4b27d")
    _fence(canvas)
    _worker(canvas, 640, 1010, 420, (p.OCHRE_MID, p.PASTEL, p.PASTEL_DARK), 1)
    _worker(canvas, 960, 1010, 400, (p.PAPER, p.BRICK, p.BRICK_DARK), -1)
    _plan(canvas)


def _skyline(canvas: Canvas) -> None:
    for x, top, width in ((-10, 560, 150), (150, 610, 130), (700, 600, 140), (850, 640, 160), (1420, 590, 200)):
        canvas.rect(x, top, width, 800 - top, p.PASTEL_LIGHT)
        canvas.rect(x + width * 0.75, top, width * 0.25, 800 - top, "#8fb1c6")
    canvas.rect(760, 500, 44, 140, p.PASTEL_LIGHT)
    canvas.poly([(754, 502), (782, 440), (810, 502)], p.PASTEL_MID)


def _crane(canvas: Canvas) -> None:
    _lattice(canvas, (900, 800), (900, 120), 46)
    canvas.poly([(877, 150), (923, 150), (912, 40), (888, 40)], p.OCHRE)
    _lattice(canvas, (920, 150), (1590, 150), 34)
    _lattice(canvas, (880, 150), (640, 150), 34)
    canvas.line([(900, 46), (1440, 134)], p.INK, 3)
    canvas.line([(900, 46), (660, 134)], p.INK, 3)
    canvas.rect(634, 134, 84, 84, p.INK_SOFT)
    canvas.rect(634, 134, 84, 20, p.INK)
    canvas.rounded(922, 166, 50, 58, 6, p.PASTEL)
    canvas.poly([(930, 174), (964, 174), (964, 200), (930, 200)], p.PASTEL_TINT)
    canvas.line([(1330, 166), (1330, 330)], p.INK, 3)
    canvas.line([(1262, 378), (1330, 330), (1398, 378)], p.INK, 3)
    for row in range(2):
        canvas.rect(1250, 378 + row * 18, 160, 15, (p.BRICK_MID, p.BRICK)[row])


def _lattice(canvas: Canvas, start: tuple[float, float], end: tuple[float, float], width: float) -> None:
    upright = start[0] == end[0]
    length, half = abs(end[1] - start[1] if upright else end[0] - start[0]), width / 2
    way = 1 if end[0] + end[1] > start[0] + start[1] else -1
    steps = int(length / width)

    def at(step: int, side: int) -> tuple[float, float]:
        along = way * length * step / steps
        return (start[0] + side * half, start[1] + along) if upright else (start[0] + along, start[1] + side * half)

    for step in range(steps):
        side = 1 if step % 2 else -1
        canvas.line([at(step, side), at(step + 1, -side)], p.OCHRE, 5)
    for side in (-1, 1):
        canvas.line([at(0, side), at(steps, side)], p.OCHRE_DARK if side > 0 else p.OCHRE, 7)


def _finished_block(canvas: Canvas) -> None:
    canvas.rect(110, 400, 400, 420, p.BRICK)
    canvas.rect(430, 400, 80, 420, p.BRICK_DARK)
    canvas.rect(100, 386, 420, 18, p.SAND)
    windows(canvas, (140, 436), (4, 5), (42, 50), (72, 76), (p.PASTEL, p.PASTEL_LIGHT, p.PASTEL, p.OCHRE_LIGHT))
    for row in range(5):
        canvas.rect(136, 490 + row * 76, 264, 6, p.BRICK_LIGHT)
        canvas.rect(446, 440 + row * 76, 30, 50, p.PASTEL_DARK)


def _rising_block(canvas: Canvas) -> None:
    canvas.rect(1080, 560, 420, 260, p.BRICK_MID)
    canvas.rect(1080, 480, 200, 90, p.BRICK_MID)
    canvas.rect(1430, 560, 70, 260, p.BRICK)
    for row in range(3):
        for column in range(4):
            canvas.rect(1112 + column * 82, 594 + row * 76, 44, 50, p.PASTEL_DARK)
            canvas.rect(1112 + column * 82, 594 + row * 76, 44, 8, p.SAND)
    for column in range(2):
        canvas.rect(1112 + column * 82, 514, 44, 60, "#dfeaf1")
    for x in range(1060, 1530, 78):
        canvas.line([(x, 460), (x, 820)], p.INK_SOFT, 5)
    for y in (486, 562, 638, 714):
        canvas.rect(1050, y, 480, 8, "#c99a55")
        canvas.line([(1050, y - 30), (1530, y - 30)], p.INK_SOFT, 3)
    for x in range(1060, 1450, 156):
        canvas.line([(x, 714), (x + 78, 638)], p.INK_SOFT, 3)


def _fence(canvas: Canvas) -> None:
    for x in range(-20, WIDTH, 130):
        if 480 < x < 1060:
            continue
        canvas.rect(x, 800, 120, 70, p.PAPER)
        for stripe in range(3):
            left = x + stripe * 44
            canvas.poly([(left, 870), (left + 20, 870), (left + 42, 800), (left + 22, 800)], p.BRICK_MID)
        canvas.rect(x + 8, 870, 8, 30, p.INK)
        canvas.rect(x + 104, 870, 8, 30, p.INK)


def _worker(canvas: Canvas, x: float, base: float, height: float, colours: tuple[str, str, str], facing: int) -> None:
    helmet, coat, shade = colours
    unit = height / 8
    shoulder = base - height * 0.78
    left = [(-1.7, 6.24), (-1.5, 0.4), (-0.8, 0.0)]
    outline = [*left, *((-dx, dy) for dx, dy in reversed(left))]
    canvas.poly([(x + dx * unit, shoulder + dy * unit) for dx, dy in outline], coat)
    shaded = ((0.5, 0.0), (0.8, 0.0), (1.5, 0.4), (1.7, 6.24), (0.7, 6.24))
    canvas.poly([(x + dx * unit, shoulder + dy * unit) for dx, dy in shaded], shade)
    for side in (-0.75, 0.75):
        canvas.rect(x + side * unit - 9, shoulder + 6, 18, base - shoulder, p.OCHRE_LIGHT)
    canvas.rect(x - unit * 1.55, shoulder + unit * 2.4, unit * 3.1, 20, p.OCHRE_LIGHT)
    arm = [(x + facing * dx * unit, shoulder + dy * unit) for dx, dy in ((1.2, 0.8), (1.7, 2.4), (2.7, 2.5))]
    canvas.line(arm, shade, unit * 0.75)
    canvas.disc(*arm[-1], unit * 0.36, p.BRICK_LIGHT)
    canvas.rect(x - unit * 0.3, shoulder - unit * 0.5, unit * 0.6, unit * 0.8, "#c98a70")
    _head(canvas, (x + facing * unit * 0.25, shoulder - unit * 0.75), unit, helmet, facing)


def _head(canvas: Canvas, centre: tuple[float, float], unit: float, helmet: str, facing: int) -> None:
    x, y = centre
    canvas.disc(x, y, unit * 0.82, p.BRICK_LIGHT)
    top = y - unit * 0.15
    canvas.poly(ellipse((x, top), unit * 0.98, unit * 1.05, 180, 360), helmet)
    canvas.rounded(x - unit * 1.05 + facing * unit * 0.2, top - unit * 0.14, unit * 2.1, unit * 0.24, 6, helmet)
    canvas.rect(x - unit, top - unit * 0.16, unit * 2, unit * 0.07, p.SHADE_DEEP)


def _plan(canvas: Canvas) -> None:
    canvas.poly([(660, 838), (946, 828), (984, 944), (622, 958)], p.PAPER)
    canvas.poly([(946, 828), (984, 944), (900, 948), (880, 830)], p.LINE)
    canvas.poly([(690, 856), (860, 850), (876, 926), (668, 934)], p.PASTEL_TINT)
    for start, end in (
        ((720, 854), (706, 932)),
        ((770, 852), (766, 930)),
        ((684, 880), (866, 874)),
        ((676, 908), (872, 900)),
    ):
        canvas.line([start, end], p.PASTEL, 4)
    canvas.poly([(790, 862), (840, 860), (846, 888), (792, 890)], p.BRICK_MID)
    canvas.line([(896, 860), (944, 858)], p.INK_SOFT, 4)
    canvas.line([(900, 880), (950, 878)], p.INK_SOFT, 4)
    canvas.line([(906, 900), (944, 898)], p.INK_SOFT, 4)
