"""Inhabitants round an oval table, coloured notes on the wall, a raised hand."""

from demo.pictures import palette as p
from demo.pictures.canvas import HEIGHT, WIDTH, Canvas, ellipse
from demo.pictures.posed import Limb, Look, Pose, figure

CENTRE, ACROSS, DOWN = (800.0, 700.0), 580.0, 150.0
NOTES = (p.OCHRE_LIGHT, p.BRICK_LIGHT, p.OLIVE_LIGHT, p.PASTEL_LIGHT, p.OCHRE_MID, p.BRICK_MID)
FOLDED: tuple[Limb, ...] = (((-0.7, 4.4), (-1.2, 3.2), (-0.2, 2.6)), ((0.7, 4.4), (1.2, 3.2), (0.5, 2.6)))
RAISED: tuple[Limb, ...] = (((-0.7, 4.4), (-1.2, 3.2), (-0.2, 2.6)), ((0.7, 4.4), (1.3, 5.8), (1.2, 7.6)))
OPEN: tuple[Limb, ...] = (((-0.7, 4.4), (-1.4, 3.3), (-2.1, 3.9)), ((0.7, 4.4), (1.4, 3.3), (2.2, 3.8)))


def draw(canvas: Canvas) -> None:
    """Draw the whole picture."""
    _room(canvas)
    _board(canvas)
    _host(canvas)
    for x, base, look, arms, facing in (
        (440, 690, Look(p.BRICK, hair=p.LINE, cut="bun"), FOLDED, 1),
        (600, 672, Look(p.OCHRE_LIGHT, p.OCHRE_DARK), OPEN, 1),
        (770, 666, Look(p.PAPER, p.BRICK_MID, p.BRICK, "scarf"), FOLDED, 1),
        (940, 668, Look(p.OLIVE_LIGHT, hair=p.BRICK_DARK, cut="long"), RAISED, -1),
        (1110, 684, Look(p.PASTEL_DARK, hair=p.LINE), FOLDED, -1),
    ):
        figure(canvas, (x, base), 350, look, Pose(arms, (), 1.4, shadow=False), facing)
    _table(canvas)
    _sides(canvas)
    _front(canvas)


def _room(canvas: Canvas) -> None:
    """Draw the wall, the floor and the light of a window that is out of sight."""
    canvas.poly([(0, 0), (330, 0), (0, 420)], p.PAPER + "18")
    canvas.rect(0, 560, WIDTH, HEIGHT - 560, p.PASTEL_DARK)
    canvas.rect(0, 546, WIDTH, 16, p.PASTEL_LIGHT)
    canvas.disc(CENTRE[0] + 60, 880, 720, p.INK + "50", 0.2)


def _board(canvas: Canvas) -> None:
    """Draw the notes, in columns, on a sheet of paper along the wall."""
    canvas.rect(402, 62, 900, 330, p.SHADE_DEEP)
    canvas.rect(390, 48, 900, 330, p.PAPER)
    for column, count in enumerate((2, 3, 4, 3, 1, 4, 2)):
        x = 420 + column * 122
        canvas.rect(x, 72, 92, 14, p.INK_SOFT)
        for row in range(count):
            y, tilt = 102 + row * 66, (column * 3 + row * 5) % 7 - 3
            colour = NOTES[(column * 2 + row) % len(NOTES)]
            canvas.poly(
                [(x + 4, y + tilt), (x + 84, y - tilt), (x + 86, y + 54 - tilt), (x + 6, y + 54 + tilt)], colour
            )
            for line in range(2 + row % 2):
                canvas.line([(x + 16, y + 16 + line * 13), (x + 70 - line * 14, y + 16 + line * 13)], p.SHADE_DEEP, 5)


def _host(canvas: Canvas) -> None:
    """Draw somebody who sticks one more note."""
    stick: tuple[Limb, ...] = (((-0.7, 5.7), (-1.1, 4.4), (-0.5, 3.4)), ((0.6, 5.7), (1.5, 6.3), (2.4, 7.0)))
    figure(canvas, (286, 690), 480, Look(p.OCHRE_MID, cut="long", legs=p.INK), Pose(stick))
    canvas.poly([(422, 232), (506, 238), (502, 294), (418, 288)], p.OLIVE_LIGHT)


def _table(canvas: Canvas) -> None:
    """Draw the table with its papers, pens and glasses."""
    canvas.poly([(CENTRE[0] - 200, 800), (CENTRE[0] + 200, 800), (CENTRE[0] + 240, 960), (CENTRE[0] - 240, 960)], p.INK)
    canvas.disc(CENTRE[0], CENTRE[1] + 30, ACROSS, p.BRICK_DARK, DOWN / ACROSS)
    canvas.disc(*CENTRE, ACROSS, p.OCHRE_MID, DOWN / ACROSS)
    canvas.poly(ellipse((CENTRE[0] - 30, CENTRE[1] - 8), ACROSS * 0.9, DOWN * 0.86), p.OCHRE_LIGHT)
    for x, y, colour in ((520, 640, p.PAPER), (700, 616, p.PAPER), (1000, 640, p.PASTEL_TINT), (820, 700, p.PAPER)):
        canvas.poly([(x, y), (x + 90, y - 4), (x + 104, y + 34), (x - 4, y + 38)], colour)
    for x, y in ((640, 690), (930, 620), (1140, 690), (420, 700)):
        canvas.rect(x - 14, y - 38, 28, 38, p.PASTEL_TINT)
        canvas.disc(x, y, 14, p.PASTEL_TINT, 0.4)
        canvas.disc(x, y - 38, 14, p.PASTEL_LIGHT, 0.4)


def _sides(canvas: Canvas) -> None:
    """Draw those who sit at both ends."""
    write: tuple[Limb, ...] = (((0.3, 4.4), (0.8, 3.2), (2.2, 3.2)),)
    legs: tuple[Limb, ...] = (((0.2, 1.6), (1.5, 1.6), (1.5, 0)),)
    for x, look, facing in (
        (186, Look(p.OLIVE, p.BRICK_MID, cut="bun", hem=3), 1),
        (1414, Look(p.BRICK_MID, hair=p.BRICK_DARK, hem=3), -1),
    ):
        for foot in (x - 56, x + 44):
            canvas.rect(foot, 786, 12, 114, p.INK)
        canvas.rounded(x - 12 - facing * 76, 640, 24, 160, 10, p.BRICK)
        canvas.rounded(x - 62, 776, 124, 22, 8, p.BRICK)
        figure(canvas, (x, 880), 410, look, Pose(write, legs, 1.4), facing)


def _front(canvas: Canvas) -> None:
    """Draw those whose back is turned to us, on their chairs."""
    for x, base, look in (
        (420, 1074, Look(p.PASTEL_LIGHT, hair=p.BRICK_DARK, cut="back")),
        (690, 1096, Look(p.BRICK_LIGHT, hair=p.INK, cut="back")),
        (960, 1096, Look(p.OLIVE_MID, hair=p.LINE, cut="back")),
        (1220, 1074, Look(p.OCHRE, hair=p.INK, cut="back")),
    ):
        figure(canvas, (x, base), 440, look, Pose((), (), 1.4, shadow=False))
        canvas.rounded(x - 70, base - 190, 140, 80, 16, p.BRICK)
        canvas.rect(x - 60, base - 120, 12, 120, p.INK)
        canvas.rect(x + 48, base - 120, 12, 120, p.INK)
