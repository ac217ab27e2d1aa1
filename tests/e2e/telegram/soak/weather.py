"""Bad weather at Telegram: refusals in storms, cut connections, answers that get lost."""

import asyncio
import random

from tests.e2e.telegram.problems import Refusal
from tests.e2e.telegram.server import TelegramServer

HICCUP = 0.25  # seconds between two troubles
_ANY = (
    "sendMessage",
    "editMessageText",
    "editMessageMedia",
    "sendAnimation",
    "answerInlineQuery",
    "getUpdates",
)
_COUNTED = _ANY[:4]  # by the rate limits


async def weather(server: TelegramServer, dice: random.Random) -> None:
    """For ever."""
    while True:
        await asyncio.sleep(HICCUP)
        pause = dice.randint(1, 4)
        storm = Refusal(
            dice.choice(_COUNTED),
            429,
            f"Too Many Requests: retry after {pause}",
            {"retry_after": pause},
            times=dice.choice((1, 3, 12)),
        )
        trouble = [
            Refusal(dice.choice(_ANY), 502, "Bad Gateway"),
            Refusal(dice.choice(_ANY), 0),
            Refusal(dice.choice(_COUNTED), 502, "Bad Gateway", after=True),
            Refusal(dice.choice(_COUNTED), 0, after=True),
        ]
        server.refusals[:] = [dice.choice([storm, storm, *trouble])]
