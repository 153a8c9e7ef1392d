"""What of a container's `HostConfig` stands in its `docker run`: mounts, limits, rights, the engine's services."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engine.parse import flag, items, labels, mapping, number, objects, text, texts, whole
from models.limits import cli_size

if TYPE_CHECKING:
    from models.run_words import Words

_SHM = 64 << 20
_NO_POLICY = frozenset({"", "no"})
_PRIVATE = frozenset({"", "private"})
"""What Podman writes where nothing was said."""
_SHARED = ("host", "container:", "none")

# What is one flag for one value: of HostConfig, and of Config.
_TEXTS = (
    ("CpusetCpus", "--cpuset-cpus"),
    ("CpusetMems", "--cpuset-mems"),
    ("CgroupParent", "--cgroup-parent"),
    ("VolumeDriver", "--volume-driver"),
    ("UTSMode", "--uts"),
    ("UsernsMode", "--userns"),
    ("PidMode", "--pid"),
    ("Isolation", "--isolation"),
)
_NUMBERS = (
    ("CpuShares", "--cpu-shares"),
    ("CpuPeriod", "--cpu-period"),
    ("CpuQuota", "--cpu-quota"),
    ("CpuRealtimePeriod", "--cpu-rt-period"),
    ("CpuRealtimeRuntime", "--cpu-rt-runtime"),
    ("BlkioWeight", "--blkio-weight"),
    ("OomScoreAdj", "--oom-score-adj"),
)
_FLAGS = (
    ("Privileged", "--privileged"),
    ("ReadonlyRootfs", "--read-only"),
    ("AutoRemove", "--rm"),
    ("Init", "--init"),
    ("PublishAllPorts", "--publish-all"),
    ("OomKillDisable", "--oom-kill-disable"),
)
_LISTS = (
    ("VolumesFrom", "--volumes-from"),
    ("CapAdd", "--cap-add"),
    ("CapDrop", "--cap-drop"),
    ("GroupAdd", "--group-add"),
    ("Dns", "--dns"),
    ("DnsOptions", "--dns-option"),
    ("DnsSearch", "--dns-search"),
    ("ExtraHosts", "--add-host"),
    ("DeviceCgroupRules", "--device-cgroup-rule"),
)
_PAIRS = (("Sysctls", "--sysctl"), ("StorageOpt", "--storage-opt"), ("Annotations", "--annotation"))
_RATES = (
    ("BlkioDeviceReadBps", "--device-read-bps"),
    ("BlkioDeviceWriteBps", "--device-write-bps"),
    ("BlkioDeviceReadIOps", "--device-read-iops"),
    ("BlkioDeviceWriteIOps", "--device-write-iops"),
)


@dataclass(frozen=True, slots=True)
class Defaults:
    """What this engine does where nothing is said; "" where it is not known."""

    log_driver: str = "json-file"
    runtime: str = "runc"
    cgroup_version: str = ""


def add_mounts(words: Words, config: dict[str, Any], host: dict[str, Any], base: dict[str, Any]) -> None:
    """Volumes, folders of the host and tmpfs; `base` is the image's config."""
    binds = texts(host.get("Binds"))
    words.each("--volume", binds)
    named = {bind.split(":")[1] for bind in binds if ":" in bind}
    there = mapping(base.get("Volumes"))
    words.each("--volume", (path for path in mapping(config.get("Volumes")) if path not in there and path not in named))
    words.each("--mount", map(mount_argument, objects(host.get("Mounts"))))
    for path, options in labels(host.get("Tmpfs")).items():
        words.add("--tmpfs", f"{path}:{options}" if options else path)


def mount_argument(mount: dict[str, Any]) -> str:
    """The value of `--mount`: fields of a line of CSV."""
    bind, volume = mapping(mount.get("BindOptions")), mapping(mount.get("VolumeOptions"))
    tmpfs, driver = mapping(mount.get("TmpfsOptions")), mapping(volume.get("DriverConfig"))
    size, mode = number(tmpfs.get("SizeBytes")), number(tmpfs.get("Mode"))
    told = (
        ("type", text(mount.get("Type")) or "volume"),
        ("source", text(mount.get("Source"))),
        ("target", text(mount.get("Target"))),
        ("consistency", text(mount.get("Consistency"))),
        ("readonly", "true" if flag(mount.get("ReadOnly")) else ""),
        ("bind-propagation", text(bind.get("Propagation"))),
        ("bind-recursive", "disabled" if flag(bind.get("NonRecursive")) else ""),
        ("volume-nocopy", "true" if flag(volume.get("NoCopy")) else ""),
        ("volume-subpath", text(volume.get("Subpath"))),
        *(("volume-label", f"{key}={value}") for key, value in labels(volume.get("Labels")).items()),
        ("volume-driver", text(driver.get("Name"))),
        *(("volume-opt", f"{key}={value}") for key, value in labels(driver.get("Options")).items()),
        ("tmpfs-size", str(size) if size else ""),
        ("tmpfs-mode", f"{mode:o}" if mode else ""),
    )
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(f"{name}={value}" for name, value in told if value)
    return line.getvalue()


def add_limits(words: Words, host: dict[str, Any]) -> None:
    """What it may use at most."""
    nano, memory, swap = number(host.get("NanoCpus")), number(host.get("Memory")), number(host.get("MemorySwap"))
    swappiness = whole(host.get("MemorySwappiness"))
    pids, size = number(host.get("PidsLimit")), number(host.get("ShmSize"))
    reservation = number(host.get("MemoryReservation"))
    own_shm = size not in {0, _SHM} and not text(host.get("IpcMode")).startswith(_SHARED)
    told = (
        ("--cpus", f"{nano / 1e9:.9f}".rstrip("0").rstrip("."), nano > 0),
        ("--memory", cli_size(memory), memory > 0),
        ("--memory-swap", cli_size(swap), swap not in {0, 2 * memory}),
        ("--memory-swappiness", str(swappiness), swappiness is not None and swappiness >= 0 < memory),
        ("--memory-reservation", cli_size(reservation), reservation > 0),
        ("--pids-limit", str(pids), pids > 0),
        ("--shm-size", cli_size(size), own_shm),
        *((option, str(number(host.get(key))), bool(number(host.get(key)))) for key, option in _NUMBERS),
    )
    for option, value, wanted in told:
        if wanted:
            words.add(option, value)
    for device in objects(host.get("BlkioWeightDevice")):
        words.add("--blkio-weight-device", f"{text(device.get('Path'))}:{number(device.get('Weight'))}")
    for key, option in _RATES:
        words.each(option, (f"{text(it.get('Path'))}:{number(it.get('Rate'))}" for it in objects(host.get(key))))
    for limit in objects(host.get("Ulimits")):
        soft, hard = number(limit.get("Soft")), number(limit.get("Hard"))
        name = text(limit.get("Name")).removeprefix("RLIMIT_").lower()  # as Podman writes them
        words.add("--ulimit", f"{name}={soft}:{hard}")


def add_rights(words: Words, host: dict[str, Any]) -> None:
    """What it may do, see and share."""
    for key, option in _FLAGS:
        if flag(host.get(key)):
            words.add(option)
    for key, option in _LISTS:
        words.each(option, texts(host.get(key)))
    words.each("--security-opt", _security(host))
    for device in objects(host.get("Devices")):
        inside, rights = text(device.get("PathInContainer")), text(device.get("CgroupPermissions")) or "rwm"
        words.add("--device", f"{text(device.get('PathOnHost'))}:{inside}:{rights}")
    words.each("--gpus", (_gpus(request) for request in objects(host.get("DeviceRequests")) if is_gpu(request)))
    for key, option in _TEXTS:
        if text(host.get(key)) not in _PRIVATE:
            words.add(option, text(host.get(key)))
    if text(host.get("IpcMode")) not in _PRIVATE:
        words.add("--ipc", text(host.get("IpcMode")))


def _security(host: dict[str, Any]) -> list[str]:
    privileged = flag(host.get("Privileged"))  # the engine adds a rule of its own then
    rules = [rule for rule in texts(host.get("SecurityOpt")) if not (privileged and rule == "label=disable")]
    if not privileged and host.get("MaskedPaths") == [] == host.get("ReadonlyPaths"):
        rules.append("systempaths=unconfined")
    return rules


def is_gpu(request: dict[str, Any]) -> bool:
    """Whether a driver was asked for what `--gpus` stands for."""
    return "gpu" in {item for group in items(request.get("Capabilities")) for item in texts(group)}


def _gpus(request: dict[str, Any]) -> str:
    chosen = texts(request.get("DeviceIDs"))
    if chosen:
        return f'"device={",".join(chosen)}"'  # docker reads CSV there
    return "all" if number(request.get("Count")) < 0 else str(number(request.get("Count")))


def add_engine(words: Words, host: dict[str, Any], known: Defaults) -> None:
    """What the engine does for it: restarts, logs, its runtime and settings of the kernel."""
    policy = mapping(host.get("RestartPolicy"))
    name, most = text(policy.get("Name")), number(policy.get("MaximumRetryCount"))
    if name not in _NO_POLICY:
        words.add("--restart", f"{name}:{most}" if most else name)
    log = mapping(host.get("LogConfig"))
    options = labels(log.get("Config"))
    if text(log.get("Type")) not in {"", known.log_driver} or options:
        words.add("--log-driver", text(log.get("Type")))
    for key, value in options.items():
        words.pair("--log-opt", key, value)
    if text(host.get("Runtime")) not in {"", "oci", known.runtime}:
        words.add("--runtime", text(host.get("Runtime")))
    usual = {"1": "host", "2": "private"}.get(known.cgroup_version)
    if usual is not None and text(host.get("CgroupnsMode")) not in {"", usual}:
        words.add("--cgroupns", text(host.get("CgroupnsMode")))
    for key, option in _PAIRS:
        for name, value in labels(host.get(key)).items():
            words.pair(option, name, value)
