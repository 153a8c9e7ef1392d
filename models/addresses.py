"""Web addresses in text: where they are, and which of them may be opened at all."""

from __future__ import annotations

import re

_ADDRESS = re.compile(r"\bhttps?://[^\s<>\"'`{}|\\^\u2400-\u2426]+", re.IGNORECASE)
_TRAILING = ".,;:!?"
LONGEST = 2_000


def addresses(text: str) -> list[tuple[int, int]]:
    """Start and end of the http and https addresses in a text, without the full stop or bracket behind them."""
    found: list[tuple[int, int]] = []
    for match in _ADDRESS.finditer(text):
        start, end = match.span()
        while end > start and (
            text[end - 1] in _TRAILING or (text[end - 1] in ")]" and not _balanced(text[start:end], text[end - 1]))
        ):
            end -= 1
        if end - start <= LONGEST and text[start:end].partition("://")[2]:
            found.append((start, end))
    return found


def address_at(text: str, place: int) -> str:
    """The address that stands around a place of a text, "" for none."""
    window = max(0, place - LONGEST)
    return next(
        (
            text[window + start : window + end]
            for start, end in addresses(text[window : place + LONGEST])
            if start <= place - window < end
        ),
        "",
    )


def _balanced(text: str, closing: str) -> bool:
    opening = {")": "(", "]": "["}[closing]
    return text.count(opening) >= text.count(closing)
