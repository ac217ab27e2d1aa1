"""Several ways to say each value of a kind ("colour", "time"): found in a text, put otherwise."""

import re
from random import Random


class Ways:
    """A table of training.toml: by kind its values, each as "one way|another".

    `after`: a regular expression for what must stand before one in a text.
    """

    def __init__(self, table: dict[str, list[str]], after: str = r"\b") -> None:
        self.values = {kind: [way.split("|") for way in ways] for kind, ways in table.items()}
        self._where = {
            way.lower(): (kind, at)
            for kind, values in self.values.items()
            for at, ways in enumerate(values)
            for way in ways
        }
        longest = sorted(self._where, key=len, reverse=True)
        self._pattern = re.compile(
            rf"(?<={after})(?:{'|'.join(map(re.escape, longest))})(?!\w|-)", re.I
        )

    def any(self, rng: Random) -> str:
        kind = rng.choice(list(self.values))
        return rng.choice(rng.choice(self.values[kind]))

    def reword(self, text: str, rng: Random) -> str | None:
        """The same value in another way; None where the text has none that can be."""
        for match, kind, at in self._found(text, rng):
            ways = [way for way in self.values[kind][at] if way.lower() != match[0].lower()]
            if ways:
                return f"{text[: match.start()]}{rng.choice(ways)}{text[match.end() :]}"
        return None

    def change(self, text: str, rng: Random) -> str | None:
        """Another value of the same kind; None where the text has none."""
        for match, kind, at in self._found(text, rng):
            ways = rng.choice([ways for n, ways in enumerate(self.values[kind]) if n != at])
            return f"{text[: match.start()]}{rng.choice(ways)}{text[match.end() :]}"
        return None

    def remove(self, text: str, rng: Random) -> str | None:
        for match, _, _ in self._found(text, rng):
            return f"{text[: match.start()]} {text[match.end() :]}"
        return None

    def _found(self, text: str, rng: Random) -> list[tuple[re.Match[str], str, int]]:
        found = [(match, *self._where[match[0].lower()]) for match in self._pattern.finditer(text)]
        rng.shuffle(found)
        return found
