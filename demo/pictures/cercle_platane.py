"""Chairs in a circle under a plane tree, and a bicycle loaded with books."""

from math import cos, radians, sin

from demo.pictures import palette as p
from demo.pictures.canvas import Canvas, ellipse, smooth
from demo.pictures.scenery import SUMMER, crown

CENTRE = (560.0, 760.0)
CHAIRS = (p.BRICK, p.PASTEL, p.OCHRE, p.PASTEL, p.BRICK, p.OLIVE, p.OCHRE)


def draw(canvas: Canvas) -> None:
    """Draw the whole picture."""
    _village(canvas)
    canvas.ground([(-10, 612), (1610, 612)], p.OCHRE_TINT)
    canvas.ground([(-10, 640), (400, 626), (900, 634), (1610, 622)], "#f2dfb4")
    _dappled_shade(canvas)
    angles = sorted((180 + 360 * index / 10 + 9 for index in range(10)), key=lambda angle: sin(radians(angle)))
    for index, angle in enumerate(angles[:6]):
        _chair(canvas, angle, CHAIRS[index % len(CHAIRS)])
    _trunk(canvas)
    for index, angle in enumerate(angles[6:]):
        _chair(canvas, angle, CHAIRS[(index + 3) % len(CHAIRS)])
    _leaves(canvas)
    _bicycle(canvas, 1080, 856)


def _village(canvas: Canvas) -> None:
    for x, top, width, wall, shutter in (
        (-20, 300, 250, p.PASTEL_TINT, p.PASTEL_LIGHT),
        (230, 240, 210, p.SAND, p.OLIVE_LIGHT),
        (440, 330, 260, p.BRICK_TINT, p.BRICK_LIGHT),
        (700, 270, 220, p.SAND, p.PASTEL_LIGHT),
        (920, 350, 280, p.OCHRE_TINT, p.OCHRE_LIGHT),
        (1200, 290, 210, p.PASTEL_TINT, p.PASTEL_LIGHT),
        (1410, 360, 230, p.BRICK_TINT, p.BRICK_LIGHT),
    ):
        canvas.rect(x, top, width, 640 - top, wall)
        canvas.rect(x + width - 16, top, 16, 640 - top, p.SHADE)
        canvas.rect(x - 8, top - 20, width + 16, 22, p.BRICK_LIGHT)
        for row in range(2):
            for column in range(width // 80):
                left, y = x + 34 + column * 78, top + 46 + row * 112
                canvas.rect(left - 14, y, 60, 64, shutter)
                canvas.rect(left, y, 32, 64, p.PASTEL_MID)


def _dappled_shade(canvas: Canvas) -> None:
    canvas.disc(*CENTRE, 640, p.SHADE, 0.3)
    for x, y, radius in (
        (330, 700, 60),
        (470, 860, 80),
        (760, 720, 70),
        (880, 830, 55),
        (220, 800, 50),
        (640, 900, 60),
        (980, 740, 46),
        (560, 760, 90),
        (120, 740, 40),
    ):
        canvas.disc(x, y, radius, "#f8e6bdb0", 0.3)


def _chair(canvas: Canvas, angle: float, colour: str) -> None:
    away = sin(radians(angle))
    x, y = CENTRE[0] + 400 * cos(radians(angle)), CENTRE[1] + 132 * away
    size = 46 + 10 * away
    side = cos(radians(angle))
    seat = [
        (x - size, y - size),
        (x + size, y - size),
        (x + size * 1.12, y - size * 0.5),
        (x - size * 1.12, y - size * 0.5),
    ]
    canvas.disc(x + size * 0.6, y + size * 0.5, size * 1.5, p.SHADE_DEEP, 0.24)
    for dx, dy in ((-0.9, -0.9), (0.9, -0.9), (-1.02, -0.5), (1.02, -0.5)):
        canvas.line([(x + dx * size, y + dy * size), (x + dx * size, y + (dy + 1.15) * size)], p.INK, 6)
    if away < 0.3:
        _back(canvas, x - side * -8, y - size * 0.96, size, colour)
        canvas.poly(seat, colour)
        canvas.poly(seat, "#ffffff30")
    else:
        canvas.poly(seat, colour)
        canvas.poly(seat, "#ffffff30")
        _back(canvas, x, y - size * 0.5, size * 1.08, colour)
        canvas.rounded(x - size * 1.05, y - size * 1.22, size * 2.1, size * 0.5, 8, colour)


def _back(canvas: Canvas, x: float, y: float, size: float, colour: str) -> None:
    for side in (-0.9, 0.9):
        canvas.line([(x + side * size, y), (x + side * size, y - size * 1.3)], p.INK, 6)
    canvas.rounded(x - size, y - size * 1.5, size * 2, size * 0.72, 10, colour)
    canvas.rounded(x - size, y - size * 1.5, size * 2, size * 0.2, 8, "#ffffff38")


def _trunk(canvas: Canvas) -> None:
    outline = smooth([(452, 790), (492, 700), (500, 560), (478, 400), (380, 260)])
    right = smooth([(800, 230), (660, 390), (628, 560), (638, 700), (690, 790)])
    canvas.poly([*outline, (560, 200), *right], "#cdbf9f")
    canvas.poly(
        [*smooth([(800, 230), (660, 390), (628, 560), (638, 700), (690, 790)]), (600, 800), (586, 640), (600, 420)],
        "#a6966f",
    )
    for x, y, width, height, colour in (
        (508, 650, 30, 46, p.SAND),
        (560, 540, 34, 60, "#8f9a5b"),
        (520, 460, 26, 50, "#8f9a5b"),
        (590, 700, 28, 44, "#8b7a55"),
        (556, 620, 22, 34, p.SAND),
        (600, 480, 24, 56, "#8b7a55"),
        (512, 570, 22, 30, "#a6966f"),
        (560, 430, 30, 36, p.SAND),
    ):
        canvas.poly(ellipse((x, y), width / 2, height / 2), colour)


def _leaves(canvas: Canvas) -> None:
    back = ((60, 120, 170), (330, 210, 150), (900, 190, 160), (1090, 110, 150), (700, 250, 130), (190, 250, 110))
    crown(canvas, back, (p.OLIVE_DARK, p.OLIVE, p.OLIVE))
    front = (
        (230, 60, 170),
        (470, 110, 180),
        (720, 70, 190),
        (960, 60, 150),
        (-10, 40, 140),
        (560, 230, 100),
        (1180, 30, 110),
        (400, 240, 80),
        (830, 230, 90),
        (120, 190, 70),
        (680, 180, 62),
        (1010, 170, 78),
        (300, 170, 56),
        (1200, 110, 66),
    )
    crown(canvas, front, SUMMER)


def _bicycle(canvas: Canvas, x: float, base: float) -> None:
    rear, front, radius = (x, base), (x + 330, base), 92
    canvas.disc(x + 200, base + radius + 2, 300, p.SHADE_DEEP, 0.1)
    for wheel in (rear, front):
        canvas.ring(*wheel, radius, p.INK, 9)
        for spoke in range(0, 180, 30):
            dx, dy = radius * cos(radians(spoke)), radius * sin(radians(spoke))
            canvas.line([(wheel[0] - dx, wheel[1] - dy), (wheel[0] + dx, wheel[1] + dy)], "#20262b66", 2)
        canvas.disc(*wheel, 10, p.INK)
    pedal, saddle, head = (x + 128, base + 8), (x + 86, base - 150), (x + 272, base - 160)
    canvas.line([rear, pedal, saddle, rear], p.BRICK, 11)
    canvas.line([pedal, head], p.BRICK, 11)
    canvas.line([(saddle[0] + 8, saddle[1] + 24), (head[0] - 2, head[1] + 20)], p.BRICK, 11)
    canvas.line([front, head, (head[0] - 12, head[1] - 50)], p.BRICK, 11)
    canvas.line([(head[0] - 62, head[1] - 62), (head[0] - 8, head[1] - 54), (head[0] + 14, head[1] - 40)], p.INK, 10)
    canvas.line([saddle, (saddle[0] - 6, saddle[1] - 30)], p.INK, 9)
    canvas.rounded(saddle[0] - 48, saddle[1] - 46, 86, 20, 10, p.INK)
    canvas.disc(*pedal, 24, p.INK)
    canvas.line([pedal, (pedal[0] + 30, pedal[1] + 38), (pedal[0] + 48, pedal[1] + 38)], p.INK, 7)
    _books(canvas, x + 256, base - 118)


def _books(canvas: Canvas, left: float, base: float) -> None:
    spot = left + 12
    for width, height, colour, band in (
        (26, 118, p.PASTEL, p.PAPER),
        (20, 96, p.OCHRE, p.OCHRE_TINT),
        (32, 128, p.OLIVE, p.OLIVE_TINT),
        (22, 104, p.BRICK, p.BRICK_TINT),
        (28, 122, p.PASTEL_MID, p.PASTEL_DARK),
        (24, 98, p.OCHRE_MID, p.OCHRE_DARK),
        (26, 112, p.BRICK_DARK, p.BRICK_LIGHT),
    ):
        canvas.rect(spot, base - height, width, height, colour)
        canvas.rect(spot, base - height + 16, width, 8, band)
        spot += width + 3
    canvas.poly(
        [(left, base - 70), (left + 212, base - 70), (left + 200, base + 26), (left + 12, base + 26)], "#c99a55"
    )
    canvas.poly(
        [(left + 150, base - 70), (left + 212, base - 70), (left + 200, base + 26), (left + 146, base + 26)], p.OCHRE
    )
    for step in range(3):
        canvas.line(
            [(left + 4 + step * 3, base - 46 + step * 26), (left + 208 - step * 3, base - 46 + step * 26)],
            p.OCHRE_DARK,
            3,
        )
