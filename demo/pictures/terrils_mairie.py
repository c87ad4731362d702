"""The north: two slag heaps, a town hall with its belfry, brick houses and a field of vegetables."""

from demo.pictures import palette as p
from demo.pictures.canvas import WIDTH, Canvas, Point, arch
from demo.pictures.scenery import cloud, round_tree, sun

HORIZON = 590.0


def draw(canvas: Canvas) -> None:
    """Draw the whole picture."""
    sun(canvas, 250, 170, 86)
    for x, y, width in ((640, 130, 420), (1150, 230, 300), (60, 330, 260)):
        cloud(canvas, x, y, width)
    canvas.ground([(-10, 540), (500, 526), (1100, 540), (1610, 520)], "#c9dbe6")
    _heap(canvas, [(60, HORIZON), (330, 250), (650, HORIZON)], 300)
    _heap(canvas, [(430, HORIZON), (640, 340), (880, HORIZON)], 620)
    canvas.ground([(-10, 576), (400, 570), (900, 578), (1610, 566)], p.OLIVE_MID)
    _houses(canvas)
    _town_hall(canvas)
    for x, base, height in ((1010, 652, 190), (1560, 660, 220), (30, 650, 180)):
        round_tree(canvas, x, base, height)
    _field(canvas)


def _heap(canvas: Canvas, outline: list[Point], ridge: float) -> None:
    left, top, right = outline
    canvas.poly(outline, "#7d8b96")
    canvas.poly([top, right, (ridge + 90, HORIZON), (ridge + 40, 470), (top[0] + 26, 390)], "#55626d")
    for start, end in ((0.16, 0.5), (0.30, 0.72), (0.55, 0.92)):
        a = (top[0] + (left[0] - top[0]) * start, top[1] + (left[1] - top[1]) * start)
        b = (top[0] + (left[0] - top[0]) * end + 90, top[1] + (left[1] - top[1]) * end)
        canvas.line([a, b], "#98a5ae", 4)
    canvas.poly([left, (left[0] + 120, HORIZON - 40), (left[0] + 300, HORIZON)], p.OLIVE)


def _houses(canvas: Canvas) -> None:
    for index in range(10):
        x = 70 + index * 92
        wall, shade = (p.BRICK, p.BRICK_DARK) if index % 2 else (p.BRICK_MID, p.BRICK)
        canvas.rect(x, 520, 92, 130, wall)
        canvas.poly([(x, 520), (x + 46, 462), (x + 92, 520)], wall)
        canvas.line([(x - 2, 522), (x + 46, 460), (x + 94, 522)], p.PAPER, 7)
        canvas.rect(x + 80, 520, 12, 130, shade)
        canvas.rect(x + 62, 452, 16, 44, p.BRICK_DARK)
        for left, top in ((18, 540), (52, 540), (18, 596)):
            canvas.rect(x + left - 3, top - 4, 26, 5, p.PAPER)
            canvas.rect(x + left, top, 20, 32, p.PASTEL_DARK)
            canvas.poly([(x + left, top), (x + left + 20, top), (x + left, top + 26)], p.PASTEL_MID)
        canvas.rect(x + 50, 596, 24, 54, (p.PASTEL, p.OLIVE, p.OCHRE)[index % 3])


def _town_hall(canvas: Canvas) -> None:
    canvas.rect(1080, 440, 440, 220, p.SAND)
    canvas.rect(1440, 440, 80, 220, p.LINE)
    canvas.poly([(1062, 442), (1110, 366), (1490, 366), (1538, 442)], p.PASTEL)
    canvas.poly([(1062, 442), (1110, 366), (1200, 366), (1160, 442)], p.PASTEL_MID)
    for column in range(5):
        if column != 2:
            canvas.poly(arch(1106 + column * 84, 556, 48, 104), p.PASTEL_DARK)
            canvas.rect(1108 + column * 84, 470, 44, 58, p.PASTEL_DARK)
            canvas.rect(1108 + column * 84, 528, 44, 6, p.BRICK_MID)
    canvas.rect(1080, 540, 440, 8, p.BRICK_MID)
    for dormer in (1170, 1390):
        canvas.rect(dormer, 392, 40, 50, p.SAND)
        canvas.poly([(dormer - 6, 392), (dormer + 20, 362), (dormer + 46, 392)], p.BRICK)
        canvas.rect(dormer + 12, 404, 16, 28, p.PASTEL_DARK)
    _belfry(canvas, 1300)


def _belfry(canvas: Canvas, x: float) -> None:
    canvas.rect(x - 54, 200, 108, 460, p.BRICK)
    canvas.rect(x + 20, 200, 34, 460, p.BRICK_DARK)
    for y in (240, 372, 500):
        canvas.rect(x - 60, y, 120, 12, p.SAND)
    canvas.rect(x - 66, 176, 132, 30, p.SAND)
    canvas.rect(x + 26, 176, 40, 30, p.LINE)
    for left in (-62, -14, 34):
        canvas.rect(x + left, 154, 28, 26, p.SAND)
    canvas.poly([(x - 46, 156), (x, 40), (x + 46, 156)], p.PASTEL)
    canvas.poly([(x - 46, 156), (x, 40), (x - 8, 156)], p.PASTEL_MID)
    canvas.line([(x, 44), (x, 8)], p.INK, 4)
    canvas.poly([(x, 8), (x + 40, 18), (x, 28)], p.OCHRE_MID)
    canvas.disc(x, 312, 34, p.PAPER)
    canvas.ring(x, 312, 34, p.OCHRE, 5)
    canvas.line([(x, 290), (x, 312), (x + 16, 320)], p.INK, 4)
    for left in (-34, 8):
        canvas.poly(arch(x + left, 404, 26, 76), p.PASTEL_DARK)
    canvas.poly(arch(x - 34, 560, 68, 100), p.OCHRE_DARK)


def _field(canvas: Canvas) -> None:
    canvas.rect(0, 648, WIDTH, 360, p.OLIVE_LIGHT)
    canvas.rect(0, 648, WIDTH, 16, p.OLIVE_MID)
    canvas.ground([(-10, 690), (800, 684), (1610, 690)], "#8a6a45")
    for row in range(-9, 10):
        near, far = 800 + row * 190, 800 + row * 78
        canvas.poly([(far - 16, 688), (far + 16, 688), (near + 40, 1010), (near - 40, 1010)], "#a3815a")
        for step in range(8):
            ratio = (step / 7) ** 1.5
            x, y, size = far + (near - far) * ratio, 700 + 290 * ratio, 11 + 34 * ratio
            dark, light = ((p.OLIVE, p.OLIVE_MID), (p.PASTEL_MID, p.PASTEL_LIGHT), (p.OLIVE, p.OLIVE_LIGHT))[row % 3]
            canvas.disc(x + size * 0.3, y + size * 0.3, size, p.SHADE_DEEP, 0.6)
            _cabbage(canvas, x, y, size, (dark, light))


def _cabbage(canvas: Canvas, x: float, y: float, size: float, colours: tuple[str, str]) -> None:
    dark, light = colours
    for dx, dy in ((-0.7, 0.05), (0.7, 0.08), (-0.35, -0.32), (0.38, -0.3), (0.0, 0.28)):
        canvas.disc(x + dx * size, y + dy * size, size * 0.58, dark, 0.72)
    for dx, dy in ((-0.42, -0.08), (0.3, -0.12), (-0.05, 0.1)):
        canvas.disc(x + dx * size, y + dy * size - size * 0.12, size * 0.4, light, 0.78)
