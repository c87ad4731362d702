"""A schoolyard: a plane tree, a hopscotch, children at play, a building with big windows."""

from math import cos, radians, sin

from demo.pictures import palette as p
from demo.pictures.canvas import WIDTH, Canvas, Point, arch, ellipse, smooth
from demo.pictures.figures import SKINS, Look, head, limb, sitter, stander
from demo.pictures.scenery import SUMMER, cloud, crown

HORIZON, YARD = 150.0, 400.0
CELLS = ((0, 0), (0, 1), (-0.5, 2), (0.5, 2), (0, 3), (-0.5, 4), (0.5, 4), (0, 5))
CHALK = (p.PASTEL_MID, p.OCHRE_MID, p.BRICK_MID, p.OLIVE_MID, p.OCHRE_LIGHT, p.PASTEL, p.BRICK, p.OCHRE_MID)


def draw(canvas: Canvas) -> None:
    """Draw the whole picture."""
    cloud(canvas, 1000, 60, 260)
    _school(canvas)
    _yard(canvas)
    teacher = Look(p.PASTEL_DARK, p.PASTEL, p.INK, p.LINE)
    stander(canvas, (1480, 496), 22, teacher, -1, [[(0.3, 5.7), (1.0, 4.6), (1.6, 5.2)]])
    _ball_game(canvas)
    _tree(canvas)
    reader = Look(p.BRICK, p.BRICK_MID, p.PASTEL_DARK, p.BRICK_DARK, SKINS[1])
    sitter(canvas, (500, 634), 30, reader, 1, [[(-0.2, 2.7), (0.5, 1.4), (1.6, 1.7)]])
    canvas.poly([(540, 582), (566, 560), (584, 574), (560, 600)], p.PAPER)
    for x, base, colour, flap in ((190, 890, p.PASTEL, p.PASTEL_MID), (300, 916, p.OLIVE, p.OLIVE_MID)):
        canvas.disc(x + 70, base, 84, p.SHADE_DEEP, 0.16)
        canvas.rounded(x, base - 116, 100, 118, 20, colour)
        canvas.rounded(x + 4, base - 116, 92, 60, 18, flap)
        canvas.rounded(x + 40, base - 70, 20, 30, 5, p.OCHRE_LIGHT)
    _hopscotch(canvas)
    _hopper(canvas, at(2.25, 3.3), 35)
    waiting = Look(p.OLIVE, p.OLIVE_MID, p.PASTEL_DARK, p.INK, SKINS[2])
    _pupil(canvas, (1300, 850), 38, waiting, -1, [(0.2, 5.6), (1.2, 4.8), (1.7, 5.9)])


def at(across: float, away: float) -> Point:
    """Return the point of the picture for a spot of the yard, in cells to the right and cells away from us."""
    scale = 152 / (1 + away * 0.17)
    return 800 + across * scale, HORIZON + 5.4 * scale


def _school(canvas: Canvas) -> None:
    """Draw the building: big windows between brick piers, a door, a gable with a clock."""
    canvas.rect(0, 120, WIDTH, YARD - 120, p.PAPER)
    canvas.poly([(-10, 122), (-10, 66), (1610, 66), (1610, 122)], p.BRICK_MID)
    canvas.rect(0, 116, WIDTH, 14, p.BRICK_DARK)
    canvas.poly([(1010, 122), (1110, 24), (1210, 122)], p.PAPER)
    canvas.line([(1004, 124), (1110, 20), (1216, 124)], p.BRICK_DARK, 12)
    canvas.disc(1110, 88, 25, p.PASTEL)
    canvas.disc(1110, 88, 19, p.PAPER)
    canvas.line([(1110, 76), (1110, 88), (1120, 92)], p.INK, 4)
    for index, x in enumerate((-90, 130, 350, 570, 790, 1230, 1450)):
        _bay(canvas, x, index)
    canvas.poly(arch(1034, 160, 152, 240), p.BRICK_LIGHT)
    canvas.poly(arch(1046, 172, 128, 228), p.OLIVE)
    canvas.rect(1107, 172, 6, 228, p.OLIVE_DARK)
    canvas.poly([*ellipse((1110, 236), 56, 56, 180, 360)], p.PASTEL_LIGHT)
    canvas.rect(0, YARD - 34, 1040, 34, p.BRICK)
    canvas.rect(1180, YARD - 34, 440, 34, p.BRICK)
    canvas.rect(1010, YARD - 14, 200, 22, p.LINE)


def _bay(canvas: Canvas, x: float, rank: int) -> None:
    """Draw a big window, with paper shapes stuck on the panes."""
    canvas.rect(x + 8, 158, 188, 186, p.BRICK_LIGHT)
    canvas.rect(x + 18, 168, 168, 168, p.PASTEL_MID)
    canvas.poly([(x + 18, 168), (x + 120, 168), (x + 18, 300)], p.PASTEL_LIGHT)
    for column in range(3):
        spot = (x + 46 + column * 56, 300 - (column + rank) % 2 * 52)
        colour = (p.OCHRE_LIGHT, p.BRICK_LIGHT, p.OLIVE_LIGHT, p.PAPER)[(column + rank) % 4]
        kite = [(spot[0] - 16, spot[1] + 13), (spot[0], spot[1] - 16), (spot[0] + 16, spot[1] + 13)]
        canvas.poly(ellipse(spot, 15, 15) if (column + rank) % 3 else kite, colour)
    for line in (72, 128):
        canvas.rect(x + line, 168, 6, 168, p.PAPER)
    canvas.rect(x + 18, 222, 168, 6, p.PAPER)
    canvas.rect(x, 344, 204, 10, p.LINE)


def _yard(canvas: Canvas) -> None:
    """Draw the ground, its painted lines and the shade of the tree."""
    canvas.rect(0, YARD, WIDTH, 610, p.BRICK_LIGHT)
    canvas.rect(0, YARD, WIDTH, 34, p.SHADE)
    canvas.ground([(-10, 560), (500, 528), (1100, 540), (1610, 520)], "#f6e2d838")
    canvas.ground([(-10, 800), (600, 760), (1100, 790), (1610, 750)], "#f6e2d838")
    canvas.line(ellipse((765, 535), 264, 73), p.PAPER, 6)
    canvas.disc(690, 700, 420, p.SHADE_DEEP, 0.22)
    for x, y, radius in ((520, 690, 40), (760, 660, 50), (880, 730, 44), (640, 750, 56), (960, 690, 34)):
        canvas.disc(x, y, radius, "#f6e2d870", 0.3)


def _tree(canvas: Canvas) -> None:
    """Draw the plane tree with its spotted trunk, in the middle of a round bench."""
    x, base = 400.0, 690.0
    canvas.poly(ellipse((x, base - 30), 190, 46, 180, 360), p.OCHRE_DARK)
    left = smooth([(x - 66, base), (x - 46, base - 120), (x - 50, base - 300), (x - 130, base - 470)])
    right = smooth([(x + 150, base - 470), (x + 46, base - 300), (x + 40, base - 120), (x + 62, base)])
    canvas.poly([*left, *right], p.LINE)
    canvas.poly([*right, (x + 6, base), (x + 16, base - 200), (x + 30, base - 320)], p.SHADE_DEEP)
    for dx, dy, wide, tall in ((-26, 90, 14, 26), (4, 190, 18, 34), (-24, 260, 13, 30), (20, 320, 14, 24)):
        canvas.poly(ellipse((x + dx, base - dy), wide, tall), (p.SAND, p.OLIVE_LIGHT)[dx > 0])
    back = ((120, 130, 130), (330, 40, 150), (560, 60, 150), (700, 170, 110), (230, 240, 100), (-10, 30, 130))
    crown(canvas, back, SUMMER)
    crown(canvas, ((430, 200, 120), (590, 250, 80), (300, 290, 62), (60, 240, 72), (770, 70, 84)), SUMMER)
    canvas.poly([*ellipse((x, base - 30), 190, 46, 0, 180), *ellipse((x, base - 62), 190, 46, 180, 0)], p.OCHRE)
    for foot in (-150, -60, 60, 150):
        canvas.rect(x + foot - 7, base - 40 + 30 * cos(radians(foot * 0.5)), 14, 46, p.INK)


def _ball_game(canvas: Canvas) -> None:
    """Draw two children throwing a ball."""
    thrower = Look(p.PASTEL, p.PASTEL_MID, p.INK_SOFT, p.INK, SKINS[2])
    catcher = Look(p.OCHRE, p.OCHRE_MID, p.OLIVE_DARK, p.OCHRE_DARK)
    _pupil(canvas, (652, 560), 24, thrower, 1, [(0.2, 5.6), (1.2, 5.2), (2.1, 6.1)])
    _pupil(canvas, (866, 556), 23, catcher, -1, [(0.2, 5.6), (1.1, 6.2), (1.9, 7.2)])
    canvas.disc(776, 566, 15, p.SHADE_DEEP, 0.3)
    canvas.disc(766, 340, 18, p.OCHRE_MID)
    canvas.disc(761, 335, 9, p.OCHRE_TINT)


def _hopscotch(canvas: Canvas) -> None:
    """Draw the hopscotch: cells of chalk towards a half-round sky."""
    for (across, away), colour in zip(CELLS, CHALK, strict=True):
        x, y = across + 1.7, away * 0.9 + 0.15
        canvas.poly([at(x, y), at(x + 1, y), at(x + 1, y + 0.9), at(x, y + 0.9)], p.PAPER)
        left, right = x + 0.06, x + 0.94
        canvas.poly([at(left, y + 0.06), at(right, y + 0.06), at(right, y + 0.84), at(left, y + 0.84)], colour)
    sky = [at(2.2 + 1.0 * cos(radians(angle)), 5.55 + 0.9 * sin(radians(angle))) for angle in range(0, 181, 6)]
    canvas.poly(sky, p.PAPER)
    inner = [at(2.2 + 0.9 * cos(radians(angle)), 5.62 + 0.76 * sin(radians(angle))) for angle in range(0, 181, 6)]
    canvas.poly(inner, p.PASTEL_LIGHT)


def _pupil(canvas: Canvas, foot: Point, unit: float, look: Look, facing: int, arm: list[Point]) -> None:
    """Draw a child standing: the head is larger than a grown-up's."""
    stander(canvas, foot, unit, look, facing, [arm])
    head(canvas, (foot[0] + facing * unit * 0.15, foot[1] - unit * 7.3), unit * 1.08, look, facing)


def _hopper(canvas: Canvas, foot: Point, unit: float) -> None:
    """Draw the child who hops on one leg, arms wide."""
    x, base = foot[0], foot[1] - unit * 0.7
    look = Look(p.BRICK, p.BRICK_MID, p.PASTEL_DARK, p.INK)

    def spots(*points: Point) -> list[Point]:
        """Return points of the picture for points in units from the foot."""
        return [(x + dx * unit, base - dy * unit) for dx, dy in points]

    canvas.disc(x + unit * 0.8, foot[1], unit * 1.6, p.SHADE_DEEP, 0.22)
    limb(canvas, spots((0.3, 2.9), (1.5, 2.5), (2.2, 1.3)), look.skin, unit * 0.62)
    limb(canvas, spots((-0.2, 2.8), (-0.3, 1.4), (-0.2, 0.3)), look.skin, unit * 0.66)
    limb(canvas, spots((-0.2, 0.2), (-0.6, 0.15)), p.INK, unit * 0.5)
    limb(canvas, spots((2.2, 1.3), (2.3, 0.95)), p.INK, unit * 0.5)
    for way in (-1, 1):
        limb(canvas, spots((way * 0.5, 5.5), (way * 1.7, 5.3), (way * 2.7, 6.0)), look.sleeve, unit * 0.6)
        canvas.disc(*spots((way * 2.75, 6.05))[0], unit * 0.36, look.skin)
    canvas.poly(spots((-0.7, 6.1), (0.7, 6.1), (0.8, 4.2), (1.9, 2.6), (-1.5, 2.3), (-0.8, 4.2)), look.coat)
    canvas.poly(spots((0.2, 6.1), (0.7, 6.1), (0.8, 4.2), (1.9, 2.6), (0.6, 2.5)), p.SHADE)
    canvas.poly(smooth(spots((0.5, 7.6), (1.5, 8.3), (2.3, 7.4), (1.5, 7.5), (0.6, 7.0))), look.hair)
    head(canvas, spots((-0.1, 7.2))[0], unit * 1.1, look, -1)
