"""A drawing surface in units of the final picture, supersampled so that edges come out smooth."""

from collections.abc import Iterable, Sequence
from math import cos, radians, sin

from PIL import Image, ImageDraw

WIDTH, HEIGHT, SCALE = 1600, 1000, 2

Point = tuple[float, float]


class Canvas:
    """Draws flat shapes; colours may carry an alpha, and later shapes cover earlier ones."""

    def __init__(self, background: str) -> None:
        self._image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), background)
        self._draw = ImageDraw.Draw(self._image, "RGBA")

    def finish(self) -> Image.Image:
        """Return the picture reduced to its final size."""
        return self._image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)

    def poly(self, points: Iterable[Point], colour: str) -> None:
        """Fill a polygon."""
        self._draw.polygon(_scaled(points), fill=colour)

    def rect(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Fill an upright rectangle given by its top left corner."""
        self.poly([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], colour)

    def rounded(self, x: float, y: float, width: float, height: float, radius: float, colour: str) -> None:
        """Fill a rectangle with rounded corners."""
        corners = (x * SCALE, y * SCALE, (x + width) * SCALE, (y + height) * SCALE)
        self._draw.rounded_rectangle(corners, radius * SCALE, fill=colour)

    def disc(self, x: float, y: float, radius: float, colour: str, flatness: float = 1.0) -> None:
        """Fill a disc, or an ellipse whose height is `flatness` times its width."""
        self.poly(ellipse((x, y), radius, radius * flatness), colour)

    def ring(self, x: float, y: float, radius: float, colour: str, width: float) -> None:
        """Trace a circle."""
        self.line([*ellipse((x, y), radius, radius), (x + radius, y)], colour, width)

    def line(self, points: Iterable[Point], colour: str, width: float = 2) -> None:
        """Trace a broken line with rounded joints."""
        self._draw.line(_scaled(points), fill=colour, width=round(width * SCALE), joint="curve")

    def curve(self, points: Sequence[Point], colour: str, width: float = 2) -> None:
        """Trace a smooth line through the points."""
        self.line(smooth(points), colour, width)

    def ground(self, points: Sequence[Point], colour: str) -> None:
        """Fill everything below a smooth line that crosses the picture."""
        self.poly([*smooth(points), (WIDTH + 10, HEIGHT + 10), (-10, HEIGHT + 10)], colour)


def ellipse(centre: Point, across: float, down: float, start: float = 0, end: float = 360) -> list[Point]:
    """Return the points of an arc of ellipse, angles in degrees, clockwise from the right."""
    steps = max(24, int(abs(end - start) / 3))
    angles = (radians(start + (end - start) * step / steps) for step in range(steps + 1))
    return [(centre[0] + across * cos(angle), centre[1] + down * sin(angle)) for angle in angles]


def arch(x: float, y: float, width: float, height: float) -> list[Point]:
    """Return the outline of a doorway with a round top, given by its top left corner."""
    radius = width / 2
    return [(x, y + height), *ellipse((x + radius, y + radius), radius, radius, 180, 360), (x + width, y + height)]


def smooth(points: Sequence[Point]) -> list[Point]:
    """Return a Catmull-Rom curve through the points."""
    padded = [points[0], *points, points[-1]]
    curve = [_spline(padded[index : index + 4], step / 16) for index in range(len(points) - 1) for step in range(16)]
    return [*curve, points[-1]]


def _spline(points: Sequence[Point], t: float) -> Point:
    first, second = (_spline_axis([point[axis] for point in points], t) for axis in (0, 1))
    return first, second


def _spline_axis(values: Sequence[float], t: float) -> float:
    a, b, c, d = values
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)


def _scaled(points: Iterable[Point]) -> list[Point]:
    return [(x * SCALE, y * SCALE) for x, y in points]
