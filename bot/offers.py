"""Offers: what somebody typed and may ask for with one press, a day later too."""

import hashlib
from dataclasses import dataclass

from bot.clock import Clock
from bot.tasks import Crew
from cache.database import Connection, Database

KEPT = 7 * 86_400.0
"""Seconds for which an offer holds: its button stands in a conversation for ever, and what nobody
pressed is only what somebody typed."""

LENGTH = 24
"""Hexadecimal digits of an id: 96 bits, and short enough for any platform's button."""

_WRITING = 5.0  # seconds that the last ones get when the program stops

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
        self._unwritten: dict[str, Offer] = {}
        self._crew = Crew()

    def make(self, owner: str, words: str, locale: str) -> Offer:
        """It holds from now on, and after a restart once it is written, which nobody who types
        waits for: killed in that moment, the words are typed once more."""
        digest = hashlib.sha256(f"{owner}\n{words}".encode()).hexdigest()
        offer = Offer(id=digest[:LENGTH], owner=owner, words=words, locale=locale)
        self._unwritten[offer.id] = offer
        self._crew.spawn(self._write(offer), "an offer is written")
        return offer

    async def drain(self) -> None:
        """Wait until all are written."""
        await self._crew.finish(_WRITING)

    async def _write(self, offer: Offer) -> None:
        values = {"id": offer.id, "owner": offer.owner, "words": offer.words}

        async def work(connection: Connection) -> None:
            now = self._clock.now()
            await connection.execute(_FORGET, [now - KEPT])
            await connection.execute(_MAKE, {**values, "locale": offer.locale, "now": now})

        try:
            await self._database.group(work)
        finally:
            if self._unwritten.get(offer.id) is offer:
                del self._unwritten[offer.id]

    async def find(self, offer_id: str) -> Offer | None:
        """None: it does not hold any more."""
        if offer_id in self._unwritten:
            return self._unwritten[offer_id]
        row = await self._database.fetch_one(_FIND, [offer_id, self._clock.now() - KEPT])
        if row is None:
            return None
        return Offer(id=offer_id, owner=row["owner"], words=row["words"], locale=row["locale"])
