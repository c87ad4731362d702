"""Young people repaint a facade: rollers on the wall, a ladder, and a shutter on trestles."""

from demo.pictures import palette as p
from demo.pictures.canvas import HEIGHT, WIDTH, Canvas, Point
from demo.pictures.posed import STRIDE, Limb, Look, Pose, figure

GROUND = 850.0
OLD, NEW = (p.OLIVE_LIGHT, p.OLIVE_MID), (p.PASTEL, p.PASTEL_DARK)


def draw(canvas: Canvas) -> None:
    """Draw the whole picture."""
    _wall(canvas)
    for x, left, right in ((190, NEW, NEW), (700, NEW, None), (1230, OLD, OLD)):
        _window(canvas, x, left, right)
    _eaves(canvas)
    _ground(canvas)
    _ladder_and_painter(canvas)
    _long_roller(canvas)
    _trestles(canvas)
    for x, base, colour in ((640, 966, p.OCHRE_LIGHT), (840, 976, p.OCHRE_LIGHT), (1090, 972, p.PASTEL)):
        _pot(canvas, x, base, colour)


def _wall(canvas: Canvas) -> None:
    """Draw the wall: worn plaster on the right, fresh paint on the left, ending in strokes of the roller."""
    canvas.rect(0, 0, WIDTH, GROUND, p.SAND)
    for x, y, across in ((1130, 520, 120), (1500, 640, 150), (1080, 700, 90), (1480, 110, 110), (1240, 600, 70)):
        canvas.disc(x, y, across, p.LINE, 0.5)
        canvas.disc(x + across * 0.5, y + across * 0.22, across * 0.6, p.LINE, 0.5)
    for step, low in enumerate((770, 770, 770, 770, 600, 690, 520, 640, 430, 560, 470, 380)):
        canvas.rounded(390 + step * 56, -40, 58, low + 40, 10, p.OCHRE_LIGHT)
    canvas.rect(0, 0, 500, GROUND, p.OCHRE_LIGHT)
    canvas.rect(0, 770, WIDTH, GROUND - 770, p.BRICK_MID)
    canvas.rect(0, 770, WIDTH, 10, p.BRICK_LIGHT)


def _window(canvas: Canvas, x: float, left: tuple[str, str] | None, right: tuple[str, str] | None) -> None:
    """Draw a window and its shutters; one of them may have been taken down."""
    canvas.rect(x - 14, 186, 178, 290, p.PAPER)
    canvas.rect(x, 200, 150, 262, p.PASTEL_DARK)
    canvas.poly([(x, 200), (x + 110, 200), (x, 390)], p.PASTEL)
    canvas.rect(x + 71, 200, 8, 262, p.PAPER)
    canvas.rect(x, 316, 150, 7, p.PAPER)
    canvas.rect(x - 26, 470, 202, 16, p.LINE)
    for side, colours in ((x - 110, left), (x + 166, right)):
        if colours is None:
            for y in (236, 420):
                canvas.rect(side + 2, y, 20, 8, p.INK)
            continue
        canvas.rect(side + 8, 196, 94, 280, p.SHADE_DEEP)
        canvas.rect(side, 190, 94, 280, colours[0])
        for y in range(206, 440, 17):
            canvas.rect(side + 12, y, 70, 6, colours[1])


def _eaves(canvas: Canvas) -> None:
    """Draw the tiles of the roof and the shade they throw."""
    canvas.rect(0, 56, WIDTH, 60, p.SHADE)
    canvas.rect(0, 0, WIDTH, 34, p.BRICK)
    for x in range(0, WIDTH + 40, 46):
        canvas.disc(x, 34, 24, p.BRICK_MID)
        canvas.disc(x, 40, 13, p.BRICK_DARK)


def _ground(canvas: Canvas) -> None:
    """Draw the pavement and the sheets that protect it."""
    canvas.rect(0, GROUND, WIDTH, HEIGHT - GROUND, p.PASTEL_LIGHT)
    canvas.rect(0, GROUND, WIDTH, 14, p.PASTEL_MID)
    canvas.poly([(20, 890), (960, 876), (1010, 990), (-30, 1004)], p.PAPER)
    canvas.poly([(1060, 892), (1560, 884), (1630, 1000), (1010, 1004)], p.PASTEL_TINT)
    for x, y, colour in ((330, 960, p.OCHRE_LIGHT), (560, 920, p.OCHRE_MID), (700, 968, p.OCHRE_LIGHT)):
        canvas.disc(x, y, 22, colour, 0.36)
        canvas.disc(x + 34, y + 10, 9, colour, 0.36)


def _ladder_and_painter(canvas: Canvas) -> None:
    """Draw somebody on a ladder who paints high up, seen from behind, and a friend who holds the foot."""
    feet, tops = ((900.0, 930.0), (1040.0, 930.0)), ((930.0, 250.0), (1030.0, 250.0))
    for foot, top in zip(feet, tops, strict=True):
        canvas.line([(foot[0] + 26, foot[1]), (top[0] + 26, top[1])], p.SHADE, 12)
        canvas.line([foot, top], p.OCHRE_DARK, 14)
    for rung in range(11):
        y = 880 - rung * 58
        canvas.line([(903 + rung * 2.4, y), (1037 - rung * 0.8, y)], p.OCHRE, 10)
    roll: tuple[Limb, ...] = (((-0.7, 5.7), (-1.5, 5.2), (-1.1, 4.4)), ((0.7, 5.7), (1.6, 6.3), (2.2, 7.6)))
    legs: tuple[Limb, ...] = (((-0.5, 3.2), (-0.7, 0)), ((0.5, 3.2), (0.9, 2.2), (0.7, 1.1)))
    painter = Look(p.BRICK, p.OCHRE_DARK, cut="back", legs=p.PASTEL, hem=3)
    _roller(canvas, (1076, 246), (1090, 170))
    figure(canvas, (972, 650), 400, painter, Pose(roll, legs, shadow=False))


def _long_roller(canvas: Canvas) -> None:
    """Draw somebody who reaches the wall with a roller on a pole, and a boy who brings a pot."""
    grip: tuple[Limb, ...] = (((-0.6, 5.7), (-0.1, 4.3), (1.1, 4.2)), ((0.6, 5.6), (1.3, 4.9), (2.3, 5.3)))
    figure(canvas, (476, 948), 430, Look(p.PASTEL, hair=p.BRICK_DARK, cut="bun", legs=p.INK_SOFT, hem=2.9), Pose(grip))
    _roller(canvas, (505, 760), (702, 500))
    carry: tuple[Limb, ...] = (((-0.6, 5.7), (-1.1, 4.4), (-0.5, 3.4)), ((0.6, 5.6), (1.0, 4.2), (1.4, 3.2)))
    figure(canvas, (150, 952), 390, Look(p.OLIVE, p.BRICK_MID, legs=p.INK_SOFT, hem=2.9), Pose(carry, STRIDE))
    canvas.line([(186, 850), (218, 796), (250, 850)], p.INK, 4)
    _pot(canvas, 218, 902, p.OCHRE_LIGHT)


def _roller(canvas: Canvas, hand: Point, end: Point) -> None:
    """Draw a roller on its handle."""
    canvas.line([hand, end], p.INK, 8)
    canvas.rounded(end[0] - 42, end[1] - 30, 84, 32, 12, p.OCHRE_MID)
    canvas.rounded(end[0] - 42, end[1] - 30, 84, 12, 6, p.OCHRE_TINT)


def _trestles(canvas: Canvas) -> None:
    """Draw a shutter laid on trestles and the girl who paints it."""
    brush: tuple[Limb, ...] = (((-0.6, 5.7), (-1.2, 4.3), (-1.5, 3.5)), ((0.6, 5.6), (1.3, 4.6), (2.0, 4.0)))
    figure(canvas, (1340, 912), 420, Look(p.OCHRE_MID, hair=p.OLIVE_MID, cut="scarf", hem=2), Pose(brush), -1)
    canvas.line([(1236, 702), (1206, 758)], p.OCHRE_DARK, 9)
    canvas.rect(1190, 752, 32, 22, p.PASTEL_MID)
    for x in (1180, 1440):
        canvas.line([(x, 806), (x - 44, 966)], p.OCHRE_DARK, 14)
        canvas.line([(x + 50, 806), (x + 94, 966)], p.OCHRE_DARK, 14)
        canvas.line([(x - 24, 900), (x + 74, 900)], p.OCHRE_DARK, 9)
    canvas.poly([(1140, 766), (1530, 766), (1566, 812), (1104, 812)], p.OLIVE_LIGHT)
    canvas.poly([(1140, 766), (1300, 766), (1290, 812), (1104, 812)], p.PASTEL)
    canvas.rect(1104, 812, 462, 18, p.OLIVE_MID)
    canvas.rect(1104, 812, 186, 18, p.PASTEL_DARK)
    for step in range(15):
        slat = 1160 + step * 24.5
        canvas.line([(slat, 774), (slat * 1.18 - 240, 804)], p.PASTEL_DARK if step < 6 else p.OLIVE_MID, 6)


def _pot(canvas: Canvas, x: float, base: float, colour: str) -> None:
    """Draw an open pot of paint."""
    canvas.disc(x + 24, base, 50, p.SHADE, 0.22)
    canvas.rect(x - 34, base - 62, 68, 62, p.INK_SOFT)
    canvas.disc(x, base, 34, p.INK_SOFT, 0.3)
    canvas.rect(x - 34, base - 46, 68, 26, colour)
    canvas.disc(x, base - 62, 34, p.LINE, 0.3)
    canvas.disc(x, base - 61, 28, colour, 0.3)
