"""Which states of a group are painted on its row where there is no room for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.glyphs import WORST_FIRST

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_WORST = {glyph.value: place for place, glyph in enumerate(WORST_FIRST)}


def kept(
    summary: Sequence[tuple[str, int]], width: Callable[[int], float], room: float, gap: float, more: float
) -> tuple[Sequence[tuple[str, int]], bool]:
    """What of `summary` is painted, in its order, and whether something was left out.

    The worst states stay; that others were left out is said in `more`'s width.

    Args:
        summary: glyph and number of each state, as in `GroupRow.summary`.
        width: how wide a glyph with its number is, from the number.
        room: what there is.
        gap: between two of them.
        more: the width of what says that there are others.
    """
    widths = {glyph: width(number) + gap for glyph, number in summary}
    if sum(widths.values()) - gap <= room:
        return summary, False
    left, stay = room - more, set()
    for glyph in sorted(widths, key=lambda each: _WORST.get(each, len(_WORST))):
        if widths[glyph] > left:
            break
        left -= widths[glyph]
        stay.add(glyph)
    return [(glyph, number) for glyph, number in summary if glyph in stay], True
