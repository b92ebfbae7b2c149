"""Comparing on a Dask cluster: the same function on other machines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from discrep import __version__
from discrep.config import ConfigError
from discrep.scan.engines import Compare, Engine, in_order
from discrep.scan.story import Story, Work

_SECONDS = 30  # in which a scheduler and a worker must be found


def cluster(address: str) -> Engine:
    """Compares on the workers of the scheduler at ``address``, as in tcp://10.0.0.1:8786.

    The workers need this version of discrep, and no access to the corpus. A worker that is lost
    has its stories done by another.
    """

    @contextmanager
    def engine(work: Work) -> Iterator[Compare]:
        client = _client(address)
        try:
            workers = _workers(client, address)

            def compare(stories: Iterable[Story]) -> Iterator[bytes]:
                # Not pure: a story that was told before is told again, nothing is remembered.
                return in_order(
                    stories, lambda story: client.submit(work, story, pure=False), workers
                )

            yield compare
        finally:
            client.close()

    return engine


def _client(address: str) -> Any:
    try:
        import distributed  # noqa: PLC0415
    except ImportError as error:
        raise ConfigError(
            "--engine dask needs the extra 'dask'; install it: pip install 'discrep[dask]'"
        ) from error
    try:
        client: Any = distributed.Client  # without types
        return client(address, timeout=_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ConfigError(
            f"{address}: no Dask scheduler answers there; start one with 'dask scheduler' and give "
            "the address that it shows"
        ) from error


def _workers(client: Any, address: str) -> int:
    """How many threads the workers have, which must know this very program."""
    try:
        client.wait_for_workers(1, timeout=_SECONDS)
    except TimeoutError as error:
        raise ConfigError(
            f"{address}: the scheduler has no worker; start one with 'dask worker {address}'"
        ) from error
    told: dict[str, Any] = client.run(_version, on_error="return")
    for worker, version in sorted(told.items()):
        if version != __version__:
            raise ConfigError(f"{worker}: needs discrep {__version__}, has {_shown(version)}")
    return sum(client.nthreads().values())


def _version() -> str:
    from discrep import __version__ as version  # noqa: PLC0415

    return version


def _shown(version: object) -> str:
    return "none" if isinstance(version, Exception) else str(version)
