"""A stairwell in section: on the landing, a health mediator rings and a neighbour opens her door."""

from demo.pictures import palette as p
from demo.pictures.canvas import WIDTH, Canvas, Point, ellipse
from demo.pictures.figures import SKINS, Look, limb, sitter, stander
from demo.pictures.scenery import SUMMER, crown

LANDING, STOREY, EDGE, TURN = 740.0, 500.0, 960.0, 1380.0
STEPS = 10


def draw(canvas: Canvas) -> None:
    """Draw the whole picture."""
    _walls(canvas)
    for level in (-1, 0, 1):
        floor = LANDING + level * STOREY
        for x, colours in ((110, (p.OLIVE, p.OLIVE_MID)), (752, (p.PASTEL, p.PASTEL_MID))):
            _door(canvas, x, floor, colours)
        _slab(canvas, floor)
    _open_door(canvas, 400)
    for top in (LANDING - STOREY, LANDING):
        _flight(canvas, (TURN, top + STOREY / 2), (EDGE, top), (p.PASTEL_MID, p.PASTEL, p.BRICK_MID))
    child = Look(p.OCHRE, p.OCHRE_MID, p.OLIVE, p.BRICK_DARK)
    sitter(canvas, (1216, 553), 21, child, -1, [[(-0.2, 2.7), (0.6, 1.4), (1.7, 0.7)]])
    _flight(canvas, (EDGE, LANDING), (TURN, LANDING - STOREY / 2), (p.PASTEL_DARK, p.INK, p.BRICK_DARK))
    _things(canvas)
    _mediator(canvas)


def _walls(canvas: Canvas) -> None:
    """Draw the back walls, the window of the stairs and the walls that are cut."""
    canvas.rect(0, 0, WIDTH, 1000, p.BRICK_TINT)
    for level in (-1, 0, 1):
        canvas.rect(0, LANDING - 170 + level * STOREY, EDGE, 170, p.BRICK_LIGHT)
        canvas.rect(0, LANDING - 178 + level * STOREY, EDGE, 8, p.BRICK_MID)
    canvas.rect(EDGE, 0, WIDTH, 1000, p.OCHRE_TINT)
    for top in (-320, 180, 680):
        canvas.rect(1424, top, 120, 220, p.PASTEL_LIGHT)
        crown(canvas, ((1468, top + 200, 42), (1510, top + 212, 36)), SUMMER)
        canvas.rect(1424, top + 200, 130, 60, p.OCHRE_TINT)
        for x, y, width, height in ((1416, top - 8, 136, 10), (1416, top + 214, 136, 12), (1480, top, 8, 220)):
            canvas.rect(x, y, width, height, p.PAPER)
        canvas.rect(1544, top - 8, 10, 230, p.PAPER)
        canvas.poly([(1424, top + 226), (1544, top + 226), (1380, top + 470), (1200, top + 470)], "#ffffff40")
    canvas.rect(-10, 0, 46, 1000, p.PASTEL_DARK)
    canvas.rect(1568, 0, 50, 1000, p.PASTEL_DARK)


def _slab(canvas: Canvas, floor: float) -> None:
    """Draw a floor that is cut, its tiles, and the lamp of the storey below."""
    canvas.rect(0, floor, EDGE, 40, p.PASTEL_DARK)
    canvas.rect(36, floor - 6, EDGE - 30, 10, p.OCHRE_MID)
    canvas.rect(TURN - 6, floor - STOREY / 2, 250, 34, p.PASTEL_DARK)
    canvas.rect(TURN - 6, floor - STOREY / 2 - 4, 194, 8, p.OCHRE_MID)
    canvas.poly([(600, floor + 56), (680, floor + 56), (860, floor + 494), (420, floor + 494)], p.GLOW)
    canvas.rect(634, floor + 40, 12, 10, p.INK)
    canvas.poly(ellipse((640, floor + 48), 42, 26, 0, 180), p.OCHRE_TINT)


def _door(canvas: Canvas, x: float, floor: float, colours: tuple[str, str]) -> None:
    """Draw a closed door, its frame, its mat and its bell."""
    dark, light = colours
    canvas.rect(x - 14, floor - 354, 188, 354, p.PAPER)
    canvas.rect(x, floor - 340, 160, 340, dark)
    for top, height in ((-316, 130), (-160, 130)):
        canvas.rect(x + 22, floor + top, 116, height, light)
        canvas.rect(x + 22, floor + top, 116, 8, p.SHADE_DEEP)
    canvas.disc(x + 142, floor - 172, 9, p.OCHRE_LIGHT)
    canvas.disc(x + 80, floor - 262, 8, p.INK)
    canvas.rounded(x + 190, floor - 214, 18, 32, 4, p.PAPER)
    canvas.disc(x + 199, floor - 200, 5, p.BRICK)
    canvas.rounded(x - 4, floor - 14, 168, 12, 4, p.OCHRE_DARK)


def _open_door(canvas: Canvas, x: float) -> None:
    """Draw the open door, the warm room behind it, and the neighbour on the threshold."""
    canvas.rect(x - 14, LANDING - 354, 198, 354, p.PAPER)
    canvas.rect(x, LANDING - 340, 170, 340, p.OCHRE_LIGHT)
    canvas.rect(x, LANDING - 60, 170, 60, p.OCHRE_MID)
    canvas.rect(x + 96, LANDING - 290, 54, 70, p.PAPER)
    canvas.rect(x + 104, LANDING - 282, 38, 54, p.PASTEL_LIGHT)
    canvas.poly([(x, LANDING - 340), (x + 52, LANDING - 318), (x + 52, LANDING - 16), (x, LANDING)], p.BRICK_DARK)
    panel = [(x + 12, LANDING - 310), (x + 42, LANDING - 298), (x + 42, LANDING - 40), (x + 12, LANDING - 30)]
    canvas.poly(panel, p.BRICK)
    canvas.disc(x + 44, LANDING - 168, 8, p.OCHRE_LIGHT)
    neighbour = Look(p.PASTEL, p.PASTEL_MID, p.PASTEL_DARK, p.LINE, SKINS[1])
    arms: list[list[Point]] = [[(-0.4, 5.7), (-1.3, 4.8), (-1.7, 5.1)], [(0.4, 5.7), (0.9, 4.6), (1.5, 5.2)]]
    stander(canvas, (x + 104, LANDING - 4), 34, neighbour, 1, arms)
    canvas.rounded(x + 2, LANDING - 12, 170, 12, 4, p.OLIVE)
    canvas.rounded(x + 194, LANDING - 226, 20, 36, 4, p.PAPER)
    for dy in (-34, -18):
        y = LANDING - 226 + dy
        canvas.curve([(x + 192, y), (x + 204, y - 6), (x + 216, y)], p.BRICK, 5)


def _flight(canvas: Canvas, foot: Point, top: Point, colours: tuple[str, str, str]) -> None:
    """Draw a flight of stairs: the colours are those of its steps, its balusters and its rail."""
    run, rise = (top[0] - foot[0]) / STEPS, (foot[1] - top[1]) / STEPS
    tread: list[Point] = [foot]
    for step in range(STEPS):
        x, y = foot[0] + run * step, foot[1] - rise * (step + 1)
        tread += [(x, y), (x + run, y)]
    canvas.poly([*tread, (top[0], top[1] + 58), (foot[0], foot[1] + 40)], colours[0])
    for step in range(STEPS):
        x, y = foot[0] + run * step, foot[1] - rise * (step + 1)
        canvas.rect(min(x, x + run), y - 4, abs(run), 8, p.OCHRE_MID)
        canvas.line([(x + run / 2, y), (x + run / 2, y - 108)], colours[1], 5)
    rail = [(foot[0] + run / 2, foot[1] - rise - 108), (top[0] - run / 2, top[1] - 108)]
    limb(canvas, rail, colours[2], 12)


def _things(canvas: Canvas) -> None:
    """Draw a plant and a scooter left on the landing."""
    x, floor = 322, LANDING - 6
    crown(canvas, ((x - 20, floor - 96, 30), (x + 22, floor - 104, 32), (x, floor - 136, 34)), SUMMER)
    canvas.poly([(x - 32, floor - 66), (x + 32, floor - 66), (x + 22, floor), (x - 22, floor)], p.BRICK)
    for wheel in (66, 150):
        canvas.disc(wheel, floor - 12, 14, p.INK)
    canvas.line([(66, floor - 24), (138, floor - 24), (120, floor - 150)], p.OCHRE, 8)
    canvas.line([(98, floor - 146), (138, floor - 156)], p.INK, 8)


def _mediator(canvas: Canvas) -> None:
    """Draw the mediator, a finger on the bell, a bag with a heart on the shoulder."""
    look = Look(p.OLIVE, p.OLIVE_MID, p.INK_SOFT, p.INK, SKINS[2])
    stander(canvas, (706, LANDING - 4), 37, look, -1, [[(0.4, 5.6), (1.3, 4.9), (2.2, 5.5)]])
    canvas.line([(692, 510), (758, 616)], p.BRICK_DARK, 8)
    canvas.rounded(722, 596, 86, 74, 10, p.PAPER)
    canvas.rect(722, 604, 86, 10, p.LINE)
    for dx in (-9, 9):
        canvas.disc(765 + dx, 634, 11, p.BRICK)
    canvas.poly([(745, 638), (785, 638), (765, 660)], p.BRICK)
