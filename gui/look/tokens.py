"""The colour tokens: four frozen tables (light, dark, and each in high contrast), the only colours of the project."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from functools import cache

from PySide6.QtGui import QColor


@cache
def colour(value: str) -> QColor:
    """The `QColor` of a token's value; do not change what it returns, it is shared."""
    return QColor(value)


@dataclass(frozen=True, slots=True, eq=False, repr=False)  # one object per theme; less made at start
class Tokens:
    """One theme.

    Colours are "#RRGGBB" texts; `color(name)` gives the `QColor`. Line widths are logical pixels at 100 %.

    Args:
        name: "light", "dark", "light-contrast" or "dark-contrast".
        dark: whether the surfaces are darker than the text.
        contrast: whether this is a high contrast set.
        ring: width of the focus ring.
        sel_border: width of the border around a selected row; 0 for none.
        tint_border: width of the border that stands in for a notice's tint; 0 where the tint shows.
    """

    name: str
    dark: bool
    contrast: bool
    ring: int
    sel_border: int
    tint_border: int

    window: str
    base: str
    raised: str
    sunken: str
    group: str
    field: str
    hover: str
    sel: str
    seloff: str
    navsel: str

    line: str
    btnline: str
    outline: str

    text: str
    text2: str
    text3: str

    accent: str
    fill: str
    fillhover: str
    onfill: str

    ok: str
    warn: str
    err: str
    info: str
    paused: str
    idle: str
    dangerfill: str
    dangerhover: str
    ondanger: str

    oktint: str
    warntint: str
    errtint: str
    infotint: str
    pausedtint: str

    hit: str
    onhit: str
    hitcurrent: str
    onhitcurrent: str

    histinfo: str
    histwarn: str
    histerr: str

    shadow: str

    series: tuple[str, ...]

    def color(self, name: str) -> QColor:
        """The colour of the token `name`, such as "text2"; raises AttributeError for one that does not exist."""
        return colour(getattr(self, name))

    def series_color(self, place: int) -> QColor:
        """The colour of the series at `place`; past the last they repeat (draw those dashed and say the name)."""
        return colour(self.series[place % len(self.series)])


LIGHT = Tokens(
    name="light",
    dark=False,
    contrast=False,
    ring=2,
    sel_border=0,
    tint_border=0,
    window="#EEF0F2",
    base="#FFFFFF",
    raised="#FFFFFF",
    sunken="#F6F7F8",
    group="#F4F6F7",
    field="#FFFFFF",
    hover="#F0F3F5",
    sel="#D5E8EC",
    seloff="#E3E7EA",
    navsel="#DCE2E6",
    line="#DDE1E5",
    btnline="#B9C0C8",
    outline="#767F8A",
    text="#1A1E23",
    text2="#454D57",
    text3="#5C6570",
    accent="#0B6378",
    fill="#0B6378",
    fillhover="#095265",
    onfill="#FFFFFF",
    ok="#156B34",
    warn="#9A4F00",
    err="#B3261E",
    info="#2460B5",
    paused="#7D5C00",
    idle="#5A636D",
    dangerfill="#B3261E",
    dangerhover="#96201A",
    ondanger="#FFFFFF",
    oktint="#E6F3EA",
    warntint="#FCEFDF",
    errtint="#FBE9E7",
    infotint="#E6EEF9",
    pausedtint="#F8F0D8",
    hit="#FFE28A",
    onhit="#1A1E23",
    hitcurrent="#FFB53D",
    onhitcurrent="#1A1E23",
    histinfo="#6A8EBE",
    histwarn="#C9781F",
    histerr="#BF3027",
    shadow="#000000",
    series=("#0B6880", "#9A5000", "#7743B5", "#256B29", "#B2285A", "#3156B4", "#675800", "#56616C"),
)

DARK = Tokens(
    name="dark",
    dark=True,
    contrast=False,
    ring=2,
    sel_border=0,
    tint_border=0,
    window="#15171A",
    base="#1C1F22",
    raised="#26292E",
    sunken="#181A1D",
    group="#22262A",
    field="#15181A",
    hover="#24282C",
    sel="#1B3942",
    seloff="#2A2F34",
    navsel="#2A2F34",
    line="#31363B",
    btnline="#4A525A",
    outline="#78818B",
    text="#E7E9EC",
    text2="#BCC2C9",
    text3="#9BA3AC",
    accent="#63BED2",
    fill="#1A7389",
    fillhover="#1C7C94",
    onfill="#FFFFFF",
    ok="#58C377",
    warn="#F09A4E",
    err="#F47C72",
    info="#74ABF2",
    paused="#DDB24A",
    idle="#9CA4AD",
    dangerfill="#B8362D",
    dangerhover="#C23D34",
    ondanger="#FFFFFF",
    oktint="#1B2F22",
    warntint="#362617",
    errtint="#3A2120",
    infotint="#1D2A3C",
    pausedtint="#332B17",
    hit="#6B5310",
    onhit="#E7E9EC",
    hitcurrent="#E0A12B",
    onhitcurrent="#15171A",
    histinfo="#4D6C94",
    histwarn="#D9963A",
    histerr="#EE6A5F",
    shadow="#000000",
    series=("#5CB9CE", "#E7A04C", "#B591EA", "#73C081", "#EE84A6", "#86A7F5", "#CDBB52", "#A3AEBA"),
)

LIGHT_CONTRAST = replace(
    LIGHT,
    name="light-contrast",
    contrast=True,
    ring=3,
    sel_border=2,
    tint_border=2,
    window="#FFFFFF",
    sunken="#FFFFFF",
    group="#FFFFFF",
    hover="#EBEBEB",
    sel="#DDEBEE",
    seloff="#E6E6E6",
    navsel="#DDEBEE",
    line="#000000",
    btnline="#000000",
    outline="#000000",
    text="#000000",
    text2="#000000",
    text3="#000000",
    accent="#00404F",
    fill="#00404F",
    fillhover="#002B36",
    ok="#0B4A22",
    warn="#6B3600",
    err="#8A140D",
    info="#163F7C",
    paused="#574000",
    idle="#383E45",
    dangerfill="#8A140D",
    dangerhover="#6B0F0A",
    oktint="#FFFFFF",
    warntint="#FFFFFF",
    errtint="#FFFFFF",
    infotint="#FFFFFF",
    pausedtint="#FFFFFF",
    onhit="#000000",
    onhitcurrent="#000000",
    histinfo="#42648F",
    histwarn="#8F5010",
    histerr="#8A140D",
)

DARK_CONTRAST = replace(
    DARK,
    name="dark-contrast",
    contrast=True,
    ring=3,
    sel_border=2,
    tint_border=2,
    window="#000000",
    base="#000000",
    raised="#000000",
    sunken="#000000",
    group="#000000",
    field="#000000",
    hover="#202326",
    sel="#10333C",
    seloff="#26292E",
    navsel="#10333C",
    line="#FFFFFF",
    btnline="#FFFFFF",
    outline="#FFFFFF",
    text="#FFFFFF",
    text2="#FFFFFF",
    text3="#FFFFFF",
    accent="#8CE0F2",
    fill="#8CE0F2",
    fillhover="#B5ECF8",
    onfill="#000000",
    ok="#7FE39C",
    warn="#FFB873",
    err="#FFA39B",
    info="#A3CBFF",
    paused="#F2CB6B",
    idle="#C9CFD6",
    dangerfill="#FFA39B",
    dangerhover="#FFC0BA",
    ondanger="#000000",
    oktint="#000000",
    warntint="#000000",
    errtint="#000000",
    infotint="#000000",
    pausedtint="#000000",
    hit="#6B5310",
    onhit="#FFFFFF",
    hitcurrent="#FFC24D",
    onhitcurrent="#000000",
    histinfo="#86AEE3",
    histwarn="#FFB873",
    histerr="#FFA39B",
)

ALL: tuple[Tokens, ...] = (LIGHT, DARK, LIGHT_CONTRAST, DARK_CONTRAST)
COLOR_NAMES: tuple[str, ...] = tuple(
    field.name
    for field in fields(Tokens)
    if field.name not in {"name", "dark", "contrast", "ring", "sel_border", "tint_border", "series"}
)


def tokens_for(*, dark: bool, contrast: bool) -> Tokens:
    """The table for a lightness and a contrast wish."""
    if contrast:
        return DARK_CONTRAST if dark else LIGHT_CONTRAST
    return DARK if dark else LIGHT


def _luminance(value: str) -> float:
    parts = (int(value[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast_ratio(one: str, other: str) -> float:
    """WCAG 2.2's contrast ratio of two "#RRGGBB" colours, 1.0 to 21.0."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
