"""What is asked of a container's own shell: one constant script, and the way to ask it.

Requests are lines: a number, a verb, and arguments in which every byte is an octal escape. The script decodes them with
`printf %b` into variables that are only ever used quoted, so no name is ever read as shell. Answers are bytes, ended by
two NULs, the number and a status: no path has an empty name, so nothing in between looks like that.

It runs under POSIX sh with busybox's, GNU's or toybox's `find` and `stat` (dash, bash, ash and mksh were meant). The
`stat` of uutils (Ubuntu from 25.10 on) makes other bytes of those that are no UTF-8: there GNU's `find` tells all.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.file_entries import FileEntry, FileKind

if TYPE_CHECKING:
    from collections.abc import Iterator

READY = b"longshore-ready"
TAKEN = 17
"""The status where something of that name is there already."""

SCRIPT = r"""
LC_ALL=C QUOTING_STYLE=literal
export LC_ALL QUOTING_STYLE
unset CDPATH
umask 022
format='%n//%f %s %u %g %Y//%N'
said() { printf '\000\000%s %s\n' "$n" "$1"; }
try() { why=$("$@" 2>&1 </dev/null) && return 0; s=$?; printf '%s' "$why"; return $s; }
there() { [ -e "$1" ] || [ -L "$1" ]; }
give() { of=${1%/*}; chown "$(stat -c %u:%g "${of:-/}")" "$1" 2>/dev/null </dev/null; }
start() { set -C; : >"$1"; }
ok=$(cd / && find . -maxdepth 0 -exec stat -c "$format" {} + 2>/dev/null </dev/null) || ok=
case $ok in .//*) ok=yes ;; *) ok=no ;; esac
told='./%f//%y:%m %s %U %G %T@//./%f -> %l\n'
case $(stat --version 2>/dev/null </dev/null) in
*uutils*) find / -maxdepth 0 -printf '' 2>/dev/null </dev/null || told= ;;
*) told= ;;
esac
list() {
  if [ "$told" ]; then exec find . -mindepth 1 -maxdepth 1 -printf "$told"; fi
  exec find . -mindepth 1 -maxdepth 1 -exec stat -c "$format" {} +
}
printf 'longshore-ready %s %s\n' $$ "$ok"
while IFS=' ' read -r n verb one two; do
  a=$(printf '%b_' "$one") a=${a%_}
  b=$(printf '%b_' "$two") b=${b%_}
  case $verb in
  list)
    if try cd -P "$a"; then
      (cd -P "$a" && list) </dev/null 2>/dev/null
      said 0
    else
      said 1
    fi ;;
  find)
    find "$a" \( -path /proc -o -path /sys \) -prune -o -iname "$b" -print0 </dev/null 2>/dev/null
    said 0 ;;
  folder)
    if there "$a"; then said 17; elif try mkdir "$a"; then give "$a"; said 0; else said 1; fi ;;
  file)
    if there "$a"; then said 17; elif (try start "$a"); then give "$a"; said 0; else said 1; fi ;;
  move)
    if there "$b"; then said 17; elif try mv "$a" "$b"; then said 0; else said 1; fi ;;
  replace)
    if [ -d "$b" ] && ! [ -L "$b" ] && ! try rm -rf "$b"; then said 1
    elif try mv -f "$a" "$b"; then said 0; else said 1; fi ;;
  remove)
    if try rm -rf "$a"; then said 0; else said 1; fi ;;
  *) said 2 ;;
  esac
done
"""

_HEAD = re.compile(
    rb"\./([^/]+)//(?:([0-9a-f]{1,8})|([A-Za-z]):([0-7]{1,4})) "
    rb"(\d{1,20}) (\d{1,10}) (\d{1,10}) (-?\d{1,20})(?:\.\d+)?//"
)
_LETTERS = {
    b"f": FileKind.FILE,
    b"d": FileKind.FOLDER,
    b"l": FileKind.LINK,
    b"p": FileKind.PIPE,
    b"s": FileKind.SOCKET,
}
_KINDS = {
    0o100000: FileKind.FILE,
    0o040000: FileKind.FOLDER,
    0o120000: FileKind.LINK,
    0o010000: FileKind.PIPE,
    0o140000: FileKind.SOCKET,
}
_KIND_BITS = 0o170000


def request(number: int, verb: str, *arguments: bytes) -> bytes:
    """One request as a line.

    Raises:
        ValueError: a NUL in an argument, which no path has.
    """
    if any(b"\0" in argument for argument in arguments):
        raise ValueError("a NUL in a path")
    return " ".join([str(number), verb, *map(_octal, arguments)]).encode() + b"\n"


def _octal(argument: bytes) -> str:
    return "".join(f"\\0{byte:03o}" for byte in argument)


def pattern(words: bytes) -> bytes:
    """A pattern for `find -iname` of names that hold `words` as they are."""
    return b"*" + re.sub(rb"([*?\[\]\\])", rb"\\\1", words) + b"*"


def entries(answer: bytes) -> Iterator[FileEntry]:
    """The answer to `list` as entries. What does not look like it is passed over: the container may say anything."""
    place = 0
    while (head := _HEAD.search(answer, place)) is not None:
        name, size = head[1], int(head[5])
        if head[2]:
            mode = int(head[2], 16)
            kind = _KINDS.get(mode & _KIND_BITS, FileKind.DEVICE)
        else:
            mode, kind = int(head[4], 8), _LETTERS.get(head[3], FileKind.DEVICE)
        target = b""
        place = head.end()
        if kind is FileKind.LINK:
            target, place = _target(answer, place, name, size)
        yield FileEntry(
            name=name,
            kind=kind,
            size=size if kind is FileKind.FILE else None,
            mode=mode & 0o7777,
            uid=int(head[6]),
            gid=int(head[7]),
            mtime=float(head[8]),
            target=target,
        )


def _target(answer: bytes, place: int, name: bytes, size: int) -> tuple[bytes, int]:
    """Where a link leads, of `%N`: "./name -> target", quoted or not. Its length is known, so it may hold anything."""
    for before, after in ((b"'./%b' -> '" % name, b"'\n"), (b"./%b -> " % name, b"\n")):
        if answer.startswith(before, place):
            start = place + len(before)
            if answer.startswith(after, start + size):
                return answer[start : start + size], start + size
            # /proc says 0 or 64 of all its links.
            end = answer.find(after, start)
            return (answer[start:end], end) if end >= 0 else (b"", place)
    return b"", place
