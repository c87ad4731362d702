"""A small shopping centre with arcades, open on a planted square."""

from demo.pictures import palette as p
from demo.pictures.canvas import HEIGHT, WIDTH, Canvas, arch
from demo.pictures.scenery import cloud, passer_by, round_tree, sun, windows

GROUND, BAYS, BAY = 700.0, 7, 178.0
GLASS = (p.PASTEL, p.PASTEL_MID, p.PASTEL, p.PASTEL_LIGHT, p.PASTEL, p.OCHRE_LIGHT, p.PASTEL_MID)


def draw(canvas: Canvas) -> None:
    """Draw the whole picture."""
    sun(canvas, 210, 150, 80)
    cloud(canvas, 640, 120, 320)
    cloud(canvas, 1240, 220, 220)
    _towers(canvas)
    _square(canvas)
    _gallery(canvas)
    round_tree(canvas, 190, 850, 470)
    round_tree(canvas, 1440, 870, 500)
    round_tree(canvas, 1010, 800, 330)
    _bench(canvas, 330, 872)
    _bench(canvas, 1120, 884)
    for x, base, height, coat in (
        (560, 800, 150, p.BRICK),
        (610, 806, 132, p.OLIVE),
        (860, 860, 186, p.PASTEL),
        (1240, 786, 140, p.OCHRE),
    ):
        passer_by(canvas, x, base, height, coat)


def _towers(canvas: Canvas) -> None:
    for x, top, width, wall, shade in (
        (60, 250, 250, "#cfdfe9", "#b4cad8"),
        (420, 330, 340, "#e8ddcd", "#d6c7b2"),
        (900, 210, 230, "#cfdfe9", "#b4cad8"),
        (1220, 300, 330, "#efd9cc", "#dcbfae"),
    ):
        canvas.rect(x, top, width, GROUND - top, wall)
        canvas.rect(x + width * 0.8, top, width * 0.2, GROUND - top, shade)
        canvas.rect(x, top, width, 10, shade)
        columns = int(width * 0.78 / 52)
        windows(
            canvas,
            (x + 20, top + 34),
            (columns, int((GROUND - top) / 62)),
            (32, 34),
            (52, 60),
            ("#8fb1c6", "#a9c4d5", "#8fb1c6", "#ecca83"),
        )


def _square(canvas: Canvas) -> None:
    canvas.rect(0, GROUND, WIDTH, HEIGHT - GROUND, p.OCHRE_TINT)
    for step in range(-14, 15):
        canvas.line([(800 + step * 120, GROUND), (800 + step * 340, HEIGHT)], "#e6d3a6", 3)
    for y in (728, 766, 818, 890, 985):
        canvas.line([(0, y), (WIDTH, y)], "#e6d3a6", 3)
    canvas.poly([(120, GROUND), (1470, GROUND), (1580, GROUND + 56), (200, GROUND + 56)], p.SHADE)


def _gallery(canvas: Canvas) -> None:
    left = (WIDTH - BAYS * BAY) / 2
    canvas.rect(left - 40, 410, BAYS * BAY + 80, GROUND - 410, p.BRICK)
    canvas.rect(left + BAYS * BAY, 410, 40, GROUND - 410, p.BRICK_DARK)
    canvas.rect(left - 56, 386, BAYS * BAY + 112, 28, p.BRICK_DARK)
    canvas.rect(left - 56, 386, BAYS * BAY + 112, 8, p.BRICK_LIGHT)
    for bay in range(BAYS):
        _bay(canvas, left + bay * BAY, bay)
    canvas.rect(left - 40, GROUND - 8, BAYS * BAY + 80, 14, p.LINE)


def _bay(canvas: Canvas, x: float, bay: int) -> None:
    sign = (p.OLIVE_MID, p.OCHRE_MID, p.PASTEL_MID, p.PAPER, p.OCHRE_MID, p.PASTEL_MID, p.OLIVE_MID)[bay]
    canvas.rect(x + 24, 432, BAY - 48, 30, p.BRICK_DARK)
    canvas.rect(x + 42, 442, BAY - 84, 10, sign)
    canvas.poly(arch(x + 12, 484, BAY - 24, GROUND - 484), p.BRICK_LIGHT)
    canvas.poly(arch(x + 22, 494, BAY - 44, GROUND - 494), p.PASTEL_DARK)
    canvas.rect(x + 34, 578, BAY - 68, GROUND - 578, GLASS[bay])
    canvas.rect(x + 34, 578, BAY - 68, 16, sign)
    canvas.poly([(x + 34, 594), (x + 90, 594), (x + 58, GROUND), (x + 34, GROUND)], "#ffffff30")
    if bay % 2 == 0:
        canvas.rect(x + 96, 608, 40, GROUND - 608, p.OCHRE_LIGHT)
        canvas.line([(x + 116, 608), (x + 116, GROUND)], p.OCHRE_DARK, 3)
    else:
        for shelf in (632, 664):
            canvas.rect(x + 42, shelf, BAY - 84, 4, p.PASTEL_TINT)
            for item in range(5):
                canvas.rect(
                    x + 46 + item * 18, shelf - 14, 12, 14, (p.BRICK_LIGHT, p.OCHRE_LIGHT, p.PAPER)[(item + bay) % 3]
                )


def _bench(canvas: Canvas, x: float, base: float) -> None:
    canvas.disc(x + 110, base + 2, 130, p.SHADE, 0.1)
    for foot in (x + 18, x + 168):
        canvas.rect(foot, base - 34, 10, 34, p.INK)
        canvas.rect(foot, base - 78, 8, 50, p.INK)
    for rail in (base - 80, base - 62):
        canvas.rounded(x, rail, 196, 12, 3, "#c99a55")
    canvas.rounded(x - 4, base - 42, 204, 12, 3, p.OCHRE)
