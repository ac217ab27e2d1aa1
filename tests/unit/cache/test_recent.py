"""cache.recent: what was used last is remembered, and nothing that was forgotten comes back."""

from cache.recent import Recent


def test_the_one_that_was_not_used_for_the_longest_leaves_first() -> None:
    recent = Recent[str, int](2)
    recent.remember({"a": 1, "b": 2})
    assert recent.get("a") == 1
    recent.remember({"c": 3})
    assert recent.known("abc") == {"a": 1, "c": 3}
    assert recent.get("b") is None
    assert len(recent) == 2


def test_what_was_asked_before_something_was_forgotten_is_not_remembered_after() -> None:
    recent = Recent[str, int](2)
    recent.remember({"a": 1, "b": 2})
    era = recent.era
    recent.remember({"a": 4}, era)
    recent.forget("a")
    recent.remember({"a": 1}, era)
    assert recent.known("ab") == {"b": 2}
    recent.remember({"a": 1}, recent.era)
    assert recent.get("a") == 1


def test_all_of_a_kind_and_all_of_it_can_be_forgotten() -> None:
    recent = Recent[str, int](3)
    recent.remember({"a": 1, "b": 2, "c": 3})
    recent.forget_where(lambda _, value: value > 1)
    assert recent.known("abc") == {"a": 1}
    recent.clear()
    assert len(recent) == 0
