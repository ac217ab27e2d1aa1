"""Every adapter on a stage of its own: started, with one person to talk to."""

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from pydantic import SecretStr

from adapters.console import OUT, ConsoleAdapter
from adapters.discord.adapter import DiscordAdapter
from adapters.telegram.adapter import TelegramAdapter
from adapters.web.adapter import WebAdapter
from bot.config import Settings
from bot.types import Adapter, Address
from tests.e2e import telegram as telegram_server
from tests.e2e.discord import CHANNEL, GUILD, USER, Refusal, discord_server
from tests.e2e.discord import TOKEN as DISCORD_TOKEN
from tests.e2e.telegram.cast import quick_limiter
from tests.support.line import bench


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """`clips` is what the person was shown, one entry per message, None where there is no clip in
    it; None where nobody but the person's own program knows. `lose` deletes the messages and
    `flood` refuses one edit; None where a platform knows neither."""

    adapter: Adapter
    address: Address
    clips: Callable[[], list[bytes | None]] | None = None
    lose: Callable[[], None] | None = None
    flood: Callable[[], None] | None = None


def settings_for(folder: Path, **more: object) -> Settings:
    return Settings(_env_file=None, data_dir=folder, web_port=0, **more)  # type: ignore[call-arg, arg-type]  # pydantic-settings' own argument; values of several types


@asynccontextmanager
async def console(folder: Path) -> AsyncIterator[Stage]:
    out = folder / "out.mp4"
    address = Address(
        platform="console", channel="here", user="me", community="me", extra={OUT: str(out)}
    )
    yield Stage(
        adapter=ConsoleAdapter(),
        address=address,
        clips=lambda: [out.read_bytes() if out.exists() else None],
    )


@asynccontextmanager
async def web(folder: Path) -> AsyncIterator[Stage]:
    address = Address(platform="web", channel="me", user="me", community="me")
    yield Stage(adapter=WebAdapter(settings_for(folder)), address=address)


@asynccontextmanager
async def discord_stage(folder: Path) -> AsyncIterator[Stage]:
    async with discord_server() as server:
        address = Address(
            platform="discord", channel=str(CHANNEL), user=str(USER), community=str(GUILD)
        )

        def lose() -> None:
            for message in server.messages.values():
                message.deleted = True

        def flood() -> None:
            server.refusals.append(Refusal("bot", 429, retry_after=45))

        yield Stage(
            adapter=DiscordAdapter(settings_for(folder, discord_token=SecretStr(DISCORD_TOKEN))),
            address=address,
            clips=lambda: [next(iter(it.files.values()), None) for it in server.messages.values()],
            lose=lose,
            flood=flood,
        )


@asynccontextmanager
async def telegram(folder: Path) -> AsyncIterator[Stage]:
    async with telegram_server.TelegramServer() as server:
        settings = settings_for(
            folder,
            telegram_token=SecretStr(telegram_server.TOKEN),
            telegram_api_url=server.api,
        )
        person = str(telegram_server.PERSON)

        def lose() -> None:
            for post in server.posts.values():
                post.deleted = True

        def flood() -> None:
            slow = telegram_server.Refusal("editMessageText", 429, "slow", {"retry_after": 45})
            server.refusals.append(slow)

        yield Stage(
            adapter=TelegramAdapter(settings, limiter=quick_limiter()),
            address=Address(platform="telegram", channel=person, user=person, community=person),
            clips=lambda: [it.clip for it in server.posts.values()],
            lose=lose,
            flood=flood,
        )


STAGES: Mapping[str, Callable[[Path], AbstractAsyncContextManager[Stage]]] = MappingProxyType(
    {"console": console, "web": web, "discord": discord_stage, "telegram": telegram}
)


@asynccontextmanager
async def on_stage(name: str, folder: Path) -> AsyncIterator[Stage]:
    """The adapter, started on a real line and stopped afterwards."""
    async with STAGES[name](folder) as stage, bench(folder) as line:
        await stage.adapter.start(line.service)
        try:
            yield stage
        finally:
            await stage.adapter.stop()
