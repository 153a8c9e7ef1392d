"""Run as a normal user: a private engine, for as long as standard input is open.

Prints a line of JSON: {"socket": …}, or {"need": …, "words": …} where the machine lets no normal user have one.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from engine.private import CannotStart, PrivateEngine
from engine.sample import make_image


def main(folder: Path) -> None:
    """Start it, say so, wait, remove it."""
    engine = PrivateEngine(folder)
    try:
        engine.start()
        make_image(engine.url)
        answer = {"socket": str(engine.socket_path)}
    except CannotStart as error:
        answer = {"need": error.need.value, "words": error.words}
    try:
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()
        sys.stdin.read()
    finally:
        engine.remove()


main(Path(sys.argv[1]))
