"""How many slips of the pen lie between two words."""


def edits(one: str, other: str, most: int) -> int:
    """The letters that must be added, left out, changed or exchanged with their neighbour to make
    one word of the other (Damerau and Levenshtein's distance); `most` + 1 where they are more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    rows = [list(range(len(other) + 1))]
    for at, letter in enumerate(one, 1):
        above, row = rows[-1], [at]
        for place, wanted in enumerate(other, 1):
            cost = min(above[place] + 1, row[-1] + 1, above[place - 1] + (letter != wanted))
            if at > 1 < place and one[at - 2 : at] == other[place - 2 : place][::-1]:
                cost = min(cost, rows[-2][place - 2] + 1)
            row.append(cost)
        rows.append(row)
    return min(rows[-1][-1], most + 1)
