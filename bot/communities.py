"""The communities' decisions, in the database: settings, blocked members, quotas of their own."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bot import statements
from bot.arrival import DAY
from bot.clock import Clock
from bot.community import Community
from bot.tasks import to_the_end
from cache.database import Database
from generator.remembered import Remembered

_READ = "SELECT settings FROM communities WHERE scope = ?"
_WRITE = """
INSERT INTO communities (scope, settings, changed_at) VALUES (:scope, :settings, :now)
ON CONFLICT (scope) DO UPDATE SET settings = excluded.settings, changed_at = excluded.changed_at
"""
_MEMBERS = "SELECT owner, blocked, quota FROM members WHERE scope = ? ORDER BY owner"
_BLOCK = """
INSERT INTO members (scope, owner, blocked) VALUES (:scope, :owner, :blocked)
ON CONFLICT (scope, owner) DO UPDATE SET blocked = excluded.blocked
"""
_SET_QUOTA = """
INSERT INTO members (scope, owner, quota) VALUES (:scope, :owner, :quota)
ON CONFLICT (scope, owner) DO UPDATE SET quota = excluded.quota
"""
_MOVE = (
    "UPDATE OR IGNORE communities SET scope = :new WHERE scope = :old",
    "UPDATE OR IGNORE members SET scope = :new WHERE scope = :old",
    "UPDATE spent SET scope = :new WHERE scope = :old",
    "UPDATE clips SET scope = :new WHERE scope = :old",
    "UPDATE OR IGNORE warm SET scope = :new WHERE scope = :old",
    "UPDATE jobs SET scope = :new, address = json_set(address, '$.community', :community)"
    " WHERE scope = :old",
)
_STATS = """
SELECT COUNT(*) AS asked, COUNT(DISTINCT owner) AS people,
       COALESCE(SUM(reuse IS NULL AND state = 'DELIVERED'), 0) AS made,
       COALESCE(SUM(reuse IS NOT NULL), 0) AS reused,
       COALESCE(SUM(state = 'FAILED'), 0) AS failed,
       COALESCE(SUM(state = 'CANCELLED'), 0) AS cancelled,
       COALESCE(SUM(state IN ('QUEUED', 'RUNNING', 'READY')), 0) AS open
FROM jobs WHERE scope = ? AND created_at > ? AND origin IS NULL
"""
_BUSIEST = """
SELECT scope, COUNT(*) AS asked FROM jobs WHERE created_at > ? AND origin IS NULL
GROUP BY scope ORDER BY asked DESC, scope
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """What a community decided about one of its people; `quota` None: as for everybody."""

    blocked: bool = False
    quota: int | None = None


_ANYBODY = Member()


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotaUse:
    """`used` of `most` new clips within 24 hours (None: no quota); one more is free at `free_at`
    (Unix seconds) where they are used up."""

    used: int
    most: int | None
    free_at: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stats:
    """Requests of a community since some time, by what became of them."""

    asked: int
    people: int
    made: int
    reused: int
    failed: int
    cancelled: int
    open: int


class Communities:
    """A scope without a row has decided nothing."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._settings = Remembered(self._read_settings)
        self._members = Remembered(self._read_members)  # those that anything was decided about

    async def of(self, scope: str) -> Community:
        return await self._settings.get(scope)

    async def change(self, scope: str, **changes: Any) -> Community:
        """Set these fields; returns the settings as they are now."""
        return await to_the_end(self._change(scope, changes))  # what is remembered is what is kept

    async def _change(self, scope: str, changes: Mapping[str, Any]) -> Community:
        async with self._database.transaction() as connection:
            rows = list(await connection.execute_fetchall(_READ, [scope]))
            before = Community.from_json(json.loads(rows[0][0])) if rows else Community()
            after = before.evolve(**changes)
            settings = json.dumps(after.to_json())
            values = {"scope": scope, "settings": settings, "now": self._clock.now()}
            await connection.execute(_WRITE, values)
        self._settings.put(scope, after)
        return after

    async def member(self, scope: str, owner: str) -> Member:
        return (await self._members.get(scope)).get(owner, _ANYBODY)

    async def block(self, scope: str, owner: str, *, blocked: bool = True) -> None:
        await self._decide(_BLOCK, scope=scope, owner=owner, blocked=blocked)

    async def blocked(self, scope: str) -> list[str]:
        """The owners who may ask for nothing there."""
        return [owner for owner, it in (await self._members.get(scope)).items() if it.blocked]

    async def set_quota(self, scope: str, owner: str, quota: int | None) -> None:
        """New clips within 24 hours for this member alone; None: as everybody."""
        await self._decide(_SET_QUOTA, scope=scope, owner=owner, quota=quota)

    async def quota_of(self, scope: str, owner: str) -> QuotaUse:
        community, member = await self.of(scope), await self.member(scope, owner)
        most = community.terms(member.quota).quota
        since = self._clock.now() - DAY
        rows = await self._database.fetch_all(statements.MADE_SINCE, [scope, owner, since])
        made = [row["at"] for row in rows]
        full = most is not None and 0 < most <= len(made)
        free_at = made[len(made) - most] + DAY if full and most else None
        return QuotaUse(used=len(made), most=most, free_at=free_at)

    async def move(self, old: str, new: str) -> None:
        """What was decided holds under another scope (PLATFORM:COMMUNITY) from now on, unless
        something was there; what was made belongs to that."""
        community = new.partition(":")[2]
        await to_the_end(self._move({"old": old, "new": new, "community": community}))

    async def _move(self, scopes: Mapping[str, str]) -> None:
        async with self._database.transaction() as connection:
            for statement in _MOVE:
                await connection.execute(statement, scopes)
        for scope in (scopes["old"], scopes["new"]):
            self._settings.put(scope, await self._read_settings(scope))
            self._members.put(scope, await self._read_members(scope))

    async def stats(self, scope: str, seconds: float) -> Stats:
        """The requests of the last `seconds`."""
        row = await self._database.fetch_one(_STATS, [scope, self._clock.now() - seconds])
        assert row is not None  # it counts
        return Stats(**{name: row[name] for name in row.keys()})  # noqa: SIM118 - sqlite3.Row

    async def busiest(self, seconds: float) -> list[tuple[str, int]]:
        """Every scope that asked for clips in the last `seconds`, and how often."""
        rows = await self._database.fetch_all(_BUSIEST, [self._clock.now() - seconds])
        return [(row["scope"], row["asked"]) for row in rows]

    async def _decide(self, statement: str, scope: str, owner: str, **values: Any) -> None:
        await to_the_end(self._write(statement, scope, owner, values))

    async def _write(
        self, statement: str, scope: str, owner: str, values: Mapping[str, Any]
    ) -> None:
        async with self._database.transaction() as connection:
            await connection.execute(statement, {"scope": scope, "owner": owner, **values})
            rows = await connection.execute_fetchall(_MEMBERS, [scope])
        self._members.put(scope, _members_of(rows))

    async def _read_settings(self, scope: str) -> Community:
        row = await self._database.fetch_one(_READ, [scope])
        return Community.from_json(json.loads(row["settings"])) if row else Community()

    async def _read_members(self, scope: str) -> Mapping[str, Member]:
        return _members_of(await self._database.fetch_all(_MEMBERS, [scope]))


def _members_of(rows: Iterable[sqlite3.Row]) -> Mapping[str, Member]:
    return {row["owner"]: Member(blocked=bool(row["blocked"]), quota=row["quota"]) for row in rows}
