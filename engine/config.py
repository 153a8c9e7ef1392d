"""Docker's own settings: `config.json` in DOCKER_CONFIG or ~/.docker, and other JSON files beside it. Reads; blocks."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


def config_folder(environ: Mapping[str, str], home: Path) -> Path:
    """Where docker keeps its settings."""
    return Path(environ.get("DOCKER_CONFIG") or home / ".docker")


def read_object(path: Path, problems: list[tuple[str, str]]) -> dict[str, Any] | None:
    """The JSON object in a file; None where there is no file, or none in it, which is noted as (path, words)."""
    try:
        content = json.loads(path.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        problems.append((str(path), str(error)))
        return None
    if not isinstance(content, dict):
        problems.append((str(path), "is no JSON object"))
        return None
    return content


def request_headers(folder: Path) -> dict[str, str]:
    """`HttpHeaders` of config.json: what `docker` sends with each request, often what a proxy asks for.

    One that could not be sent as one line is left out.
    """
    headers = (read_object(folder / "config.json", []) or {}).get("HttpHeaders")
    if not isinstance(headers, dict):
        return {}
    found = {str(name): str(value) for name, value in headers.items()}
    return {name: value for name, value in found.items() if _sendable(name) and _sendable(value)}


def _sendable(text: str) -> bool:
    return text.isascii() and text.isprintable()
