"""The words of the page that stands where no engine answers: a sentence per verdict, a line per check."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

from engine.diagnosis import CheckKind, Verdict
from gui.texts import far
from models.words import clean, tr

if TYPE_CHECKING:
    from engine.diagnosis import Check, Diagnosis

_SOURCE = re.compile(r"\[(?:SSL|X509|PEM)(?:: \w+)?\] (?:certificate verify failed: )?|\s*\(_ssl\.c:\d+\)")


def place(diagnosis: Diagnosis) -> str:
    """Where the engine was looked for: a path, or an address."""
    return clean(diagnosis.host.url.removeprefix("unix://") or diagnosis.host.name)


def is_local(diagnosis: Diagnosis) -> bool:
    """Whether it is an engine of this computer."""
    return diagnosis.host.url.startswith("unix://")


def sentence(diagnosis: Diagnosis) -> str:
    """What is wrong, in one sentence."""
    local = is_local(diagnosis)
    name = clean(diagnosis.host.name)
    podman = "podman" in diagnosis.host.url
    sentences = {
        Verdict.ABSENT: tr("NoEngine", "Docker is not installed on this computer.")
        if local
        else tr("NoEngine", "There is no Docker on {name}."),
        Verdict.STOPPED: tr("NoEngine", "The private engine is not running.")
        if diagnosis.host.source == "private"
        else tr("NoEngine", "Docker is installed but not running on this computer.")
        if local and not podman
        else tr("NoEngine", "Podman is installed but its service is not running.")
        if local
        else tr("NoEngine", "Nothing answers at {name}."),
        Verdict.NO_PERMISSION: tr("NoEngine", "Your user may not use Docker on this computer.")
        if local
        else tr("NoEngine", "{name} did not let you in."),
        Verdict.WRONG_CONTEXT: tr("NoEngine", "The context '{name}' leads to no engine.")
        if diagnosis.host.source != "DOCKER_HOST"
        else tr("NoEngine", "DOCKER_HOST names a place where there is no engine."),
        Verdict.UNKNOWN_HOST: tr("NoEngine", "There is no computer named {name}."),
        Verdict.SILENT: tr("NoEngine", "The engine takes connections but does not answer."),
        Verdict.UNKNOWN: tr("NoEngine", "The engine cannot be used."),
        **far.sentences(),
    }
    return sentences[diagnosis.verdict].replace("{name}", name)


def cause(diagnosis: Diagnosis) -> str:
    """What was seen, and that it is tried again."""
    where = place(diagnosis)
    refused = next((check for check in diagnosis.checks if check.kind is CheckKind.CONNECT and not check.passed), None)
    causes = {
        Verdict.ABSENT: tr("NoEngine", "There is no socket {place} and no dockerd on the PATH.")
        if is_local(diagnosis)
        else "{words}",
        Verdict.STOPPED: tr("NoEngine", "The socket {place} exists, but nothing answers on it ({words}).")
        if refused is not None and is_local(diagnosis)
        else tr("NoEngine", "There is no socket {place}.")
        if is_local(diagnosis)
        else "{place}: {words}",
        Verdict.NO_PERMISSION: tr("NoEngine", "{place} is closed to you ({words})."),
        Verdict.WRONG_CONTEXT: tr("NoEngine", "It says {place}.") if diagnosis.host.url else "",
        Verdict.UNKNOWN_HOST: "{words}",
        Verdict.SILENT: tr("NoEngine", "{place} was asked and gave no answer in time."),
        Verdict.UNKNOWN: "{words}",
        **far.steps(),
    }
    denied = next(
        (check for check in diagnosis.checks if check.kind is CheckKind.PERMISSION and not check.passed), None
    )
    words = diagnosis.words
    if diagnosis.verdict is Verdict.NO_PERMISSION and denied is not None:
        words = denied.words or words
    elif diagnosis.verdict is Verdict.STOPPED and refused is not None:
        words = refused.words.lower() or words
    text = causes[diagnosis.verdict].replace("{place}", where).replace("{name}", clean(diagnosis.host.name))
    text = text.replace("{folder}", clean(far.folder(diagnosis.host))).replace("{words}", _said(words))
    if text and not text.endswith((".", "!", "?")):
        text += "."
    again = tr("NoEngine", "Longshore connects by itself as soon as the engine is up.")
    return f"{text} {again}".strip()


def _said(words: str) -> str:
    """What the system said, without OpenSSL's names and lines of its source."""
    return clean(_SOURCE.sub("", " ".join(words.split())))


def fix_line(diagnosis: Diagnosis) -> str:
    """The command that may help, as it is typed; "" where there is none."""
    return shlex.join(diagnosis.fix)


def fix_head(diagnosis: Diagnosis) -> str:
    """What stands above the command."""
    if diagnosis.verdict is Verdict.NO_PERMISSION:
        return tr("NoEngine", "To join the group that may, run this in a terminal and log in again")
    if diagnosis.verdict is Verdict.ABSENT:
        return tr("NoEngine", "To install it, run this in a terminal")
    head = far.fix_heads().get(diagnosis.verdict)
    if head is not None:
        return head
    if diagnosis.verdict is Verdict.STOPPED:
        return tr("NoEngine", "To start it, run this in a terminal")
    return tr("NoEngine", "Run this in a terminal")


def check_words(check: Check) -> str:
    """What was tried."""
    subject = clean(check.subject.removeprefix("unix://"))
    words = {
        CheckKind.CLI: tr("NoEngine", "Docker CLI found") if check.passed else tr("NoEngine", "No Docker CLI"),
        CheckKind.ENGINE: tr("NoEngine", "{subject} found") if check.passed else tr("NoEngine", "No {subject}"),
        CheckKind.SOCKET: tr("NoEngine", "The socket is there") if check.passed else tr("NoEngine", "No socket"),
        CheckKind.PERMISSION: tr("NoEngine", "Your user may use the socket")
        if check.passed
        else tr("NoEngine", "Your user may not use the socket"),
        CheckKind.CONNECT: tr("NoEngine", "Connect to {subject}"),
        CheckKind.SERVICE: tr("NoEngine", "Service {subject}"),
    }
    return words[check.kind].replace("{subject}", subject)


def check_value(check: Check) -> str:
    """What the system said of it."""
    if check.kind is CheckKind.SOCKET:
        return clean(check.subject)
    return clean(check.words)


def report(diagnosis: Diagnosis, version: str) -> str:
    """All of it as text to copy."""
    lines = [f"Longshore {version}", sentence(diagnosis), cause(diagnosis), ""]
    for check in diagnosis.checks:
        mark = {True: "ok", False: "no", None: "?"}[check.passed]
        lines.append(f"[{mark}] {check_words(check)}: {check_value(check)}")
    if diagnosis.fix:
        lines += ["", fix_line(diagnosis)]
    return "\n".join(lines)
