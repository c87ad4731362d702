"""A plot lent between two building works: a bread oven, steps made of pallets, young trees in pots, a crane far off."""

from demo.pictures import palette as p
from demo.pictures.canvas import WIDTH, Canvas, Point, arch, ellipse
from demo.pictures.figures import SKINS, Look, sitter, stander
from demo.pictures.scenery import SUMMER, cloud, crown, round_tree, sun, windows


def draw(canvas: Canvas) -> None:
    """Draw the whole picture."""
    sun(canvas, 1330, 170, 92)
    cloud(canvas, 380, 150, 300)
    cloud(canvas, 980, 250, 220)
    _blocks(canvas)
    _crane(canvas)
    _fence(canvas)
    canvas.ground([(-10, 640), (500, 622), (1100, 634), (1610, 618)], p.OLIVE_LIGHT)
    _meadow(canvas)
    canvas.ground([(-10, 850), (500, 800), (1000, 812), (1610, 866)], p.OCHRE_LIGHT)
    round_tree(canvas, 1250, 700, 420)
    _steps(canvas, 110, 820)
    _oven(canvas, 800, 840)
    _people(canvas)
    for rank in range(5):
        _young_tree(canvas, (1130 + rank * 106, 930 - rank % 2 * 34), 150 + rank * 23 % 40)


def _blocks(canvas: Canvas) -> None:
    """Draw the buildings that stay, on either side of the sky left by the one that is gone."""
    for x, top, width, wall in ((-20, 250, 300, p.BRICK_TINT), (1380, 330, 260, p.PASTEL_LIGHT)):
        canvas.rect(x, top, width, 640 - top, wall)
        canvas.rect(x + width - 46, top, 46, 640 - top, p.SHADE)
        canvas.rect(x - 8, top - 12, width + 16, 14, p.BRICK_MID)
        grid = (int((width - 70) / 58), int((600 - top) / 66))
        windows(canvas, (x + 34, top + 30), grid, (34, 40), (58, 66), (p.PASTEL, p.PASTEL_MID, p.OCHRE_LIGHT))


def _crane(canvas: Canvas) -> None:
    """Draw the crane of the works next door, pale for being far."""
    canvas.line([(640, 640), (640, 190)], p.OCHRE_MID, 14)
    canvas.line([(500, 230), (980, 230)], p.OCHRE_MID, 10)
    for start in (520, 960):
        canvas.line([(640, 170), (start, 228)], p.OCHRE, 3)
    canvas.rect(496, 230, 54, 44, p.INK_SOFT)
    canvas.line([(745, 234), (745, 380)], p.INK_SOFT, 3)
    canvas.rect(711, 380, 68, 26, p.BRICK_MID)


def _fence(canvas: Canvas) -> None:
    """Draw the wooden fence, and the gate on which the day of leaving is painted."""
    for x in range(-10, WIDTH, 44):
        canvas.rect(x, 520, 38, 130, (p.OCHRE, p.OCHRE_MID)[x // 44 % 2])
    canvas.rect(-10, 544, WIDTH + 20, 10, p.OCHRE_DARK)
    canvas.rect(-10, 610, WIDTH + 20, 10, p.OCHRE_DARK)
    canvas.rect(990, 500, 150, 160, p.PASTEL)
    for row, length in ((536, 100), (566, 66), (596, 84)):
        canvas.rect(1015, row, length, 12, p.PAPER)


def _meadow(canvas: Canvas) -> None:
    """Draw the flowers sown on the ground that waits."""
    for index in range(120):
        x, y = index * 137 % WIDTH, 660 + index * 53 % 140
        canvas.line([(x, y), (x + 4, y - 20)], p.OLIVE, 4)
        canvas.disc(x + 4, y - 22, 7, (p.BRICK_MID, p.OCHRE_TINT, p.PASTEL_MID, p.PAPER)[index % 4])


def _steps(canvas: Canvas, left: float, base: float) -> None:
    """Draw three steps made of pallets, the highest behind."""
    for level in (2, 1, 0):
        x, top = left + level * 26, base - 70 - level * 62
        canvas.rect(x, top, 470 - level * 20, 62 + level * 10, p.OCHRE_DARK)
        for board in range(3):
            canvas.rect(x - 6, top + board * 22, 482 - level * 20, 14, p.OCHRE_LIGHT)
        for post in range(4):
            canvas.rect(x + post * 140, top, 26, 62, p.OCHRE_MID)


def _oven(canvas: Canvas, x: float, base: float) -> None:
    """Draw the clay oven on its plinth of bricks, smoking, with its mouth alight."""
    canvas.disc(x + 30, base + 6, 230, p.SHADE_DEEP, 0.1)
    canvas.rect(x - 170, base - 120, 340, 126, p.BRICK)
    for row in range(3):
        for column in range(6):
            start = max(x - 166 + column * 58 - row % 2 * 26, x - 166)
            canvas.rect(start, base - 116 + row * 40, min(52, x + 166 - start), 34, p.BRICK_MID)
    canvas.rect(x + 110, base - 120, 60, 126, p.SHADE)
    canvas.rect(x - 190, base - 140, 380, 24, p.SAND)
    canvas.rect(x + 60, base - 400, 44, 150, p.BRICK_DARK)
    canvas.curve(
        [(x + 82, base - 410), (x + 110, base - 470), (x + 70, base - 530), (x + 108, base - 600)], "#ffffffb0", 20
    )
    canvas.poly(ellipse((x, base - 140), 168, 190, 180, 360), p.OCHRE_MID)
    canvas.poly(ellipse((x - 20, base - 150), 120, 150, 180, 300), p.OCHRE_LIGHT)
    canvas.poly(arch(x - 74, base - 254, 148, 114), p.BRICK_DARK)
    canvas.poly(arch(x - 52, base - 228, 104, 88), p.INK)
    for dx, tall, colour in ((-22, 44, p.BRICK_MID), (20, 50, p.OCHRE), (0, 34, p.OCHRE_LIGHT)):
        canvas.poly([(x + dx - 22, base - 142), (x + dx, base - 142 - tall), (x + dx + 22, base - 142)], colour)


def _people(canvas: Canvas) -> None:
    """Draw the baker with a loaf on her peel, a man and a child on the steps, a woman who comes with a basket."""
    baker = Look(p.PAPER, p.SAND, p.PASTEL_DARK, p.BRICK_DARK)
    canvas.line([(470, 620), (716, 690)], p.OCHRE_DARK, 10)
    canvas.disc(726, 688, 36, p.OCHRE, 0.5)
    stander(
        canvas, (560, 890), 47, baker, 1, [[(0.0, 5.7), (0.5, 4.6), (1.1, 5.0)], [(0.2, 5.6), (1.0, 4.9), (2.0, 4.7)]]
    )
    sitter(
        canvas, (230, 706), 42, Look(p.PASTEL, p.PASTEL_MID, p.INK_SOFT, p.LINE, SKINS[2]), 1, [[(0, 2.6), (1.3, 1.4)]]
    )
    sitter(canvas, (372, 776), 30, Look(p.BRICK, p.BRICK_MID, p.OLIVE, p.INK, SKINS[1]), 1, [[(0, 2.6), (1.4, 2.6)]])
    stander(canvas, (1080, 880), 45, Look(p.OLIVE, p.OLIVE_MID, p.INK, p.INK, SKINS[1]), -1, [[(0, 5.6), (0.7, 4.0)]])
    canvas.rounded(1000, 706, 84, 50, 14, p.OCHRE)
    canvas.rect(1000, 706, 84, 12, p.OCHRE_DARK)


def _young_tree(canvas: Canvas, foot: Point, height: float) -> None:
    """Draw a young tree in the pot where it waits to be planted."""
    x, base = foot
    canvas.disc(x + 16, base, 44, p.SHADE, 0.2)
    canvas.line([(x, base - 50), (x, base - height)], p.BRICK_DARK, 8)
    spots = ((-20, 0.72, 30), (22, 0.76, 28), (0, 1.0, 36))
    crown(canvas, ((x + dx, base - height * up, size) for dx, up, size in spots), SUMMER)
    canvas.poly([(x - 36, base - 58), (x + 36, base - 58), (x + 26, base), (x - 26, base)], p.BRICK_MID)
    canvas.rect(x - 40, base - 66, 80, 14, p.BRICK)
