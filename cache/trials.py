"""What people made of reused clips, and whether a clip is still given for like words."""

from cache.database import Database

WRONG, TRIED = 1.0, 200.0
"""What is believed of a clip before anybody tried it: 1 of 200 that the judge takes for the same is
not. Of pairs that nothing was tuned on, 3 of 492 were not."""

# Of all clips of the prompt: the next one of it would be as wrong.
COUNT = """
SELECT COALESCE(SUM(refused AND similarity >= :similarity), 0) AS against,
       COALESCE(SUM(NOT refused AND similarity <= :similarity), 0) AS in_favour
FROM clips AS asked
JOIN clips AS alike ON alike.scope = asked.scope AND alike.settings_key = asked.settings_key
    AND alike.prompt_key = asked.prompt_key
JOIN trials ON trials.clip_id = alike.id
WHERE asked.id = :clip
"""
# A button may be pressed before it is written down that the clip was posted.
REFUSE = """
INSERT INTO trials (job_id, clip_id, similarity, refused)
SELECT id, clip_id, ROUND(COALESCE(similarity, 1), 4), 1 FROM jobs
WHERE id = ? AND reuse = 'semantic' AND origin IS NULL AND clip_id IS NOT NULL
ON CONFLICT (job_id) DO UPDATE SET refused = 1
"""


class Trials:
    """Each clip learns from those who got it for other words than its own, as verified semantic
    caching does it (L. Schroeder et al., "vCache", 2025): a threshold of its own, which moves so
    that at most the share `bound` of its answers is wrong.

    That the nearer prompt is the surer one is all that is assumed. So who asked for a new clip
    counts against all prompts that are no nearer than theirs, and who kept it for all that are no
    farther. Together with the belief above (a beta distribution) that makes the expected share of
    wrong answers. At a bound of 1 % one refusal is borne, for people like a change; after a second
    it takes a hundred who keep it, or a nearer prompt. At 0 nothing is reused for like words.
    """

    def __init__(self, database: Database, bound: float) -> None:
        self._database = database
        self._bound = bound

    async def trust(self, clip_id: str, similarity: float | None) -> bool:
        """Whether the clip may answer a prompt that is so near; None: words alone decided."""
        # Rounded: the same two vectors differ in the last digits, by how many others there are.
        near = 1.0 if similarity is None else round(similarity, 4)
        told = {"clip": clip_id, "similarity": near}
        row = await self._database.fetch_one(COUNT, told)
        assert row is not None
        against, in_favour = int(row["against"]), int(row["in_favour"])
        return (WRONG + against) / (TRIED + against + in_favour) <= self._bound

    async def refuse(self, job_id: str) -> None:
        """Whoever asked for the job wants a new clip in place of the one that was reused."""
        await self._database.group(lambda connection: connection.execute(REFUSE, [job_id]))
