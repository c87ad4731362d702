"""A valley of the upper Aude: hills, a river, vines, and workshops along the water."""

from demo.pictures import palette as p
from demo.pictures.canvas import Canvas, Point, smooth
from demo.pictures.scenery import SUMMER, cloud, crown, cypress, sun

RIDGES: tuple[tuple[str, tuple[Point, ...]], ...] = (
    (
        "#cfe0ea",
        ((-10, 330), (160, 250), (330, 310), (560, 190), (760, 300), (980, 210), (1210, 320), (1420, 240), (1610, 330)),
    ),
    (
        p.PASTEL_LIGHT,
        ((-10, 420), (220, 330), (470, 430), (700, 370), (930, 450), (1180, 360), (1400, 430), (1610, 370)),
    ),
    (p.PASTEL_MID, ((-10, 470), (200, 440), (420, 500), (640, 520), (900, 520), (1120, 480), (1370, 470), (1610, 430))),
    (p.OLIVE_LIGHT, ((-10, 540), (240, 510), (520, 560), (800, 570), (1100, 545), (1380, 530), (1610, 490))),
    (p.OLIVE_MID, ((-10, 600), (260, 590), (560, 610), (860, 605), (1180, 610), (1610, 570))),
)


def draw(canvas: Canvas) -> None:
    """Draw the whole picture."""
    sun(canvas, 300, 170, 84)
    cloud(canvas, 760, 120, 300)
    cloud(canvas, 1300, 110, 240)
    for colour, ridge in RIDGES:
        canvas.ground(ridge, colour)
    _village(canvas)
    canvas.ground([(-10, 650), (420, 640), (900, 634), (1300, 642), (1610, 630)], p.OLIVE_LIGHT)
    _river(canvas)
    for index in range(4):
        _workshop(canvas, 130 + index * 150, 716 - index * 16, 1.0 - index * 0.09)
    _chimney(canvas)
    _vines(canvas)
    for x, base, height in ((1010, 690, 150), (1052, 700, 190), (1098, 694, 140)):
        cypress(canvas, x, base, height)
    crown(canvas, ((20, 800, 92), (120, 850, 74), (-10, 900, 110)), SUMMER)


def _village(canvas: Canvas) -> None:
    for x, top, width in ((1180, 556, 60), (1232, 540, 52), (1276, 562, 70), (1340, 548, 48), (1382, 566, 66)):
        canvas.rect(x, top, width, 656 - top, p.SAND)
        canvas.rect(x + width * 0.62, top, width * 0.38, 656 - top, p.LINE)
        canvas.poly([(x - 5, top), (x + width * 0.4, top - 22), (x + width + 5, top)], p.BRICK_MID)
    canvas.rect(1300, 470, 26, 100, p.SAND)
    canvas.rect(1316, 470, 10, 100, p.LINE)
    canvas.poly([(1295, 472), (1313, 430), (1331, 472)], p.BRICK)


def _river(canvas: Canvas) -> None:
    left = smooth([(770, 640), (700, 680), (800, 740), (760, 830), (470, 920), (330, 1010)])
    right = smooth([(1010, 1010), (990, 920), (1000, 840), (930, 750), (770, 686), (800, 640)])
    canvas.poly([*left, *right], p.PASTEL)
    shine_left = smooth([(775, 655), (735, 684), (840, 745), (830, 840), (620, 930), (520, 1010)])
    shine_right = smooth([(720, 1010), (800, 920), (880, 840), (870, 750), (752, 684), (785, 655)])
    canvas.poly([*shine_left, *shine_right], p.PASTEL_MID)
    for x, y, length in ((760, 800, 90), (690, 870, 120), (640, 950, 150), (860, 900, 70), (800, 748, 60)):
        canvas.rounded(x, y, length, 6, 3, p.PASTEL_TINT)


def _workshop(canvas: Canvas, x: float, base: float, size: float) -> None:
    width, wall, tooth = 158 * size, 112 * size, 74 * size
    canvas.poly([(x, base), (x + width * 1.3, base), (x + width * 1.16, base + 26), (x, base + 26)], p.SHADE)
    canvas.rect(x, base - wall, width, wall, p.BRICK)
    canvas.rect(x + width * 0.5, base - wall, width * 0.5, wall, "#93361b")
    for part in (0.0, 0.5):
        left = x + width * part
        canvas.poly([(left, base - wall), (left, base - wall - tooth), (left + width / 2, base - wall)], p.BRICK_DARK)
        canvas.poly(
            [
                (left, base - wall - tooth),
                (left + 12 * size, base - wall - tooth),
                (left + width / 2 + 6, base - wall),
                (left + width / 2 - 14 * size, base - wall),
            ],
            p.OCHRE_LIGHT,
        )
    for column in range(3):
        left = x + (18 + column * 46) * size
        canvas.rect(left, base - wall * 0.72, 30 * size, wall * 0.5, p.OCHRE_TINT)
        canvas.line([(left + 15 * size, base - wall * 0.72), (left + 15 * size, base - wall * 0.22)], p.BRICK_DARK, 3)


def _chimney(canvas: Canvas) -> None:
    canvas.poly([(92, 722), (100, 420), (128, 420), (138, 722)], p.BRICK_MID)
    canvas.poly([(116, 722), (116, 420), (128, 420), (138, 722)], p.BRICK_DARK)
    canvas.rect(95, 412, 38, 14, p.BRICK_DARK)


def _vines(canvas: Canvas) -> None:
    canvas.poly(
        [*smooth([(1610, 690), (1400, 720), (1160, 790), (1040, 880), (1000, 1010)]), (1610, 1010)], p.OCHRE_LIGHT
    )
    for row in range(9):
        start, end = (1180 + row * 58, 790 - row * 13), (1060 + row * 150, 1040)
        canvas.line([start, end], p.OCHRE_MID, 10)
        for step in range(9):
            ratio = (step / 9) ** 1.35
            x, y = start[0] + (end[0] - start[0]) * ratio, start[1] + (end[1] - start[1]) * ratio
            size = 8 + 24 * ratio
            canvas.disc(x + size * 0.4, y + size * 0.3, size, p.OLIVE, 0.7)
            canvas.disc(x, y, size * 0.8, p.OLIVE_MID, 0.7)
