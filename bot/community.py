"""What a server or a group has decided about clips made there."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from bot.arrival import Terms
from bot.types import Address


@dataclass(frozen=True, slots=True, kw_only=True)
class Community:
    """An empty list allows all, None sets no bound.

    `channels` and `roles` are the platform's ids, `quality` a name of `bot.grammar.QUALITIES`,
    `seconds` the longest clip, `quota` new clips of a member within 24 hours, `cooldown` seconds
    between two requests of a member. With `sharing` clips answer, and are answered by, those of
    all communities that share. `gallery_channel` gets a copy of the clips that people like.
    """

    channels: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    engines: tuple[str, ...] = ()
    quality: str | None = None
    seconds: float | None = None
    jobs: int | None = None
    quota: int | None = None
    cooldown: int | None = None
    spoiler: bool = False
    blocked_words: tuple[str, ...] = ()
    gallery_channel: str | None = None
    sharing: bool = False
    language: str | None = None

    def evolve(self, **changes: Any) -> Self:
        return dataclasses.replace(self, **changes)

    def terms(self, quota: int | None = None) -> Terms:
        """What it asks of a member's requests; `quota` is one of the member's own."""
        most = self.quota if quota is None else quota
        return Terms(jobs=self.jobs, quota=most, cooldown=self.cooldown)

    def applied_to(self, address: Address) -> Address:
        """How clips are reused, shown and spoken of there."""
        return address.evolve(
            shared=self.sharing,
            veiled=address.veiled or self.spoiler,
            locale=self.language or address.locale,
        )

    def to_json(self) -> dict[str, Any]:
        """Only what was decided: a default may be another one in the next version."""
        return {
            name: value
            for name, value in dataclasses.asdict(self).items()
            if value != _DEFAULTS[name]
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """What this version does not know is left out."""
        known = {name: value for name, value in data.items() if name in _DEFAULTS}
        lists = {name: tuple(value) for name, value in known.items() if isinstance(value, list)}
        return cls(**{**known, **lists})


_DEFAULTS = {field.name: field.default for field in dataclasses.fields(Community)}
