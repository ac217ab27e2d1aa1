"""Parts of the regular expressions that find a false belief said, and not its denial."""


def some(most: int) -> str:
    """At most so many characters of one sentence, with no word in them that denies."""
    denying = r"\b(?:not|no|never|nothing|cannot|isn|doesn|don|won|can)\b|n't"
    return rf"(?:(?!{denying})[^.?]){{0,{most}}}"


def some_zh(most: int) -> str:
    """The same in Chinese."""
    return rf"(?:(?!不|没|未|无|并非)[^。？]){{0,{most}}}"
