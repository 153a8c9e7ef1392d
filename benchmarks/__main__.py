"""`./dev bench [NAME…] [--json FILE]`: measure, print the table, write the JSON."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import rows
from benchmarks.harness import NOISY_LOAD, load
from benchmarks.reference import docker_cli

if TYPE_CHECKING:
    from benchmarks.harness import Row

HEADS = ("name", "ours", "reference", "ratio", "spread", "goal", "")


def cells(row: Row) -> tuple[str, ...]:
    """One printed line of the table."""
    low_high = f"{row.spread[0]:g}–{row.spread[1]:g}" if row.spread else "–"
    return (
        row.name,
        f"{row.ours:g} {row.unit}",
        "–" if row.reference is None else f"{row.reference:g} {row.unit}",
        "–" if row.ratio is None else f"{row.ratio:g}",
        low_high,
        row.goal,
        "met" if row.met else "MISSED",
    )


def table(measured: list[Row]) -> str:
    """The table as text, columns lined up."""
    lines = [HEADS, *(cells(row) for row in measured)]
    widths = [max(len(line[place]) for line in lines) for place in range(len(HEADS))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines
    )


def main(arguments: list[str]) -> int:
    """Measure the rows named (all without a name). Returns 0 when they ran, met or not; 2 for an unknown name."""
    parser = argparse.ArgumentParser(prog="./dev bench", description="Longshore measured beside docker's own CLI.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="rows to run: " + ", ".join(rows.NAMES))
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures as JSON as well")
    given = parser.parse_args(arguments)
    unknown = [name for name in given.names if name not in rows.NAMES]
    if unknown:
        parser.error(f"no such row: {', '.join(unknown)}")
    cli = docker_cli()
    print(f"reference: {cli.path} ({cli.version})", flush=True)
    if load() > NOISY_LOAD:
        print(f"noisy: the load average is {load():.2f} before the start", flush=True)
    measured: list[Row] = []
    for row in rows.measure(given.names or list(rows.NAMES)):
        measured.append(row)
        print(f"  {row.name}: {row.ours:g} {row.unit}{f' · {row.note}' if row.note else ''}", flush=True)
    print(table(measured))
    if given.json:
        given.json.write_text(json.dumps([row.as_json() for row in measured], indent=2, ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
