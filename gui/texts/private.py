"""Why a private engine cannot be had here, a sentence for each need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.needs import WORDS, CannotStart, Need
from models.words import clean, tr

if TYPE_CHECKING:
    from engine.errors import EngineError


def why_not(need: Need) -> str:
    """Why a private engine cannot be started here."""
    reasons = {
        Need.LINUX: tr("PrivateEngine", "it needs Linux; here it would take a virtual machine"),
        Need.DOCKERD: tr("PrivateEngine", "the program dockerd is missing (package docker.io)"),
        Need.CONTAINERD: tr("PrivateEngine", "the program containerd is missing (package containerd)"),
        Need.ROOTLESS: tr("PrivateEngine", "without root it needs rootlesskit and dockerd-rootless.sh"),
        Need.UID_MAP: tr("PrivateEngine", "without root it needs newuidmap and newgidmap (package uidmap)"),
        Need.SUBORDINATE_IDS: tr("PrivateEngine", "your user has no range of ids in /etc/subuid and /etc/subgid"),
        Need.USER_NAMESPACES: tr("PrivateEngine", "this system keeps user namespaces from normal users"),
        Need.USER_NETWORK: tr("PrivateEngine", "without root it needs slirp4netns"),
        Need.TUNNEL: tr("PrivateEngine", "this system keeps /dev/net/tun from normal users, whose engines need it"),
        Need.BRIDGE: tr("PrivateEngine", "this system does not give the right to make a network bridge"),
        Need.ADDRESSES: tr("PrivateEngine", "every private range of addresses is in use"),
        Need.OWN_FOLDER: tr("PrivateEngine", "the folder for it was not made by Longshore"),
        Need.STARTED: tr("PrivateEngine", "it did not start"),
    }
    return tr("PrivateEngine", "A private engine cannot be started here: {reason}.").format(reason=reasons[need])


def failed(error: EngineError) -> str:
    """That a private engine did not start, in one sentence."""
    if isinstance(error, CannotStart) and error.need is not Need.STARTED:
        return why_not(error.need)
    words = clean(error.words.removeprefix(f"{WORDS[Need.STARTED]}: "))
    return tr("PrivateEngine", "The private engine could not be started: {words}").format(words=words)
