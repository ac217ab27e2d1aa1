"""Of what a quantity is: 2 m wide and 3 m high is not 3 m wide and 2 m high."""

from collections.abc import Iterator
from functools import cache

from cache.sameness.tables import table
from cache.sameness.views import View, Views
from cache.sameness.words import Word, is_quantity


def exchanged_sizes(views: Views) -> Iterator[str]:
    """The quantities that are of another measure in the other prompt."""
    for mine, theirs in views.pairs():
        if is_quantity(mine) and is_quantity(theirs):
            ours, others = _measures(mine, views.old), _measures(theirs, views.new)
            if ours and others and ours.isdisjoint(others):
                yield f"{mine.text} is another measure"


def _measures(word: Word, view: View) -> set[int]:
    """The measures, by number, that the words beside a quantity name."""
    beside = view.meaning.words[max(0, word.at - 1) : word.at + 2]
    found = {
        number
        for other in beside
        for number, names in enumerate(_groups())
        if not other.lemmas.isdisjoint(names)
    }
    after = view.meaning.words[word.at + 1 : word.at + 2]
    said = {n for it in after for n, names in enumerate(_groups()) if it.lemmas & names}
    return said or found


@cache
def _groups() -> list[frozenset[str]]:
    text: str = table("english")["sets"]["opposed_measures"]
    return [frozenset(names.split()) for names in text.split("|")]
