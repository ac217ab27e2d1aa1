"""Offers: what somebody typed and may ask for with one press, a day later too."""

import hashlib
from dataclasses import dataclass

from bot.clock import Clock
from cache.database import Connection, Database

KEPT = 7 * 86_400.0
"""Seconds for which an offer holds: its button stands in a conversation for ever, and what nobody
pressed is only what somebody typed."""

LENGTH = 24
"""Hexadecimal digits of an id: 96 bits, and short enough for any platform's button."""

_MAKE = """
INSERT INTO offers (id, owner, words, locale, at) VALUES (:id, :owner, :words, :locale, :now)
ON CONFLICT DO UPDATE SET at = excluded.at, locale = excluded.locale
"""
_FIND = "SELECT owner, words, locale FROM offers WHERE id = ? AND at > ?"
_FORGET = "DELETE FROM offers WHERE at <= ?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """`words` as they were typed, by whom, and in which language they are answered."""

    id: str
    owner: str
    words: str
    locale: str


class Offers:
    """The same words of the same person are one offer."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def make(self, owner: str, words: str, locale: str) -> Offer:
        """It holds from now on, after a restart too."""
        offer = offer_of(owner, words, locale)
        values = {"id": offer.id, "owner": owner, "words": words, "locale": locale}

        async def work(connection: Connection) -> None:
            now = self._clock.now()
            await connection.execute(_FORGET, [now - KEPT])
            await connection.execute(_MAKE, {**values, "now": now})

        await self._database.group(work)
        return offer

    async def find(self, offer_id: str) -> Offer | None:
        """None: it does not hold any more."""
        row = await self._database.fetch_one(_FIND, [offer_id, self._clock.now() - KEPT])
        if row is None:
            return None
        return Offer(id=offer_id, owner=row["owner"], words=row["words"], locale=row["locale"])


def offer_of(owner: str, words: str, locale: str) -> Offer:
    """What an offer of these words is, whether it holds or not."""
    digest = hashlib.sha256(f"{owner}\n{words}".encode()).hexdigest()
    return Offer(id=digest[:LENGTH], owner=owner, words=words, locale=locale)
