"""How the bot is told of updates: by asking for them, or by a webhook."""

from collections.abc import Mapping
from typing import Any

from telegram import Update

from tests.e2e.telegram.door import Call, Handler
from tests.e2e.telegram.files import is_loopback
from tests.e2e.telegram.problems import BadRequest, Body, Violation
from tests.e2e.telegram.webhook import Target
from tests.e2e.telegram.world import World


class Polling:
    def __init__(self, world: World) -> None:
        self.world = world

    def methods(self) -> Mapping[str, Handler]:
        return {
            "getUpdates": self._updates,
            "setWebhook": self._set,
            "deleteWebhook": self._delete,
            "getWebhookInfo": self._info,
        }

    async def _updates(self, call: Call) -> list[Body]:
        body = call.body
        return await self.world.feed.poll(
            body.get("offset", 0), body.get("limit", 100), body.get("timeout", 0), self._kinds(body)
        )

    async def _set(self, call: Call) -> bool:
        body, feed = call.body, self.world.feed
        drop = body.get("drop_pending_updates", False)
        if not body["url"]:
            await feed.fetch(drop=drop)
            return True
        target = Target(
            body["url"],
            self._address(body["url"]),
            body.get("secret_token", ""),
            body.get("max_connections", 40),
        )
        await feed.tell(target, self._kinds(body), drop=drop)
        return True

    async def _delete(self, call: Call) -> bool:
        await self.world.feed.fetch(drop=call.body.get("drop_pending_updates", False))
        return True

    async def _info(self, call: Call) -> Body:
        """https://core.telegram.org/bots/api#webhookinfo"""
        feed = self.world.feed
        told: dict[str, Any] = {
            "url": feed.webhook.target.url if feed.webhook else "",
            "has_custom_certificate": False,
            "pending_update_count": len(feed.waiting),
        }
        if feed.allowed:
            told["allowed_updates"] = feed.allowed
        if feed.webhook is not None:
            told["max_connections"] = feed.webhook.target.max_connections
            if feed.webhook.last_error is not None:
                date, message = feed.webhook.last_error
                told |= {"last_error_date": date, "last_error_message": message}
        return told

    def _kinds(self, body: Body) -> list[str] | None:
        kinds: list[str] | None = body.get("allowed_updates")
        unknown = set(kinds or ()) - set(Update.ALL_TYPES)
        if unknown:
            raise Violation(f"allowed_updates: there are no updates {unknown}")
        return kinds

    def _address(self, url: str) -> str:
        """Where updates are really sent: to nothing but the loopback interface."""
        for host, stands_for in self.world.hosts.items():
            if url == host or url.startswith(f"{host}/"):
                url = stands_for + url.removeprefix(host)
        if not is_loopback(url):
            raise BadRequest("bad webhook: Failed to resolve host: Name or service not known")
        return url
