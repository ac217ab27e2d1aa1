"""cache.sameness.remembered: what comparing keeps of prompts can be forgotten."""

from cache import sameness
from cache.sameness.remembered import remembered


def test_what_was_made_of_a_prompt_is_remembered_until_it_is_to_be_forgotten() -> None:
    asked: list[str] = []

    @remembered(8)
    def read(prompt: str) -> int:
        asked.append(prompt)
        return len(prompt)

    assert [read("a secret"), read("a secret")] == [8, 8]
    assert asked == ["a secret"]
    sameness.forget()
    assert read("a secret") == 8
    assert asked == ["a secret", "a secret"]
