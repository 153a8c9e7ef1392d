"""What a person typed, checked before an engine is asked: each function returns a sentence, or "" where all is well."""

from __future__ import annotations

import ipaddress
import re
import shlex

from models.words import tr

_CONTAINER = re.compile(r"[a-zA-Z0-9][a-zA-Z0-9_.-]+")  # moby daemon/names: RestrictedNameChars
_VOLUME = re.compile(r"[a-zA-Z0-9][a-zA-Z0-9_.-]*")
_PART = re.compile(r"[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*")  # distribution/reference: path-component
_DOMAIN = re.compile(r"(?:[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)*|\[[0-9a-fA-F:]+\])(?::[0-9]+)?")
_TAG = re.compile(r"[\w][\w.-]{0,127}", re.ASCII)
_DIGEST = re.compile(r"[A-Za-z][A-Za-z0-9]*:[0-9a-fA-F]{32,}")
_NETWORKS_OF_THE_ENGINE = frozenset({"bridge", "host", "none", "default"})
# What `docker commit --change` takes.
_INSTRUCTIONS = frozenset({"CMD", "ENTRYPOINT", "ENV", "EXPOSE", "LABEL", "ONBUILD", "USER", "VOLUME", "WORKDIR"})
_LONGEST = 255
_HIGHEST_PORT = 65_535
_TOO_LONG = 4_096


def container_name(text: str) -> str:
    """A container's name; empty is fine: the engine makes one up."""
    if not text or _CONTAINER.fullmatch(text):
        return ""
    if len(text) == 1 and text.isascii() and text.isalnum():
        return tr("Validate", "A name needs two characters.")
    if not (text[0].isascii() and text[0].isalnum()):
        return tr("Validate", "A name begins with a letter or a digit.")
    return tr("Validate", "A name has letters, digits, “_”, “.” and “-” only.")


def volume_name(text: str) -> str:
    """A volume's name; empty is fine: the engine makes one up."""
    if not text:
        return ""
    if len(text) > _LONGEST:
        return tr("Validate", "A name has {n} characters at most.").format(n=_LONGEST)
    if _VOLUME.fullmatch(text):
        return tr("Validate", "A name needs two characters.") if len(text) == 1 else ""
    if not (text[0].isascii() and text[0].isalnum()):
        return tr("Validate", "A name begins with a letter or a digit.")
    return tr("Validate", "A name has letters, digits, “_”, “.” and “-” only.")


def network_name(text: str) -> str:
    """A network's name, which is needed."""
    if not text.strip():
        return tr("Validate", "A network needs a name.")
    if text in _NETWORKS_OF_THE_ENGINE:
        return tr("Validate", "The engine keeps this name for itself.")
    if not text.isprintable() or "/" in text or text != text.strip():
        return tr("Validate", "A name has no “/”, no spaces around it and no control characters.")
    return ""


def port(text: str, *, needed: bool = True) -> str:
    """A port's number as typed."""
    if not text.strip():
        return tr("Validate", "A port is needed.") if needed else ""
    if not (text.strip().isascii() and text.strip().isdigit()):
        return tr("Validate", "A port is a number.")
    number = int(text.strip()[:8])
    if number > _HIGHEST_PORT:
        return tr("Validate", "Ports go up to 65535.")
    return tr("Validate", "Ports begin at 1.") if number == 0 else ""


def subnet(text: str) -> str:
    """A subnet as "172.30.0.0/16"; empty is fine: the engine chooses."""
    text = text.strip()
    if not text:
        return ""
    if "/" not in text:
        return tr("Validate", "A subnet has a size after a slash, such as 172.30.0.0/16.")
    try:
        network = ipaddress.ip_network(text, strict=False)
    except ValueError:
        return tr("Validate", "This is no subnet; one looks like 172.30.0.0/16.")
    if str(network.network_address) != str(ipaddress.ip_interface(text).ip):
        return tr("Validate", "The subnet of this address is {subnet}.").format(subnet=network)
    if network.num_addresses < 4:  # network, gateway, one container, broadcast
        return tr("Validate", "This subnet has no room for a container.")
    return ""


def gateway(text: str, within: str) -> str:
    """A gateway's address; `within` is the subnet as typed. Empty is fine."""
    text, within = text.strip(), within.strip()
    if not text:
        return ""
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return tr("Validate", "This is no address; one looks like 172.30.0.1.")
    if not within:
        return tr("Validate", "A gateway needs a subnet.")
    if subnet(within):
        return ""
    network = ipaddress.ip_network(within, strict=False)
    if address.version != network.version or address not in network:
        return tr("Validate", "The gateway is outside the subnet {subnet}.").format(subnet=network)
    if address == network.network_address:
        return tr("Validate", "This is the subnet's own address.")
    return ""


def reference(text: str, *, with_tag: bool = True) -> str:
    """An image's reference, such as "team/app:1.2".

    Args:
        text: as typed.
        with_tag: whether a tag or digest may be in it.
    """
    text = text.strip()
    if not text:
        return tr("Validate", "An image is needed.")
    if len(text) > _LONGEST:
        return tr("Validate", "A name has {n} characters at most.").format(n=_LONGEST)
    name, at, digest = text.partition("@")
    if at and not (with_tag and _DIGEST.fullmatch(digest)):
        return tr("Validate", "What follows the “@” is no digest.")
    path, colon, tag = name.rpartition(":")
    if colon and "/" not in tag:
        if not _TAG.fullmatch(tag):
            return tr("Validate", "A tag has letters, digits, “_”, “.” and “-” only.")
        name = path
    return _repository(name)


def _repository(name: str) -> str:
    first, slash, rest = name.partition("/")
    has_domain = bool(slash) and ("." in first or ":" in first or first == "localhost")
    if has_domain and not _DOMAIN.fullmatch(first):
        return tr("Validate", "The registry's address cannot be read.")
    parts = (rest if has_domain else name).split("/")
    if any(part != part.lower() for part in parts):
        return tr("Validate", "A repository's name is in lower case.")
    if not all(_PART.fullmatch(part) for part in parts):
        return tr("Validate", "This is no image name; one looks like team/app:1.2.")
    return ""


def command(text: str) -> str:
    """A command as it would be typed into a shell; only its quotes are read."""
    try:
        shlex.split(text)
    except ValueError:
        return tr("Validate", "A quotation mark is not closed.")
    return ""


def split_command(text: str) -> tuple[str, ...]:
    """The arguments of a command that `command` found nothing wrong with. No shell has a part in it."""
    return tuple(shlex.split(text))


def instruction(text: str) -> str:
    """One instruction of a Dockerfile that an image's settings can be changed with; empty is fine."""
    words = text.split(maxsplit=1)
    if not words:
        return ""
    if words[0].upper() not in _INSTRUCTIONS:
        return tr("Validate", "An image keeps no such instruction.")
    return tr("Validate", "Something has to follow {word}.").format(word=words[0].upper()) if len(words) == 1 else ""


def label_line(text: str) -> str:
    """One label as "key=value"; empty is fine."""
    if not text.strip():
        return ""
    key = text.partition("=")[0].strip()
    if not key:
        return tr("Validate", "A label begins with its key, such as team=a.")
    if len(text) > _TOO_LONG:
        return tr("Validate", "A label has {n} characters at most.").format(n=_TOO_LONG)
    if any(letter.isspace() for letter in key):
        return tr("Validate", "A label's key has no spaces.")
    return ""


def label_pairs(lines: list[str]) -> dict[str, str]:
    """Labels of lines that `label_line` found nothing wrong with; empty ones are left out."""
    found = {}
    for line in lines:
        key, _, value = line.partition("=")
        if key.strip():
            found[key.strip()] = value
    return found
