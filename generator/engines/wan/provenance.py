"""Where a clip comes from: what it takes beside its request to make it again."""

import hashlib
from importlib.metadata import version
from pathlib import Path

from generator.engines.wan.loras import Lora
from generator.engines.wan.tables import BASE, Profile, checkpoints
from generator.weights import folder_of, revision


def revision_of(models_dir: Path, checkpoint: str) -> str:
    """The commit that was pulled; of files that were copied here, a digest of their names, sizes
    and times."""
    repository = checkpoints()[checkpoint].weights.repository
    pulled = revision(models_dir, repository)
    if pulled is not None:
        return pulled
    folder = folder_of(models_dir, repository)
    states = ((path, path.stat()) for path in sorted(folder.rglob("*.safetensors")))
    told = [f"{path.relative_to(folder)} {it.st_size} {it.st_mtime_ns}" for path, it in states]
    return f"copied-{hashlib.sha256(repr(told).encode()).hexdigest()[:12]}"


def worn(style: Lora | None) -> dict[str, str]:
    """Which LoRA, and how strongly."""
    return {} if style is None else {"lora": f"{style.path.name} x {style.weight:g}"}


def made_with(models_dir: Path, profile: Profile, style: Lora | None) -> dict[str, str]:
    """What a clip of the profile says of its model and software."""
    return {
        "model": checkpoints()[profile.checkpoint].weights.repository,
        "revision": revision_of(models_dir, profile.checkpoint),
        "base_revision": revision_of(models_dir, BASE),
        "profile": profile.name,
        **worn(style),
        **{name: version(name) for name in ("torch", "diffusers")},
    }
