"""A file's bytes as text to edit, and back: encoding and line ends stay what they were."""

from __future__ import annotations

from dataclasses import dataclass

MOST_BYTES = 1 << 20
"""So large a file is opened as text at most."""

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class FileText:
    """A file as text.

    Args:
        text: its lines, ended by a line feed each.
        encoding: "utf-8", or "latin-1" where it is not UTF-8: every byte is then one character.
        mark: whether it begins with a byte order mark.
        ends: what its lines end with, a line feed or a carriage return before one.
    """

    text: str
    encoding: str = "utf-8"
    mark: bool = False
    ends: str = "\n"

    def with_text(self, text: str) -> bytes:
        """The bytes of another text in the same encoding. Raises UnicodeEncodeError where a character has no byte."""
        lines = text.replace("\n", self.ends) if self.ends != "\n" else text
        return (_BOM if self.mark else b"") + lines.encode(self.encoding, "strict")


def read_text(data: bytes) -> FileText | None:
    """A file's bytes as text; None where it is none, for it has NULs or mixed line ends that would be lost."""
    if b"\0" in data:
        return None
    mark = data.startswith(_BOM)
    body = data[len(_BOM) :] if mark else data
    try:
        text, encoding = body.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        text, encoding = body.decode("latin-1"), "latin-1"
    pairs = text.count("\r\n")
    if pairs and pairs == text.count("\n") and pairs == text.count("\r"):
        return FileText(text.replace("\r\n", "\n"), encoding, mark, "\r\n")
    return None if "\r" in text or "\u2028" in text or "\u2029" in text else FileText(text, encoding, mark)
