"""At dusk, women with clipboards walk under the street lamps towards an underpass."""

from demo.pictures import palette as p
from demo.pictures.canvas import Canvas, Point, smooth
from demo.pictures.posed import STRIDE, WRITING, Limb, Look, Pose, figure
from demo.pictures.scenery import DEEP, crown, windows


def draw(canvas: Canvas) -> None:
    """Draw the whole picture."""
    _sky(canvas)
    canvas.ground([(-10, 690), (400, 712), (760, 700), (900, 560), (1610, 540)], p.OLIVE_DARK)
    _underpass(canvas)
    _path(canvas)
    crown(canvas, ((1478, 800, 70), (1560, 770, 92), (1620, 850, 80)), DEEP)
    crown(canvas, ((930, 752, 40), (985, 772, 34), (1050, 782, 24)), DEEP)
    for x, base, height, glow in ((1010, 822, 400, ""), (720, 850, 500, p.OCHRE_LIGHT), (110, 884, 700, p.OCHRE_LIGHT)):
        _lamp(canvas, (x, base), height, glow)
    _walkers(canvas)


def _sky(canvas: Canvas) -> None:
    """Draw the bands of dusk, the moon and the blocks with their first lights."""
    for y, colour in ((190, p.PASTEL), (330, p.PASTEL_MID), (440, p.BRICK_LIGHT), (510, p.OCHRE_LIGHT)):
        canvas.ground([(-10, y + 20), (400, y - 14), (820, y + 14), (1250, y - 20), (1610, y)], colour)
    canvas.disc(470, 130, 52, p.OCHRE_TINT)
    canvas.disc(494, 118, 48, p.PASTEL_DARK)
    lights = (p.PASTEL_DARK, p.OCHRE_MID, p.PASTEL, p.PASTEL_DARK, p.OCHRE_LIGHT, p.PASTEL, p.PASTEL_DARK)
    for x, top, columns in ((-30, 430, 4), (250, 320, 5), (560, 470, 5)):
        canvas.rect(x, top, columns * 52 + 24, 420, p.PASTEL_DARK)
        windows(canvas, (x + 22, top + 26), (columns, 5), (28, 32), (52, 58), lights)


def _underpass(canvas: Canvas) -> None:
    """Draw a road on a bridge with a bus, and the passage below it."""
    canvas.rounded(1180, 400, 300, 100, 16, p.BRICK)
    windows(canvas, (1196, 420), (5, 1), (46, 36), (54, 0), (p.OCHRE_LIGHT,))
    for x in range(900, 1620, 36):
        canvas.line([(x, 462), (x, 510)], p.INK, 4)
    canvas.line([(880, 462), (1620, 462)], p.INK, 6)
    canvas.poly([(900, 540), (1620, 540), (1620, 790), (1010, 790)], p.INK_SOFT)
    canvas.rect(870, 498, 750, 50, p.PASTEL_MID)
    canvas.rect(870, 534, 750, 16, p.PASTEL_DARK)
    canvas.rect(1100, 580, 330, 212, p.INK)
    canvas.poly([(1100, 580), (1218, 640), (1218, 742), (1100, 792)], p.PASTEL_DARK)
    canvas.poly([(1218, 742), (1330, 742), (1430, 792), (1100, 792)], p.PASTEL)
    canvas.rect(1218, 640, 112, 102, p.OCHRE_LIGHT)
    canvas.rect(1218, 640, 112, 50, p.BRICK_LIGHT)
    canvas.disc(1296, 700, 34, p.OLIVE_DARK, 0.8)
    canvas.poly([(1240, 612), (1310, 612), (1300, 622), (1250, 622)], p.OCHRE_TINT)


def _path(canvas: Canvas) -> None:
    """Draw the path and the light that falls on it."""
    left = smooth([(-10, 870), (300, 842), (700, 822), (1000, 806), (1104, 790)])
    right = smooth([(1426, 790), (1390, 850), (1240, 930), (1080, 1010)])
    canvas.poly([*left, *right, (-10, 1010)], p.PASTEL_MID)
    canvas.line(left, p.PASTEL_DARK, 5)
    canvas.line(right, p.PASTEL_DARK, 5)


def _lamp(canvas: Canvas, foot: Point, height: float, glow: str) -> None:
    """Draw a street lamp; without a glow, it is out of order."""
    x, y, reach = foot[0] + height * 0.15, foot[1] - height, height * 0.36
    if glow:
        canvas.poly([(x - 20, y), (x + 20, y), (x + reach, foot[1] + 30), (x - reach, foot[1] + 30)], glow + "30")
        canvas.disc(x, foot[1] + 30, reach, glow + "58", 0.17)
        canvas.disc(x, y + 8, height * 0.11, glow + "50")
    canvas.line([foot, (foot[0], y)], p.INK, 10)
    canvas.line([(foot[0] - 5, y), (x + 30, y)], p.INK, 8)
    canvas.rounded(x - 32, y - 6, 66, 16, 8, p.INK)
    canvas.rounded(x - 24, y + 4, 50, 12, 6, glow or p.INK_SOFT)


def _walkers(canvas: Canvas) -> None:
    """Draw the group: some write, one shows the lamp that is out."""
    pointing: tuple[Limb, ...] = (((-0.7, 5.6), (-0.9, 4.2), (-0.3, 3.4)), ((0.4, 5.7), (1.5, 6.6), (2.6, 7.6)))
    note, swing = Pose(WRITING, STRIDE), Pose((((-0.4, 5.7), (-0.9, 4.4), (-0.2, 3.5)),), STRIDE)
    for x, base, height, look, pose in (
        (448, 868, 284, Look(p.OLIVE_LIGHT, p.OCHRE_DARK, p.INK, "bun"), note),
        (680, 876, 288, Look(p.PASTEL_LIGHT, p.BRICK_LIGHT, p.BRICK_DARK, "long"), swing),
        (872, 884, 296, Look(p.OCHRE_MID), Pose(pointing)),
        (170, 946, 366, Look(p.PAPER, hair=p.LINE, cut="bun"), swing),
        (330, 964, 378, Look(p.BRICK_MID, hair=p.PASTEL_MID, cut="scarf", hem=1.6), note),
        (572, 974, 372, Look(p.OCHRE_LIGHT, p.BRICK_MID, p.INK, "long"), note),
    ):
        figure(canvas, (x, base), height, look, pose)
        if pose == note:
            unit = height / 8
            hand = (x + unit * 1.7, base - unit * 4.8)
            corners = ((-1.0, 0.1), (-0.1, -0.8), (0.7, -0.1), (-0.2, 0.9))
            canvas.poly([(hand[0] + dx * unit, hand[1] + dy * unit) for dx, dy in corners], p.PAPER)
