"""A small apartment block cut open at nightfall: lit rooms, people alone and together, a visit round a table."""

from demo.pictures import palette as p
from demo.pictures.canvas import HEIGHT, WIDTH, Canvas, ellipse
from demo.pictures.posed import Limb, Look, Pose, figure
from demo.pictures.scenery import DEEP, cloud, round_tree

LEFT, TOP, HIGH, WALL, ROOM, STAIRS = 250.0, 150.0, 220.0, 20.0, 420.0, 200.0
SIT: tuple[Limb, ...] = (((-0.3, 2.3), (1.5, 2.3), (1.6, 0)),)
RESTING = Pose((((0.3, 4.2), (0.5, 3.0), (1.6, 2.9)),), SIT, 1.5)
TALKING = Pose((((0.3, 4.2), (0.9, 3.2), (2.2, 3.7)),), SIT, 1.5)
BOWED = Pose((((0.3, 4.0), (1.1, 3.4), (0.8, 5.0)),), SIT, 1.7)


def draw(canvas: Canvas) -> None:
    """Draw the whole picture."""
    _outside(canvas)
    _shell(canvas)
    storeys = (
        ((p.OCHRE_TINT, _reader), (p.BRICK_TINT, _parent)),
        ((p.PASTEL, _alone), (p.OCHRE_TINT, _dinner)),
        ((p.OLIVE_TINT, _friends), (p.OCHRE_LIGHT, _visit)),
    )
    for storey, rooms in enumerate(storeys):
        floor = TOP + HIGH + storey * (HIGH + WALL)
        for x, (colour, furnish) in zip((LEFT, LEFT + ROOM + STAIRS + 2 * WALL), rooms, strict=True):
            canvas.rect(x, floor - HIGH, ROOM, HIGH, colour)
            furnish(canvas, x, floor)
        _stairs(canvas, LEFT + ROOM + WALL, floor)


def _outside(canvas: Canvas) -> None:
    """Draw the evening, the neighbouring roofs and the ground."""
    canvas.ground([(-10, 330), (420, 300), (900, 340), (1610, 290)], p.BRICK_LIGHT)
    cloud(canvas, 20, 190, 200, p.PAPER)
    cloud(canvas, 1380, 130, 210, p.PAPER)
    for x, top, width in ((-20, 520, 150), (120, 600, 130), (1370, 560, 110), (1470, 480, 150)):
        canvas.rect(x, top, width, 400, p.BRICK_MID)
        canvas.poly([(x - 8, top), (x + width / 2, top - 50), (x + width + 8, top)], p.BRICK)
        for y in (top + 40, top + 120):
            canvas.rect(x + width * 0.3, y, 26, 36, p.OCHRE_LIGHT)
    canvas.rect(0, 872, WIDTH, HEIGHT - 872, p.BRICK_DARK)
    canvas.rect(0, 872, WIDTH, 16, p.OLIVE)
    round_tree(canvas, 120, 874, 330, DEEP)
    round_tree(canvas, 1490, 874, 400, DEEP)


def _shell(canvas: Canvas) -> None:
    """Draw the walls and floors that the section cuts through, the roof and the footings."""
    wide = 2 * ROOM + STAIRS + 4 * WALL
    canvas.poly([(LEFT - 70, TOP - 18), (LEFT + wide / 2 - 20, 22), (LEFT + wide + 30, TOP - 18)], p.PASTEL_DARK)
    canvas.poly([(LEFT + 50, TOP - 20), (LEFT + wide / 2 - 20, 46), (LEFT + wide - 90, TOP - 20)], p.BRICK_MID)
    canvas.rect(LEFT - WALL, TOP - WALL, wide, 3 * (HIGH + WALL) + WALL, p.PASTEL_DARK)
    for x in (LEFT - 30, LEFT + wide - 50):
        canvas.rect(x, 870, 40, 76, p.PASTEL_DARK)


def _stairs(canvas: Canvas, x: float, floor: float) -> None:
    """Draw one flight of the staircase; on the middle floor, a neighbour knocks at the door of the dark room."""
    canvas.rect(x, floor - HIGH, STAIRS, HIGH, p.SAND)
    for step in range(10):
        canvas.rect(x + 90 + step * 11, floor - 22 - step * 22, STAIRS - 90 - step * 11, 22, p.LINE)
    canvas.line([(x + 84, floor - 74), (x + 162, floor - HIGH)], p.BRICK, 6)
    canvas.line([(x + 88, floor), (x + 88, floor - 80)], p.BRICK, 6)
    canvas.rounded(x + 30, floor - HIGH, 44, 12, 6, p.OCHRE_MID)
    if HIGH < floor - TOP < 3 * HIGH:
        knock: tuple[Limb, ...] = (((0.5, 5.7), (1.2, 4.8), (1.7, 5.9)),)
        figure(canvas, (x + 44, floor), 176, Look(p.OLIVE, p.BRICK_MID, cut="long"), Pose(knock), -1)


def _lamp(canvas: Canvas, x: float, ceiling: float, colour: str) -> None:
    """Draw a hanging lamp and its light."""
    low = ceiling + HIGH
    canvas.poly([(x - 28, ceiling + 58), (x + 28, ceiling + 58), (x + 150, low), (x - 150, low)], p.GLOW)
    canvas.line([(x, ceiling), (x, ceiling + 36)], p.INK, 4)
    canvas.poly(ellipse((x, ceiling + 62), 40, 32, 180, 360), colour)


def _window(canvas: Canvas, x: float, floor: float, curtain: str) -> None:
    """Draw a window on the evening, with its curtains."""
    canvas.rect(x, floor - 188, 84, 104, p.PASTEL_MID)
    canvas.rect(x + 39, floor - 188, 6, 104, p.PAPER)
    for left in (x - 14, x + 72):
        canvas.rect(left, floor - 194, 26, 122, curtain)


def _sitter(canvas: Canvas, x: float, floor: float, look: Look, pose: Pose, facing: int) -> None:
    """Draw somebody on a chair."""
    for left, top in ((-22, 50), (16, 50), (-3 - facing * 24, 126)):
        canvas.rect(x + left, floor - top, 7, top, p.BRICK_DARK)
    canvas.rect(x - 24, floor - 52, 48, 9, p.BRICK_DARK)
    figure(canvas, (x, floor), 182, look, pose, facing)


def _table(canvas: Canvas, x: float, floor: float, width: float) -> None:
    """Draw a table."""
    canvas.rect(x, floor - 80, width, 11, p.OCHRE_DARK)
    for foot in (x + 12, x + width - 22):
        canvas.rect(foot, floor - 72, 10, 72, p.OCHRE_DARK)


def _reader(canvas: Canvas, x: float, floor: float) -> None:
    """Furnish a room where an old woman reads under a lamp."""
    _window(canvas, x + 50, floor, p.OLIVE_LIGHT)
    canvas.disc(x + 332, floor - 132, 84, p.PAPER + "90")
    canvas.line([(x + 332, floor), (x + 332, floor - 160)], p.INK, 6)
    canvas.poly(
        [(x + 298, floor - 140), (x + 316, floor - 184), (x + 348, floor - 184), (x + 366, floor - 140)], p.BRICK
    )
    canvas.rounded(x + 186, floor - 146, 46, 136, 18, p.PASTEL_MID)
    canvas.rounded(x + 196, floor - 56, 100, 48, 14, p.PASTEL_MID)
    figure(canvas, (x + 246, floor), 182, Look(p.BRICK_MID, hair=p.LINE, cut="bun", hem=3.7), TALKING)
    canvas.poly([(x + 286, floor - 96), (x + 308, floor - 110), (x + 314, floor - 80), (x + 292, floor - 70)], p.PASTEL)


def _parent(canvas: Canvas, x: float, floor: float) -> None:
    """Furnish a bedroom where a father tells a story."""
    for step, colour in enumerate((p.BRICK, p.OCHRE_MID, p.OLIVE_MID, p.PASTEL, p.BRICK, p.OCHRE_MID, p.OLIVE_MID)):
        left, top = x + 20 + step * 56, floor - 206 + (9 - (step - 3) ** 2) * 3
        canvas.poly([(left, top), (left + 44, top), (left + 22, top + 34)], colour)
    canvas.rect(x + 220, floor - 92, 14, 92, p.OCHRE)
    canvas.rect(x + 370, floor - 120, 16, 120, p.OCHRE)
    figure(canvas, (x + 330, floor - 40), 128, Look(p.PAPER, p.BRICK_MID, hem=3.6), Pose(sunk=1.5, shadow=False), -1)
    canvas.rounded(x + 226, floor - 72, 150, 50, 10, p.PASTEL_MID)
    _sitter(canvas, x + 110, floor, Look(p.OCHRE, p.BRICK_MID, hem=3.7), TALKING, 1)
    canvas.poly([(x + 146, floor - 96), (x + 172, floor - 108), (x + 180, floor - 80), (x + 154, floor - 68)], p.BRICK)


def _alone(canvas: Canvas, x: float, floor: float) -> None:
    """Furnish an unlit room where somebody sits on a bed."""
    canvas.rect(x + 60, floor - 188, 84, 104, p.PASTEL_LIGHT)
    for y in range(0, 60, 10):
        canvas.rect(x + 60, floor - 188 + y, 84, 7, p.PASTEL_DARK)
    canvas.poly(
        [(x + 70, floor - 128), (x + 144, floor - 128), (x + 330, floor), (x + 150, floor)], p.PASTEL_MID + "50"
    )
    canvas.rect(x + 210, floor - 52, 200, 36, p.PASTEL_MID)
    canvas.rect(x + 400, floor - 112, 14, 112, p.PASTEL_DARK)
    canvas.rounded(x + 340, floor - 74, 56, 26, 10, p.PASTEL_LIGHT)
    figure(canvas, (x + 240, floor), 182, Look(p.PASTEL_LIGHT, hem=3.7, legs=p.PASTEL_DARK), BOWED, -1)


def _dinner(canvas: Canvas, x: float, floor: float) -> None:
    """Furnish a kitchen where a family eats."""
    for shelf in (60, 110):
        canvas.rect(x + 300, floor - HIGH + shelf, 100, 7, p.OCHRE_DARK)
        for pot, colour in enumerate((p.BRICK, p.PASTEL_MID, p.OLIVE_MID)):
            canvas.rounded(x + 306 + pot * 32, floor - HIGH + shelf - 26, 24, 26, 5, colour)
    _lamp(canvas, x + 180, floor - HIGH, p.OLIVE)
    _sitter(canvas, x + 66, floor, Look(p.BRICK, p.OCHRE_DARK, p.OCHRE_MID, "scarf", hem=3.7), TALKING, 1)
    figure(canvas, (x + 180, floor), 140, Look(p.PASTEL_MID, p.OCHRE_DARK), Pose())
    _sitter(canvas, x + 296, floor, Look(p.OLIVE_MID, p.OCHRE_DARK, hem=3.7), TALKING, -1)
    _table(canvas, x + 98, floor, 166)
    canvas.rounded(x + 160, floor - 106, 44, 26, 8, p.BRICK_DARK)


def _friends(canvas: Canvas, x: float, floor: float) -> None:
    """Furnish a room where a friend visits a man in a wheelchair."""
    _window(canvas, x + 290, floor, p.OCHRE_LIGHT)
    canvas.rect(x + 350, floor - 46, 44, 46, p.BRICK_MID)
    for dx, dy in ((-26, -96), (0, -118), (26, -92)):
        canvas.disc(x + 372 + dx, floor + dy, 28, p.OLIVE_MID)
        canvas.line([(x + 372, floor - 46), (x + 372 + dx, floor + dy)], p.OLIVE, 5)
    figure(canvas, (x + 130, floor), 182, Look(p.PASTEL, hair=p.INK, hem=3.7), TALKING)
    canvas.ring(x + 122, floor - 42, 40, p.INK, 7)
    canvas.line([(x + 88, floor - 122), (x + 92, floor - 54), (x + 160, floor - 54), (x + 172, floor - 12)], p.INK, 7)
    wave: tuple[Limb, ...] = (((-0.6, 5.7), (-1.0, 4.4), (-0.4, 3.5)), ((0.5, 5.7), (1.2, 4.6), (2.1, 5.2)))
    figure(canvas, (x + 262, floor), 178, Look(p.BRICK_MID, hair=p.BRICK_DARK, cut="long"), Pose(wave), -1)


def _visit(canvas: Canvas, x: float, floor: float) -> None:
    """Furnish a room where a social worker and a tenant look through papers."""
    _window(canvas, x + 310, floor, p.BRICK_LIGHT)
    _lamp(canvas, x + 206, floor - HIGH, p.BRICK)
    _sitter(canvas, x + 96, floor, Look(p.PASTEL, p.OCHRE_DARK, cut="bun", hem=3.7), TALKING, 1)
    _sitter(canvas, x + 316, floor, Look(p.OLIVE, hair=p.PAPER, hem=3.7), RESTING, -1)
    _table(canvas, x + 128, floor, 156)
    canvas.poly([(x + 160, floor - 86), (x + 214, floor - 86), (x + 208, floor - 79), (x + 150, floor - 79)], p.PAPER)
    canvas.rounded(x + 240, floor - 102, 20, 22, 4, p.BRICK)
