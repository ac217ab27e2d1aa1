"""The people in the chat: they type commands, and wait for a clip for each."""

import random

from tests.support.loopback_server import Chat, Message

SMALL = "--seconds 1 --fps 8 --size 96x64"
PEOPLE = ("ada", "bob", "eve")
THINGS = ("cat", "dog", "boat", "balloon", "bird", "star", "fish", "tree")
PLACES = ("beach", "forest", "mountain", "desert", "street")
SEEDS = 2**31 - 1
OPEN = 4  # commands that wait for their clips at the same time


class Crowd:
    """Small clips of all kinds: new ones, GIFs, the same again, and such as any seed will do."""

    def __init__(self, chat: Chat, dice: random.Random) -> None:
        self._chat = chat
        self._dice = dice
        self._typed: list[str] = []

    def gather(self, at_least: int = 0) -> None:
        """Type until `OPEN` commands wait, and `at_least` so many new ones."""
        for _ in range(max(at_least, OPEN - len(self.waiting()))):
            command = self._command()
            self._typed.append(command)
            person = self._dice.choice(PEOPLE)
            self._chat.type(command, user=person, channel=self._dice.choice(("room", "hall")))

    def waiting(self) -> set[int]:
        """The updates that have no clip yet."""
        return {update["id"] for update in self._chat.updates} - set(self.answers())

    def answers(self) -> dict[int, list[Message]]:
        """The messages that hold a clip, by the update they answer."""
        found: dict[int, list[Message]] = {}
        for message in list(self._chat.messages.values()):
            if message.clips:
                found.setdefault(message.source, []).append(message)
        return found

    def _command(self) -> str:
        if self._typed and self._dice.random() < 0.2:
            return self._dice.choice(self._typed[-8:])
        what = f"a {self._dice.choice(THINGS)} in the {self._dice.choice(PLACES)}"
        seed = "" if self._dice.random() < 0.1 else f"--seed {self._dice.randrange(SEEDS)}"
        form = "--format gif" if self._dice.random() < 0.15 else ""
        return f"/video {what} {SMALL} {seed} {form}"
