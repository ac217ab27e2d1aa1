"""Whole clips of a profile, and their floor."""

from collections.abc import Sequence
from dataclasses import replace

from bench.wan.workbench import TOKENS, Filmed, Workbench
from generator.engines.wan.tables import Profile, profiles


def filmed(bench: Workbench, name: str, frames: int) -> Sequence[Filmed]:
    """Clips of a profile, after one that is not counted; filmed once and then remembered."""
    key = (name, frames)
    if key not in bench.filmed:
        studio, profile = bench.opened.studio, alike(name)
        clips: list[Filmed] = []
        bench.timed(lambda: clips.append(bench.film(studio, profile, frames)))
        bench.filmed[key] = clips[1:]
    return bench.filmed[key]


def floor(bench: Workbench, name: str, frames: int) -> float:
    """Seconds for all that a clip takes: its prompt, its steps, its decoding."""
    profile, flops = profiles()[name], bench.flops
    passes = profile.work * (2 if profile.guided else 1)
    decoding = flops.tiny(frames) if profile.decoder == "tiny" else flops.vae(frames)
    return bench.floor(flops.text(TOKENS) + passes * flops.forward(frames) + decoding)


def alike(name: str) -> Profile:
    """The profile with the weights of the first, for random ones are all the same."""
    first = next(iter(profiles().values()))
    return replace(profiles()[name], checkpoint=first.checkpoint, lora=first.lora)
