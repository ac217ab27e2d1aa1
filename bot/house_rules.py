"""Holds a request to what the community it comes from has decided."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from bot.arrival import Terms
from bot.communities import Communities, Member
from bot.community import Community
from bot.engines import AUTO, available
from bot.grammar import QUALITIES, Quality
from bot.prompt import UNSEEN
from bot.types import Address, Visitor
from generator.errors import UserError
from generator.supervisor import EngineInfo
from generator.types import ClipRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class Admitted:
    """A request as it may be made: within the ceilings, for an address that says how its clip is
    reused and shown, among these `engines`, on these `terms`."""

    request: ClipRequest
    address: Address
    engines: Mapping[str, EngineInfo]
    terms: Terms


class HouseRules:
    """A wish above a ceiling is refused, a mere default is lowered to it."""

    def __init__(self, communities: Communities) -> None:
        self._communities = communities

    async def admit(
        self,
        request: ClipRequest,
        address: Address,
        visitor: Visitor,
        engines: Mapping[str, EngineInfo],
        chosen: Collection[str],
    ) -> Admitted:
        """`chosen` are the flags that the asker gave.

        Raises:
            UserError: the wrong place or role, a blocked member, a forbidden word, above a ceiling.
        """
        community, member = await self._enter(address, visitor)
        _check_words(community, request.prompt)
        if community.language is not None:
            request = request.evolve(locale=community.language)
        if "engine" not in chosen and _is_barred(community, request):
            request = request.evolve(engine=AUTO)
        request = _below_ceilings(community, request, chosen)
        allowed = _allowed(community, request, engines)
        return Admitted(
            request=request,
            address=community.applied_to(address),
            engines=_brief(community, _gentle(community, request, allowed)),
            terms=community.terms(member.quota),
        )

    async def admit_clip(
        self, prompt: str, address: Address, visitor: Visitor
    ) -> tuple[Address, Terms]:
        """The address at which a clip that exists may be shown, which says how, and the terms.

        Raises:
            UserError: as `admit`, but for the ceilings.
        """
        community, member = await self._enter(address, visitor)
        _check_words(community, prompt)
        return community.applied_to(address), community.terms(member.quota)

    async def _enter(self, address: Address, visitor: Visitor) -> tuple[Community, Member]:
        community = await self._communities.of(address.scope)
        member = await self._communities.member(address.scope, address.owner)
        if member.blocked:
            raise UserError("house-blocked")
        _check_place(community, address, visitor)
        return community, member


def forbidden_word(words: Iterable[str], prompt: str) -> str | None:
    """The first of the words that stands in the prompt.

    Whatever its case and width, and though nobody sees what stands between its letters; as a whole
    word, or, with a * at its end, as a beginning. Chinese has no blanks between words, so there it
    is found wherever it stands.
    """
    written = _plain(prompt)
    # Both: a joiner ends a word in some scripts, and in others it is a way around this.
    texts = {written, UNSEEN.sub("", written)}
    return next((word for word in words if any(_stands_in(it, _plain(word)) for it in texts)), None)


# A letter, but of no script without blanks between words: Thai, Lao, Burmese, Khmer, Kana, Han.
_SPACED = re.compile(
    r"[^\W\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
    r"\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]"
)


def _stands_in(text: str, word: str) -> bool:
    """A search for text, not one pattern for each word: to compile hundreds of those takes as
    long as everybody would have to wait."""
    stem = word.removesuffix("*")
    begin = text.find(stem) if stem else -1
    while begin >= 0:
        end = begin + len(stem)
        if not _goes_on(text, begin) and (stem != word or not _goes_on(text, end)):
            return True
        begin = text.find(stem, begin + 1)
    return False


def _goes_on(text: str, place: int) -> bool:
    """Whether one word stands on both sides of the place: "naked" ends in "一个naked女人"."""
    if not 0 < place < len(text):
        return False
    return bool(_SPACED.match(text, place - 1) and _SPACED.match(text, place))


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _check_place(community: Community, address: Address, visitor: Visitor) -> None:
    places = visitor.places or (address.channel,)
    if community.channels and not set(places) & set(community.channels):
        raise UserError("house-channel")
    if community.roles and not visitor.roles & set(community.roles):
        raise UserError("house-role")


def _check_words(community: Community, prompt: str) -> None:
    word = forbidden_word(community.blocked_words, prompt)
    if word is not None:
        raise UserError("house-word", word=word)


def _allowed(
    community: Community, request: ClipRequest, engines: Mapping[str, EngineInfo]
) -> Mapping[str, EngineInfo]:
    if not community.engines:
        return engines
    allowed = {name: info for name, info in engines.items() if name in community.engines}
    if request.engine in engines and _is_barred(community, request):
        known = ", ".join(available(allowed))
        raise UserError("house-engine", engine=request.engine, known=known or "none")
    return allowed


def _is_barred(community: Community, request: ClipRequest) -> bool:
    engines = community.engines
    return bool(engines) and request.engine != AUTO and request.engine not in engines


def _gentle(
    community: Community, request: ClipRequest, engines: Mapping[str, EngineInfo]
) -> Mapping[str, EngineInfo]:
    """The engines with the profiles that the quality allows; one that has no such is left out."""
    ceiling = QUALITIES.get(community.quality or "")
    if ceiling is None or not any(info.profiles for info in engines.values()):
        return engines
    kept: dict[str, EngineInfo] = {}
    for name, info in engines.items():
        profiles = tuple(it for it in info.profiles if it in ceiling.profiles)
        if profiles or not info.profiles:
            kept[name] = replace(info, profiles=profiles)
    if request.engine in engines and request.engine not in kept:
        raise UserError("house-quality", most=ceiling.name)
    return kept


def _brief(community: Community, engines: Mapping[str, EngineInfo]) -> Mapping[str, EngineInfo]:
    """The engines such that none chooses a longer clip than may be asked for."""
    most = community.seconds
    if most is None:
        return engines
    return {
        name: info if info.longest is None else replace(info, longest=min(most, info.longest))
        for name, info in engines.items()
    }


def _below_ceilings(
    community: Community, request: ClipRequest, chosen: Collection[str]
) -> ClipRequest:
    if community.seconds is not None and request.seconds > community.seconds:
        if "seconds" in chosen and not request.own_length:
            raise UserError("house-seconds", given=request.seconds, most=community.seconds)
        request = request.evolve(seconds=community.seconds)
    ceiling = QUALITIES.get(community.quality or "")
    if ceiling is None:
        return request
    too_large = request.width * request.height > ceiling.pixels
    too_smooth = request.fps > ceiling.fps
    wishes = {
        "size": too_large,
        "fps": too_smooth,
        "quality": too_large or too_smooth,
        "profile": _is_above(ceiling, request),
    }
    if any(wishes[flag] for flag in chosen if flag in wishes):
        raise UserError("house-quality", most=ceiling.name)
    return _lowered(request, ceiling)


def _is_above(ceiling: Quality, request: ClipRequest) -> bool:
    return request.profile is not None and request.profile not in ceiling.profiles


def _lowered(request: ClipRequest, ceiling: Quality) -> ClipRequest:
    """The same shape with as many pixels as the ceiling allows, and no more work than that."""
    share = min(1.0, (ceiling.pixels / (request.width * request.height)) ** 0.5)
    return request.evolve(
        width=int(request.width * share) // 2 * 2,
        height=int(request.height * share) // 2 * 2,
        fps=min(request.fps, ceiling.fps),
        profile=ceiling.profiles[0] if _is_above(ceiling, request) else request.profile,
    )
