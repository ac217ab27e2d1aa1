"""Prompts to embeddings: the text encoder, and what it said before, in memory and on disk."""

import hashlib
import logging
import threading
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import torch
from diffusers.pipelines.wan.pipeline_wan import prompt_clean
from safetensors import SafetensorError
from safetensors.torch import load_file, save
from torch import Tensor, nn

from generator.files import publish

logger = logging.getLogger(__name__)

TOKENS = 512
"""What the transformer was trained to attend to; longer prompts are cut."""

IN_MEMORY = 64  # prompts; one of 30 tokens is 250 kB
QUOTA = 256_000_000
"""Bytes on disk; the least recently used go first."""

IDLE = 900.0
"""Seconds after its last prompt before an encoder that is not needed on the GPU is let go."""


class Tokenizer(Protocol):
    def __call__(self, text: str, **named: object) -> dict[str, Tensor]: ...


class EmbeddingStore:
    """The embeddings of prompts, (tokens, width), by the model that made them and the prompt.

    A guided clip's negative prompt is a prompt like any other, so that it too is encoded once.
    """

    def __init__(self, folder: Path, model: str, *, quota: int = QUOTA) -> None:
        self._folder = folder
        self._model = model
        self._quota = quota
        self._recent: OrderedDict[str, Tensor] = OrderedDict()

    def get(self, prompt: str) -> Tensor | None:
        key = self._key(prompt)
        found = self._recent.get(key)
        if found is None:
            found = self._read(self._folder / f"{key}.safetensors")
        if found is not None:
            self._remember(key, found)
        return found

    def put(self, prompt: str, embedding: Tensor) -> None:
        key = self._key(prompt)
        self._remember(key, embedding)
        try:
            self._write(self._folder / f"{key}.safetensors", embedding)
        except OSError as error:  # a full disk, or a folder that is just being emptied
            logger.warning("an embedding is not kept: %s", error)

    def _write(self, path: Path, embedding: Tensor) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f"{path.name}.part")
        part.write_bytes(save({"embedding": embedding.contiguous()}))
        publish(part, path)
        self._prune()

    def _key(self, prompt: str) -> str:
        return hashlib.sha256(f"{self._model}\0{prompt}".encode(errors="replace")).hexdigest()

    def _remember(self, key: str, embedding: Tensor) -> None:
        self._recent[key] = embedding
        self._recent.move_to_end(key)
        while len(self._recent) > IN_MEMORY:
            self._recent.popitem(last=False)

    def _read(self, path: Path) -> Tensor | None:
        try:
            embedding = load_file(path)["embedding"]
            path.touch()
        except FileNotFoundError:
            return None
        except (OSError, SafetensorError, KeyError):  # cut short, or somebody else's
            path.unlink(missing_ok=True)
            return None
        return embedding

    def _prune(self) -> None:
        kept = 0
        files = [(path.stat(), path) for path in self._folder.glob("*.safetensors")]
        for status, path in sorted(files, key=lambda it: it[0].st_mtime, reverse=True):
            kept += status.st_size
            if kept > self._quota:
                path.unlink(missing_ok=True)


class TextService:
    """Embeds prompts. The encoder is loaded for the first one that is not known."""

    def __init__(
        self,
        store: EmbeddingStore,
        load: Callable[[], tuple[Tokenizer, nn.Module]],
        *,
        idle: float | None = IDLE,
    ) -> None:
        """`idle` None: an encoder that is loaded stays."""
        self._store = store
        self._load = load
        self._idle = idle
        self._loaded: tuple[Tokenizer, nn.Module] | None = None
        self._lock = threading.Lock()
        self._timer: threading.Timer | None = None
        self.encoded = 0
        """How many prompts the encoder itself had to read."""

    @property
    def loaded(self) -> bool:
        return self._loaded is not None

    def embed(self, prompt: str) -> Tensor:
        """(1, 512, width), zero beyond the prompt's tokens."""
        prompt = prompt_clean(prompt)
        known = self._store.get(prompt)
        if known is None:
            known = self._encode(prompt)
            self._store.put(prompt, known)
        padded = known.new_zeros(1, TOKENS, known.shape[1])
        padded[0, : len(known)] = known
        return padded

    def warm(self) -> None:
        """Load the encoder now."""
        with self._lock:
            self._ready()

    def _ready(self) -> tuple[Tokenizer, nn.Module]:
        if self._loaded is None:
            self._loaded = self._load()
        self._keep()
        return self._loaded

    @torch.inference_mode()
    def _encode(self, prompt: str) -> Tensor:
        """Without padding: attention masks padding out, so the embeddings are the same and a
        short prompt costs a tenth."""
        with self._lock:
            tokenizer, encoder = self._ready()
            read = tokenizer(prompt, truncation=True, max_length=TOKENS, return_tensors="pt")
            device = next(encoder.parameters()).device
            ids, mask = read["input_ids"].to(device), read["attention_mask"].to(device)
            embedding: Tensor = encoder(ids, mask).last_hidden_state[0].cpu()
            self.encoded += 1
            self._keep()
        return embedding

    def _keep(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        if self._idle is not None:
            self._timer = threading.Timer(self._idle, self._let_go)
            self._timer.daemon = True
            self._timer.start()

    def _let_go(self) -> None:
        with self._lock:
            self._loaded = None
