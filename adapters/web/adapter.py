"""The web as a platform: jobs are shown by pushing their state to their asker's open pages."""

import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING

from adapters.web.app import create_app
from adapters.web.events import Hub, Loading
from adapters.web.rate import Rate
from adapters.web.server import Server
from adapters.web.sessions import Sessions
from adapters.web.state import WebState
from bot.config import ConfigError, Settings
from bot.hosts import is_loopback
from bot.types import Address, Limits, Parcel, Status

if TYPE_CHECKING:
    from bot.service import VideoService

logger = logging.getLogger(__name__)

_WILDCARDS = ("0.0.0.0", "::", "")


class WebAdapter:
    """The chat page and the HTTP API on one port."""

    name = "web"

    def __init__(self, settings: Settings) -> None:
        """Raises:
        ConfigError: WEB_HOST lets others in and there is no WEB_TOKEN to hold them off.
        """
        self._settings = settings
        self._token = settings.web_token.get_secret_value() if settings.web_token else None
        if self._token is None and not is_loopback(settings.web_host):
            raise ConfigError(
                f"WEB_HOST is {settings.web_host!r}, which others can reach, and there is no "
                "WEB_TOKEN; set a long random WEB_TOKEN, or listen on 127.0.0.1."
            )
        self._hub = Hub()
        self._server = Server(settings.web_host, settings.web_port)

    @property
    def url(self) -> str:
        """Where the page is, once started."""
        return self._server.url

    def limits(self, address: Address) -> Limits:
        return Limits(edit_interval=0.1)

    async def start(self, service: "VideoService") -> None:
        """Raises:
        ConfigError: the port is taken.
        """
        service.privacy.listeners.append(self._forget)
        service.loading.listeners.append(lambda engine: self._tell_loading(service))
        self._tell_loading(service)
        state = WebState(
            service=service,
            sessions=Sessions(self._token, guesses=Rate(burst=10, per_second=0.2)),
            hub=self._hub,
            pace=Rate(burst=60, per_second=10),
            clips_dir=self._settings.clips_dir,
        )
        hosts = [*self._settings.web_allowed_hosts, self._settings.web_host]
        if self._settings.web_public_url is not None:
            hosts.append(self._settings.web_public_url.host or "")
        app = create_app(
            state,
            hosts=[host for host in hosts if host not in _WILDCARDS],
            default_locale=self._settings.default_locale,
        )
        await self._server.start(app)
        logger.info("the web chat is at %s", self.url)

    async def stop(self) -> None:
        self._hub.close()
        await self._server.stop()

    async def show(self, status: Status) -> str:
        """The job itself is its placeholder: a page draws it from its state."""
        self._push(status)
        return status.job.id

    async def deliver(self, status: Status, parcel: Parcel) -> None:
        """A page fetches the file by itself, now or a day later."""
        self._push(status)

    def _forget(self, owner: str, jobs: Sequence[str]) -> None:
        """Nothing is left of these: their asker's open pages show them no more."""
        platform, _, user = owner.partition(":")
        for job_id in jobs if platform == self.name else ():
            self._hub.publish(user, job_id, None)

    def _tell_loading(self, service: "VideoService") -> None:
        self._hub.announce(Loading(service.loading.percents()))

    def _push(self, status: Status) -> None:
        self._hub.publish(status.job.address.user, status.job.id, status)
