"""Posters of invented titles, drawn by code."""

import colorsys
from hashlib import sha256
from html import escape
import textwrap

WIDTH, HEIGHT = 400, 600
LINE_LENGTH = 13


def _color(hue: float, lightness: float, saturation: float = 0.55) -> str:
    """Return a colour as CSS writes it."""
    red, green, blue = colorsys.hls_to_rgb(hue % 1, lightness, saturation)
    return f"rgb({red * 255:.0f},{green * 255:.0f},{blue * 255:.0f})"


def svg_poster(title: str, year: int) -> str:
    """Draw a poster: the same title always gets the same picture."""
    seed = sha256(f"{title} {year}".encode()).digest()
    hue = seed[0] / 256
    shapes = []
    for n in range(5):
        x, y, r = seed[3 * n + 1], seed[3 * n + 2], seed[3 * n + 3]
        shapes.append(
            f'<circle cx="{x / 255 * WIDTH:.0f}" cy="{y / 255 * HEIGHT * 0.7:.0f}" '
            f'r="{30 + r / 2:.0f}" fill="{_color(hue + n * 0.07, 0.55)}" '
            'fill-opacity="0.35"/>'
        )
    horizon = 380 + seed[20] % 80
    shapes.append(
        f'<path d="M0 {horizon} Q{WIDTH * 0.3:.0f} {horizon - 90} {WIDTH // 2} '
        f'{horizon} T{WIDTH} {horizon - 30} V{HEIGHT} H0 Z" '
        f'fill="{_color(hue + 0.5, 0.16)}"/>'
    )
    lines = textwrap.wrap(title, LINE_LENGTH) or [title]
    top = HEIGHT - 70 - 42 * (len(lines) - 1)
    text = "".join(
        f'<text x="28" y="{top + 42 * n}" font-size="38" font-weight="700">'
        f"{escape(line)}</text>"
        for n, line in enumerate(lines)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'width="{WIDTH}" height="{HEIGHT}">'
        '<defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1">'
        f'<stop offset="0" stop-color="{_color(hue, 0.22)}"/>'
        f'<stop offset="1" stop-color="{_color(hue + 0.12, 0.48)}"/>'
        "</linearGradient></defs>"
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="url(#sky)"/>'
        f"{''.join(shapes)}"
        f'<g fill="#fff" font-family="Georgia, serif">{text}'
        f'<text x="28" y="{HEIGHT - 28}" font-size="20" fill-opacity="0.8">{year}'
        "</text></g></svg>"
    )
