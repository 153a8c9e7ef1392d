"""The `docker run` of a container: asked for, and copied."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.errors import NotFound
from models.run_host import Defaults
from models.run_line import RunLine, run_line
from models.words import tr

if TYPE_CHECKING:
    from engine.records import Container
    from gui.actions.runner import ActionRunner
    from models.rows import ContainerRow
    from models.session import HostSession


async def read(session: HostSession, container: Container) -> RunLine:
    """What makes a container like it; without its image, where that is gone, everything is said. Raises EngineError."""
    engine, info = session.engine, session.info
    json = await engine.containers.inspect(container.id)
    image: dict[str, Any] | None = None
    if container.image_id:
        try:
            image = await engine.images.inspect(container.image_id)
        except NotFound:
            image = None
    known = Defaults()
    if info is not None:
        known = Defaults(info.logging_driver or "json-file", info.default_runtime or "runc", info.cgroup_version)
    return run_line(json, image, known)


async def copy(runner: ActionRunner, row: ContainerRow) -> None:
    """Copy it as it is, secrets too. Raises EngineError."""
    line = await read(runner.session, row.container)
    runner.copy(line.copied(), tr("RunCommand", "docker run command"))
