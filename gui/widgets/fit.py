"""Which columns a table shows in the width it has, and how wide each is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Wish(NamedTuple):
    """What one column would like; widths in device-independent pixels, already scaled.

    Args:
        key: the column's key.
        width: the width it would like.
        minimum: the least that it may get; its `width` where it must never be cut.
        drop: 0: stays whatever happens; else the higher goes first.
        stretch: whether it takes what is left over.
    """

    key: str
    width: int
    minimum: int
    drop: int = 0
    stretch: bool = False


def fit(wishes: Sequence[Wish], available: int) -> dict[str, int]:
    """The widths of the columns that are shown, in the order given; a column not in it has to go.

    Columns go (highest `drop` first) while those left would be squeezed below half way between what they would like and
    their minimum: a table of cut texts says less than one with a column fewer. Then what lacks is taken from those that
    can shrink, in proportion, and what is left over goes to those that stretch.
    """
    shown = list(wishes)
    while sum((wish.width + wish.minimum) // 2 for wish in shown) > available:
        droppable = [wish for wish in shown if wish.drop]
        if not droppable:
            break
        shown.remove(max(reversed(droppable), key=lambda wish: wish.drop))
    widths = {wish.key: wish.width for wish in shown}
    missing = sum(widths.values()) - available
    if missing > 0:
        _shrink(shown, widths, missing)
    else:
        _stretch([wish.key for wish in shown if wish.stretch], widths, -missing)
    return widths


def _shrink(shown: Sequence[Wish], widths: dict[str, int], missing: int) -> None:
    slack = sum(wish.width - wish.minimum for wish in shown)
    if slack <= 0:
        return
    share = min(1.0, missing / slack)
    taken = 0
    for wish in shown:
        part = int((wish.width - wish.minimum) * share)
        widths[wish.key] -= part
        taken += part
    for wish in shown:  # the pixels lost in rounding
        if taken >= missing:
            break
        if widths[wish.key] > wish.minimum:
            widths[wish.key] -= 1
            taken += 1


def _stretch(keys: Sequence[str], widths: dict[str, int], spare: int) -> None:
    for place, key in enumerate(keys):
        part = spare // (len(keys) - place)
        widths[key] += part
        spare -= part
