"""Paths of the Engine API."""

from __future__ import annotations

from urllib.parse import quote


def segment(name: str) -> str:
    """A name or id as one segment of a path: a slash or a question mark in it stays inside it."""
    return quote(name, safe=":", errors="surrogatepass")
