"""A container as the `docker run` that makes one like it, from what the engine says of it (and of its image).

Nothing here is ever run by Longshore. Every value is one argument, whatever it holds; a shell's quotes are added where
it is shown or copied. What the image says already is left out. Sources: docker's CLI (`cli/command/container/opts.go`).
"""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engine.parse import flag, labels, mapping, number, objects, text, texts, whole
from models.cli_line import port_argument
from models.run_host import Defaults, add_engine, add_limits, add_mounts, add_rights, is_gpu
from models.run_words import Words
from models.secrets import masked_arguments
from models.words import clean, tr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SHORT = 12
_HEAD = 3
"""Words of the first line: docker run -d."""
_OWN_NETWORKS = frozenset({"", "default", "bridge"})
_OTHERS_NETWORK = ("host", "none", "container:")
_LONGEST = 20_000

_HEALTH = (
    ("Interval", "--health-interval"),
    ("Timeout", "--health-timeout"),
    ("StartPeriod", "--health-start-period"),
    ("StartInterval", "--health-start-interval"),
)


@dataclass(frozen=True, slots=True)
class RunLine:
    """A container as commands.

    Args:
        run: `docker run …`, an argument each.
        connect: `docker network connect …`, for each further network.
        hidden: the same places of `run` with secrets masked.
        notes: what a command line cannot say, translated.
    """

    run: tuple[str, ...]
    connect: tuple[tuple[str, ...], ...] = ()
    hidden: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def copied(self) -> str:
        """As it is pasted into a POSIX shell: secrets as they are."""
        return "\n".join(map(shlex.join, (self.run, *self.connect)))

    def shown(self) -> str:
        """As it is read: secrets masked, control characters visible, an option a line."""
        lines, line = [], ""
        for place, (word, plain) in enumerate(zip(self.hidden, self.run, strict=True)):
            piece = clean(word if word != plain else shlex.quote(word), _LONGEST)
            if word.startswith("-") and place >= _HEAD:
                lines.append(line)
                line = f"  {piece}"
            else:
                line = f"{line} {piece}" if line else piece
        connects = [clean(shlex.join(words), _LONGEST) for words in self.connect]
        return "\n".join([" \\\n".join([*lines, line]), *connects])


def run_line(
    json: Mapping[str, Any], image: Mapping[str, Any] | None = None, defaults: Defaults | None = None
) -> RunLine:
    """The commands for a container.

    Args:
        json: its inspection.
        image: the inspection of its image; None where it is gone: then everything is said.
        defaults: the engine's own.
    """
    known = defaults or Defaults()
    config, host = mapping(json.get("Config")), mapping(json.get("HostConfig"))
    base = mapping(mapping(image or {}).get("Config"))
    words = Words()
    words.add("docker", "run", "-d")
    name = text(json.get("Name")).removeprefix("/")
    if name:
        words.add("--name", name)
    _identity(words, json, config, host)
    _settings(words, config, base)
    add_mounts(words, config, host, base)
    _ports(words, config, host, base)
    connect = _networks(words, json, host)
    add_limits(words, host)
    add_rights(words, host)
    add_engine(words, host, known)
    _health(words, mapping(config.get("Healthcheck")), mapping(base.get("Healthcheck")))
    command = _command(words, config, base)
    words.add(text(config.get("Image")) or text(json.get("Image")))
    words.real += command
    words.hidden += masked_arguments(tuple(command))
    return RunLine(tuple(words.real), tuple(connect), tuple(words.hidden), tuple(_notes(config, host)))


# -- parts


def _identity(words: Words, json: Mapping[str, Any], config: dict[str, Any], host: dict[str, Any]) -> None:
    hostname = text(config.get("Hostname"))
    own = text(json.get("Id")).startswith(hostname) if len(hostname) == _SHORT else False
    shared = text(host.get("NetworkMode")).startswith(("host", "container:")) or text(host.get("UTSMode")) == "host"
    if hostname and not own and not shared:
        words.add("--hostname", hostname)
    if text(config.get("Domainname")):
        words.add("--domainname", text(config.get("Domainname")))
    if flag(config.get("OpenStdin")):
        words.add("--interactive")
    if flag(config.get("Tty")):
        words.add("--tty")
    if text(config.get("MacAddress")):
        words.add("--mac-address", text(config.get("MacAddress")))


def _settings(words: Words, config: dict[str, Any], base: dict[str, Any]) -> None:
    for key, option in (("User", "--user"), ("WorkingDir", "--workdir"), ("StopSignal", "--stop-signal")):
        value = text(config.get(key))
        if value and value != text(base.get(key)):
            words.add(option, value)
    if whole(config.get("StopTimeout")) is not None:
        words.add("--stop-timeout", str(number(config.get("StopTimeout"))))
    said = set(texts(base.get("Env")))
    for variable in texts(config.get("Env")):
        if variable not in said:
            name, equals, value = variable.partition("=")
            words.pair("--env", name, value if equals else None)
    before = labels(base.get("Labels"))
    for name, value in labels(config.get("Labels")).items():
        if before.get(name) != value:
            words.pair("--label", name, value)


def _ports(words: Words, config: dict[str, Any], host: dict[str, Any], base: dict[str, Any]) -> None:
    bound = mapping(host.get("PortBindings"))
    for port, bindings in bound.items():
        private, _, protocol = port.partition("/")
        if not private.isdecimal():
            continue
        for binding in objects(bindings) or [{}]:
            public = text(binding.get("HostPort"))
            ip, protocol = text(binding.get("HostIp")), protocol or "tcp"
            if public and not public.isdecimal():  # a range to choose from
                tail = "" if protocol == "tcp" else f"/{protocol}"
                words.add("--publish", f"{f'{ip}:' if ip else ''}{public}:{private}{tail}")
            else:
                number_there = int(public) if public.isdecimal() and int(public) else None
                words.add("--publish", port_argument(ip, number_there, int(private), protocol))
    exposed, there = mapping(config.get("ExposedPorts")), mapping(base.get("ExposedPorts"))
    words.each("--expose", (port for port in exposed if port not in bound and port not in there))


def _networks(words: Words, json: Mapping[str, Any], host: dict[str, Any]) -> list[tuple[str, ...]]:
    mode = text(host.get("NetworkMode"))
    if mode not in _OWN_NETWORKS:
        words.add("--network", mode)
    words.each("--link", map(_link, texts(host.get("Links"))))
    endpoints = mapping(mapping(json.get("NetworkSettings")).get("Networks"))
    identity, name = text(json.get("Id")), text(json.get("Name")).removeprefix("/")
    hostname = text(mapping(json.get("Config")).get("Hostname"))
    connect = []
    for network, endpoint in endpoints.items():
        told = _endpoint(mapping(endpoint), identity, {name, hostname})
        first = network == mode or (mode in _OWN_NETWORKS and network == "bridge") or mode.startswith(_OTHERS_NETWORK)
        if first:
            words.add(*(word if word != "--alias" else "--network-alias" for word in told))
        else:
            connect.append(("docker", "network", "connect", *told, network, name))
    return connect


def _endpoint(endpoint: dict[str, Any], identity: str, own: set[str]) -> list[str]:
    told = []
    for alias in texts(endpoint.get("Aliases")):
        if alias not in own and not (len(alias) == _SHORT and identity.startswith(alias)):
            told += ["--alias", alias]
    addresses = mapping(endpoint.get("IPAMConfig"))
    for key, option in (("IPv4Address", "--ip"), ("IPv6Address", "--ip6")):
        if text(addresses.get(key)):
            told += [option, text(addresses.get(key))]
    for address in texts(addresses.get("LinkLocalIPs")):
        told += ["--link-local-ip", address]
    return told


def _link(link: str) -> str:
    """What the engine writes as "/db:/web/alias" is "db:alias" on the command line."""
    target, _, alias = link.partition(":")
    return f"{target.removeprefix('/')}:{alias.rpartition('/')[2]}"


def _health(words: Words, check: dict[str, Any], base: dict[str, Any]) -> None:
    if not check or check == base:
        return
    test = texts(check.get("Test"))
    if test[:1] == ("NONE",):
        words.add("--no-healthcheck")
        return
    if test and test != texts(base.get("Test")):
        words.add("--health-cmd", test[1] if test[0] == "CMD-SHELL" and len(test) > 1 else shlex.join(test[1:]))
    for key, option in _HEALTH:
        if number(check.get(key)):
            words.add(option, duration(number(check.get(key))))
    if number(check.get("Retries")):
        words.add("--health-retries", str(number(check.get("Retries"))))


def duration(nanoseconds: int) -> str:
    """A time as Go reads it: "30s", "1500ms"."""
    for factor, unit in ((1_000_000_000, "s"), (1_000_000, "ms"), (1_000, "us")):
        if nanoseconds % factor == 0:
            return f"{nanoseconds // factor}{unit}"
    return f"{nanoseconds}ns"


def _command(words: Words, config: dict[str, Any], base: dict[str, Any]) -> list[str]:
    """What follows the image; an entry point of one's own is an option and its further words stand there too."""
    entry, command = texts(config.get("Entrypoint")), texts(config.get("Cmd"))
    before = texts(base.get("Entrypoint"))
    if entry == before:
        return [] if command == texts(base.get("Cmd")) else list(command)
    words.add("--entrypoint", entry[0] if entry else "")
    return [*entry[1:], *command]


def _notes(config: dict[str, Any], host: dict[str, Any]) -> Sequence[str]:
    found = []
    test = texts(mapping(config.get("Healthcheck")).get("Test"))
    if test[:1] == ("CMD",):
        found.append(tr("RunLine", "The check runs in a shell there, here it does not."))
    if not all(map(is_gpu, objects(host.get("DeviceRequests")))):
        found.append(tr("RunLine", "Devices that a driver was asked for are not in it."))
    return found
