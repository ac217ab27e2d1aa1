"""A writer to be killed: commits without end and says on stdout what it was promised.

`python -m tests.support.writer DATABASE`
"""

import asyncio
import os
import sys
from functools import partial
from pathlib import Path

from cache.database import Connection, Database, Statement

BOTH = "INSERT INTO turns VALUES ('cpu', :owner, 0), ('gpu', :owner, 0)"


async def main(path: Path) -> None:
    database = await Database.open(path)

    async def write(writer: int) -> None:
        for number in range(1_000_000):
            owner = f"{writer}-{number}"

            async def work(connection: Connection, owner: str = owner) -> None:
                await connection.execute("INSERT INTO turns VALUES ('cpu', ?, 0)", [owner])
                await connection.execute("INSERT INTO turns VALUES ('gpu', ?, 0)", [owner])

            alone = Statement(BOTH, partial(dict, owner=owner))
            await database.group(alone if writer % 2 else work)
            os.write(1, f"{owner}\n".encode())

    await asyncio.gather(*map(write, range(8)))


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
