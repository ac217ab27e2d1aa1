"""When it all happens in a Chinese prompt, apart from what happens."""

from collections.abc import Sequence

from cache.sameness.chinese_lexicon import TIMES, times, words
from cache.sameness.chinese_words import Word, is_name, shown


def timed(sequence: tuple[Word, ...]) -> tuple[tuple[Word, ...], frozenset[str]]:
    """The words without the time of day and of year, where only one is told, and those."""
    found = set()
    for kind in TIMES:
        names = {group[0] for group in times(kind)}
        at = [index for index, word in enumerate(sequence) if word.text in names]
        if len(at) != 1 or _is_seen(sequence, at[0]):
            continue
        start = at[0]
        while start and (sequence[start - 1].tag in ("z", "a") or sequence[start - 1].text == "的"):
            start -= 1
        before, after = sequence[:start], sequence[at[0] + 1 :]
        if _is_of_all(before, after):
            found.add(shown(sequence[start : at[0] + 1]))
            sequence = before + after
    return sequence, frozenset(found)


def _is_of_all(before: Sequence[Word], after: Sequence[Word]) -> bool:
    """Whether a time between these holds for all that happens, not for the second of two things."""
    subject = [it for it in before if it.text not in ("在", "正在")]
    apart = bool(before) and before[-1].text == ","
    return (
        not shown(before)
        or not shown(after)
        or is_name(subject)
        # 摊主在摆放青菜,清晨的菜市场.
        or (apart and is_name(after))
    )


def _is_seen(sequence: Sequence[Word], index: int) -> bool:
    """Whether a time is what is seen, or is reached or left, rather than when it all happens."""
    before = next((it.text for it in reversed(sequence[:index]) if it.counts), "")
    after = next((it.text for it in sequence[index + 1 :] if it.counts), "")
    return before in words("watching") or after in ("到", "变成", "变")
