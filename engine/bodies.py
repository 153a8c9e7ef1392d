"""Bodies of what an engine is asked to create, as the docker SDK's types make them.

They import the SDK, which takes a tenth of a second: call them in worker threads, for deeds that somebody waits for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.records import NetworkRequest, RunRequest


def container_body(request: RunRequest, api: str) -> dict[str, Any]:
    """The body of `POST /containers/create`, for the API version in use."""
    from docker.types import ContainerConfig, HostConfig

    bindings: dict[int | str, list[tuple[str, str]]] = {}
    for ip, public, private, protocol in request.ports:
        bindings.setdefault(f"{private}/{protocol}", []).append((ip, "" if public is None else str(public)))
    exposed = [(str(private), protocol) for _, _, private, protocol in request.ports]
    return _said(
        ContainerConfig(
            api,
            request.image,
            list(request.command),
            ports=exposed,
            host_config=HostConfig(version=api, port_bindings=bindings),
        )
    )


def network_body(request: NetworkRequest) -> dict[str, Any]:
    """The body of `POST /networks/create`."""
    from docker.types import IPAMConfig, IPAMPool

    body: dict[str, Any] = {
        "Name": request.name,
        "CheckDuplicate": True,  # without it engines before API 1.44 make a second one of the same name
        "Driver": request.driver,
        "Internal": request.internal,
        "Attachable": request.attachable,
        "Labels": dict(request.labels),
    }
    if request.subnet or request.gateway:
        pool = IPAMPool(subnet=request.subnet or None, gateway=request.gateway or None)
        body["IPAM"] = IPAMConfig(pool_configs=[pool])
    return body


def _said(body: Mapping[str, Any]) -> dict[str, Any]:
    """Without what was left open: an engine takes null for "none" where it would have taken the image's own."""
    return {name: value for name, value in body.items() if value not in (None, [])}
