"""Why an engine cannot be used: what opening it raises."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from engine.docker import DockerEngine
from engine.errors import EngineError

if TYPE_CHECKING:
    from engine.records import Host

SECONDS = 60.0


def refused(host: Host) -> EngineError:
    """Why the engine at `host` cannot be used."""

    async def main() -> EngineError:
        engine = DockerEngine(host)
        try:
            await engine.open()
        except EngineError as error:
            return error
        finally:
            await engine.close()
        raise AssertionError(f"{host} let us in")

    return asyncio.run(asyncio.wait_for(main(), SECONDS))
