"""An estate at night: lit windows, and two mediators in bright vests walking under a lamp."""

from demo.pictures import palette as p
from demo.pictures.canvas import Canvas, Point, ellipse
from demo.pictures.figures import SKINS, Look, head, limb, sitter
from demo.pictures.scenery import crown, windows

NIGHT = (p.INK, p.PASTEL_DARK, p.PASTEL)
LIT = (p.OCHRE_LIGHT, p.PASTEL_DARK, p.PASTEL_DARK, p.OCHRE_MID, p.PASTEL_DARK, p.PASTEL_MID, p.PASTEL_DARK)
LAMP: Point = (700, 196)


def draw(canvas: Canvas) -> None:
    """Draw the whole picture."""
    _sky(canvas)
    _far_blocks(canvas)
    _near_blocks(canvas)
    _ground(canvas)
    _lamp(canvas)
    sitters = ((1290, p.BRICK, p.BRICK_MID, SKINS[1]), (1420, p.PASTEL_MID, p.PASTEL_LIGHT, SKINS[0]))
    _bench(canvas, 1180, 760)
    for x, coat, sleeve, skin in sitters:
        arm = [[(-0.2, 2.7), (0.3, 1.2), (1.5, 0.8)]]
        sitter(canvas, (x, 752), 38, Look(coat, sleeve, p.INK_SOFT, p.INK, skin), -1, arm)
    _walker(canvas, (560, 880), 52, Look(p.PASTEL_MID, p.PASTEL_MID, skin=SKINS[2]), -0.3)
    _walker(canvas, (740, 900), 54, Look(p.INK_SOFT, p.INK_SOFT, hair=p.BRICK_DARK, skin=SKINS[0]), 0.6)
    crown(canvas, ((-20, 960, 130), (130, 1000, 100), (240, 1030, 80)), NIGHT)
    crown(canvas, ((1600, 990, 120), (1470, 1020, 90)), NIGHT)


def _sky(canvas: Canvas) -> None:
    """Draw the moon and a few stars."""
    for radius, colour in ((220, "#5c8aa826"), (140, "#5c8aa83a")):
        canvas.disc(900, 150, radius, colour)
    crescent = [*ellipse((900, 150), 66, 66, 38, 275), *ellipse((928, 138), 58, 58, 248, 66)]
    canvas.poly(crescent, p.OCHRE_TINT)
    for index in range(22):
        x, y = index * 367 % 1600, 30 + index * 149 % 300
        canvas.disc(x, y, 2.5 + index % 3, "#dfeaf1b0")


def _far_blocks(canvas: Canvas) -> None:
    """Draw the blocks at the back, blue and small-windowed."""
    for x, top, width in ((250, 330, 240), (520, 400, 330), (1290, 250, 210)):
        canvas.rect(x, top, width, 700 - top, p.PASTEL)
        canvas.rect(x + width - 36, top, 36, 700 - top, p.PASTEL_DARK)
        grid = (int((width - 60) / 44), int((660 - top) / 48))
        windows(canvas, (x + 20, top + 26), grid, (24, 26), (44, 48), LIT)


def _near_blocks(canvas: Canvas) -> None:
    """Draw the two large blocks that frame the scene, with some life behind their windows."""
    for x, top, width, columns in ((-40, 120, 330, 3), (980, 210, 300, 3), (1450, 90, 200, 2)):
        canvas.rect(x, top, width, 720 - top, p.INK)
        canvas.rect(x, top, width, 720 - top, "#123a5690")
        canvas.rect(x - 8, top - 12, width + 16, 16, p.PASTEL)
        windows(canvas, (x + 50, top + 50), (columns, int((640 - top) / 104)), (56, 64), (92, 104), LIT)
        for row in range(int((640 - top) / 104)):
            for column in range(columns):
                canvas.rect(x + 46 + column * 92, top + 114 + row * 104, 64, 6, p.PASTEL_MID)
    for x, sill in ((130, 234), (38, 442), (1150, 324)):
        canvas.disc(x, sill - 32, 13, p.PASTEL_DARK)
        canvas.poly(ellipse((x, sill), 22, 20, 180, 360), p.PASTEL_DARK)


def _ground(canvas: Canvas) -> None:
    """Draw the lawn, the path, and the circle of light on it."""
    canvas.ground([(-10, 690), (600, 676), (1100, 684), (1610, 672)], p.OLIVE_DARK)
    canvas.ground([(-10, 770), (500, 740), (1000, 736), (1610, 770)], p.INK_SOFT)
    canvas.ground([(-10, 960), (600, 950), (1200, 958), (1610, 940)], p.OLIVE_DARK)
    for across, colour in ((560, "#ecca8330"), (430, "#ecca8348"), (300, "#f8ebc850")):
        canvas.disc(LAMP[0], 860, across, colour, 0.22)


def _lamp(canvas: Canvas) -> None:
    """Draw the street lamp and its cone of light."""
    x, y = LAMP
    for spread, colour in ((470, "#f8ebc820"), (330, "#f8ebc826"), (190, "#f8ebc82c")):
        canvas.poly([(x - 46, y), (x + 46, y), *ellipse((x, 860), spread, spread * 0.2, 0, 180)], colour)
    canvas.rect(x - 7, y - 20, 14, 830 - y, p.INK)
    canvas.poly([(x - 18, 836), (x - 12, 760), (x + 12, 760), (x + 18, 836)], p.INK)
    canvas.disc(x, y, 50, p.OCHRE_TINT, 0.5)
    canvas.poly(ellipse((x, y), 66, 44, 180, 360), p.INK)
    canvas.rect(x - 66, y - 4, 132, 8, p.INK)


def _bench(canvas: Canvas, x: float, seat: float) -> None:
    """Draw the bench where two neighbours talk."""
    canvas.disc(x + 160, seat + 80, 220, p.SHADE_DEEP, 0.12)
    for foot in (x + 30, x + 290):
        canvas.rect(foot, seat, 14, 78, p.INK)
    canvas.rounded(x, seat + 12, 330, 18, 4, p.OCHRE)


def _walker(canvas: Canvas, foot: Point, unit: float, look: Look, swing: float) -> None:
    """Draw a mediator walking to the right: a long stride, a bright vest with pale bands."""
    x, y = foot

    def at(*points: Point) -> list[Point]:
        """Return points of the picture for points in units from the foot."""
        return [(x + dx * unit, y - dy * unit) for dx, dy in points]

    canvas.disc(x + unit * 1.4, y, unit * 2.4, p.SHADE_DEEP, 0.18)
    limb(canvas, at((0, 3.2), (-0.3, 1.8), (-1.3, 0.5)), p.PASTEL_DARK, unit * 0.8)
    limb(canvas, at((-1.3, 0.35), (-0.9, 0.2)), p.INK, unit * 0.42)
    limb(canvas, at((0, 3.2), (0.75, 1.8), (0.9, 0.4)), p.PASTEL, unit * 0.85)
    limb(canvas, at((0.9, 0.25), (1.5, 0.25)), p.INK, unit * 0.45)
    limb(canvas, at((0.1, 5.7), (-0.7 - swing, 4.4), (-0.3 - swing, 3.4)), look.coat, unit * 0.6)
    canvas.poly(at((-0.85, 5.9), (-0.4, 6.35), (0.45, 6.35), (0.85, 5.9), (0.95, 2.9), (-0.95, 2.9)), p.OCHRE_MID)
    canvas.poly(at((0.35, 6.35), (0.45, 6.35), (0.85, 5.9), (0.95, 2.9), (0.35, 2.9)), p.OCHRE)
    for band in (3.6, 4.5):
        canvas.poly(at((-0.93, band), (0.93, band), (0.92, band + 0.32), (-0.92, band + 0.32)), p.PAPER)
    limb(canvas, at((0, 6.2), (0.08, 6.7)), look.skin, unit * 0.6)
    limb(canvas, at((0, 5.7), (0.5 + swing, 4.5), (1.2 + swing, 3.9 + swing)), look.coat, unit * 0.64)
    canvas.disc(*at((1.3 + swing, 3.95 + swing))[0], unit * 0.34, look.skin)
    head(canvas, at((0.16, 7.15))[0], unit * 0.84, look, 1)
