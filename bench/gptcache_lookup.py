"""Lookups by GPTCache: run by a Python that has it; prints the seconds of each, a JSON list.

`python bench/gptcache_lookup.py STOCK.npz MODEL`: the stock has `vectors` (n, dimension), their
`prompts`, and the prompts that are `asked`. GPTCache as its README sets it up: SQLite for the
scalars, faiss for the vectors, the distance of the search as judge; with our embedder's model, on
one thread as ours.
"""

import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np


def main(stock: str, model: str) -> None:
    import torch
    from gptcache import cache
    from gptcache.adapter.api import get
    from gptcache.manager import CacheBase, VectorBase, get_data_manager
    from gptcache.processor.pre import get_prompt
    from gptcache.similarity_evaluation.distance import SearchDistanceEvaluation
    from sentence_transformers import SentenceTransformer

    torch.set_num_threads(1)
    with np.load(stock) as told:
        vectors, prompts, asked = told["vectors"], told["prompts"], told["asked"]
    known = dict(zip(prompts.tolist(), vectors, strict=True))
    encoder = SentenceTransformer(model, device="cpu")

    def embed(text: str, **_: Any) -> Any:
        found = known.get(text)
        return encoder.encode(text, normalize_embeddings=True) if found is None else found

    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        manager = get_data_manager(
            CacheBase("sqlite", sql_url=f"sqlite:///{place / 'scalars.db'}"),
            VectorBase("faiss", dimension=vectors.shape[1], index_path=str(place / "index")),
            max_size=len(prompts) + len(asked),
        )
        cache.init(
            pre_embedding_func=get_prompt,
            embedding_func=embed,
            data_manager=manager,
            similarity_evaluation=SearchDistanceEvaluation(),
        )
        cache.import_data(questions=prompts.tolist(), answers=["a clip"] * len(prompts))
        print(json.dumps([_time(get, prompt) for prompt in asked.tolist()]))  # noqa: T201 - its answer


def _time(get: Any, prompt: str) -> float:
    begun = time.perf_counter()
    get(prompt)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main(*sys.argv[1:])
