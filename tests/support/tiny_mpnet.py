"""A model of the kind that the cross-encoder's larger base is, which knows ten words."""

from pathlib import Path
from typing import Any

import torch

WORDS = ("<s>", "<pad>", "</s>", "[UNK]", "<mask>", "a", "cat", "red", "blue", "car")


def tiny_mpnet() -> tuple[Any, Any]:
    """(model, tokenizer), always the same."""
    from transformers import MPNetConfig, MPNetModel, MPNetTokenizer

    torch.manual_seed(5)
    config = MPNetConfig(
        vocab_size=len(WORDS),
        hidden_size=16,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=32,
    )
    vocabulary = {word: number for number, word in enumerate(WORDS)}
    return MPNetModel(config).eval(), MPNetTokenizer(vocab=vocabulary)


def save_tiny_mpnet(folder: Path) -> None:
    model, tokenizer = tiny_mpnet()
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
