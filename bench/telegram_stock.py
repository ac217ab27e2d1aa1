"""Many clips of a few people: the rows of the clips that are there, copied with other words."""

import json
import random
import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np

from cache.embedder import PACKAGED

DIMENSION = 384  # of the packaged model
_PLACES = ("forest", "city", "desert", "harbour", "meadow", "station", "valley", "island")
_SUBJECTS = ("fox", "whale", "train", "kite", "robot", "dancer", "storm", "lantern", "owl")
_MANNERS = ("slowly", "at dawn", "in the rain", "at night", "from above", "in winter", "backwards")

Row = dict[str, Any]


def multiply(database: Path, times: int) -> None:
    """Bring every clip and its job to `times`; the files are not copied, as nothing shows them.

    Embeddings point anywhere, so that a search looks at all of them and finds none.
    """
    dice = random.Random(7)
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.row_factory = sqlite3.Row
        connection.execute("BEGIN")
        jobs, clips, uploads = (_all(connection, it) for it in ("jobs", "clips", "uploads"))
        number = max(row["number"] for row in jobs)
        for job in jobs:
            [clip] = [row for row in clips if row["id"] == job["clip_id"]]
            [upload] = [row for row in uploads if row["clip_id"] == job["clip_id"]]
            for new_clip, new_upload, copy in _copies(job, clip, upload, times - 1, dice):
                number += 1
                _insert(connection, "clips", new_clip)
                _insert(connection, "uploads", new_upload)
                _insert(connection, "jobs", copy | {"number": number})
        connection.execute("COMMIT")


def _all(connection: sqlite3.Connection, table: str) -> list[Row]:
    return [dict(row) for row in connection.execute(f"SELECT * FROM {table}")]


def _copies(
    job: Row, clip: Row, upload: Row, count: int, dice: random.Random
) -> Iterator[tuple[Row, Row, Row]]:
    body, request = json.loads(clip["body"]), json.loads(job["request"])
    for place in range(count):
        clip_id, job_id = uuid.UUID(int=dice.getrandbits(128)).hex, uuid.uuid4().hex
        words = _words(place, dice)
        vector = np.random.default_rng(dice.getrandbits(32)).standard_normal(DIMENSION)
        unit = (vector / np.linalg.norm(vector)).astype("<f4").tobytes()
        yield (
            clip
            | {
                "id": clip_id,
                "body": json.dumps(body | {"id": clip_id, "prompt": words}),
                "prompt_key": words,
                "embedding": unit,
                "embedder": PACKAGED,
            },
            upload | {"clip_id": clip_id},
            job
            | {
                "id": job_id,
                "clip_id": clip_id,
                "source": f"copy:{job_id}",
                "twin_key": job_id,
                "request": json.dumps(request | {"prompt": words}),
            },
        )


def _words(number: int, dice: random.Random) -> str:
    subject, manner, place = map(dice.choice, (_SUBJECTS, _MANNERS, _PLACES))
    return f"{number} {subject} {manner} in the {place}"


def _insert(connection: sqlite3.Connection, table: str, row: Row) -> None:
    names, marks = ", ".join(row), ", ".join("?" * len(row))
    connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(row.values()))
