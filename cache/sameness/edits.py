"""How many slips of the pen lie between two words."""


def edits(one: str, other: str, most: int) -> int:
    """The letters that must be added, left out, changed or exchanged with their neighbour to make
    one word of the other (Damerau and Levenshtein's distance); `most` + 1 where they are more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before, above = [most + 1] * (len(other) + 1), list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        row = [at]
        for place, wanted in enumerate(other, 1):
            cost = min(above[place] + 1, row[-1] + 1, above[place - 1] + (letter != wanted))
            if at > 1 < place and letter == other[place - 2] and wanted == one[at - 2]:
                cost = min(cost, before[place - 2] + 1)
            row.append(cost)
        if min(row) > most < min(above):  # what follows is no nearer
            return most + 1
        before, above = above, row
    return min(above[-1], most + 1)
