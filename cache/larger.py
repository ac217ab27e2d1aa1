"""The larger model that the cross-encoder may build on, where an operator pulled it."""

from pathlib import Path

from generator.engine import Weights
from generator.weights import folder_of, missing

PROFILE = "rewordings"
"""What `python -m bot models pull` calls it."""

LARGER = Weights(
    repository="sentence-transformers/all-mpnet-base-v2",
    files=(
        "config.json",
        "model.safetensors",
        "tokenizer.json",
        "tokenizer_config.json",
    ),
    licence="Apache-2.0",
)


def larger_base(models_dir: Path) -> Path | None:
    """Its folder; None where it is not, or not whole."""
    return None if missing(LARGER, models_dir) else folder_of(models_dir, LARGER.repository)
