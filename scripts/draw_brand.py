"""Draw the brand images of the integration.

A round of stages that grow until the last one can be played. Run once after a
change: `.venv/bin/python scripts/draw_brand.py`; the images are committed.
"""

from dataclasses import dataclass
import math
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

FOLDER = Path(__file__).parent.parent / "custom_components/status_tracker/brand"
OVERSAMPLING = 8
STAGES = 9

type Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """Hold the colours for one background."""

    first: Colour
    middle: Colour
    last: Colour
    text: Colour


LIGHT = Palette(
    first=(92, 84, 222), middle=(24, 144, 224), last=(8, 172, 128), text=(36, 42, 66)
)
DARK = Palette(
    first=(150, 142, 255),
    middle=(82, 186, 255),
    last=(52, 222, 170),
    text=(238, 241, 250),
)


def blend(start: Colour, end: Colour, share: float) -> Colour:
    """Mix two colours, share 0 being the start and 1 the end."""
    red, green, blue = (
        round(a + (b - a) * share) for a, b in zip(start, end, strict=True)
    )
    return red, green, blue


def colour_at(palette: Palette, share: float) -> Colour:
    """Return the colour at a share of the way through the stages."""
    if share < 0.5:
        return blend(palette.first, palette.middle, share * 2)
    return blend(palette.middle, palette.last, share * 2 - 1)


def draw_icon(palette: Palette, size: int) -> Image.Image:
    """Draw the mark as a square of this many pixels."""
    edge = size * OVERSAMPLING
    image = Image.new("RGBA", (edge, edge), (*palette.last, 0))
    draw = ImageDraw.Draw(image)
    centre = edge / 2
    largest = edge * 0.112
    radius = centre - largest - edge * 0.008

    for stage in range(STAGES):
        share = stage / (STAGES - 1)
        angle = math.radians(-90 + 360 * (stage + 1) / STAGES)
        x, y = centre + radius * math.cos(angle), centre + radius * math.sin(angle)
        reach = largest * (0.5 + 0.5 * share)
        draw.ellipse(
            (x - reach, y - reach, x + reach, y + reach),
            fill=colour_at(palette, share),
        )

    # A thick outline with round joints rounds the corners of the triangle.
    corner = edge * 0.05
    reach = edge * 0.175
    shift = edge * 0.02
    points = [
        (
            centre + shift + reach * math.cos(math.radians(angle)),
            centre + reach * math.sin(math.radians(angle)),
        )
        for angle in (0, 120, 240)
    ]
    draw.polygon(points, fill=palette.last)
    for start, end in zip(points, [*points[1:], points[0]], strict=True):
        draw.line((start, end), fill=palette.last, width=round(corner * 2))
        x, y = start
        draw.ellipse(
            (x - corner, y - corner, x + corner, y + corner), fill=palette.last
        )
    return image.resize((size, size), Image.Resampling.LANCZOS)


def draw_logo(palette: Palette, height: int) -> Image.Image:
    """Draw the mark with the name beside it."""
    scale = height * OVERSAMPLING // 2
    font = ImageFont.load_default(scale * 0.5)
    name = "Status Tracker"
    stroke = scale * 0.012
    left, top, right, bottom = font.getbbox(name, stroke_width=stroke)
    text = Image.new(
        "RGBA",
        (math.ceil(right - left), math.ceil(bottom - top)),
        (*palette.text, 0),
    )
    ImageDraw.Draw(text).text(
        (-left, -top),
        name,
        font=font,
        fill=palette.text,
        stroke_width=stroke,
        stroke_fill=palette.text,
    )
    factor = height / scale
    text = text.resize(
        (round(text.width * factor), round(text.height * factor)),
        Image.Resampling.LANCZOS,
    )
    gap = round(height * 0.16)
    image = Image.new(
        "RGBA", (height + gap + text.width + 1, height), (*palette.text, 0)
    )
    image.paste(draw_icon(palette, height))
    image.paste(text, (height + gap, (height - text.height) // 2))
    return image


def clean(image: Image.Image) -> Image.Image:
    """Make what cannot be seen fully transparent, which also packs better."""
    alpha = image.getchannel("A").point(lambda value: value if value > 3 else 0)
    cleaned = Image.new("RGBA", image.size, (0, 0, 0, 0))
    cleaned.paste(image, mask=alpha.point(lambda value: 255 if value else 0))
    return cleaned


def main() -> None:
    """Draw all images."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for prefix, palette in (("", LIGHT), ("dark_", DARK)):
        for suffix, factor in (("", 1), ("@2x", 2)):
            for kind, draw, size in (
                ("icon", draw_icon, 256),
                ("logo", draw_logo, 128),
            ):
                path = FOLDER / f"{prefix}{kind}{suffix}.png"
                clean(draw(palette, size * factor)).save(path, optimize=True)
                print(path.relative_to(FOLDER.parent.parent.parent))


if __name__ == "__main__":
    main()
