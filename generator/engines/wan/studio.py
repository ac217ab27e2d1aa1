"""The loaded model: what runs a request through text encoder, transformer and decoder."""

import itertools
import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from diffusers import WanPipeline
from PIL import Image
from torch import Tensor

from generator.engine import Watch
from generator.engines.wan.decoding import Decoder, FullDecoder, QuickDecoder
from generator.engines.wan.loading import Loader
from generator.engines.wan.loras import Lora
from generator.engines.wan.pace import Pace
from generator.engines.wan.preview import Projection
from generator.engines.wan.rigs import Rig, Rigs
from generator.engines.wan.schedulers import FewStepScheduler, SolverScheduler, WanScheduler
from generator.engines.wan.shapes import Shape
from generator.engines.wan.tables import BASE, Profile, checkpoints
from generator.engines.wan.text import IDLE, EmbeddingStore, TextService
from generator.engines.wan.unfinished import Unfinished, Work
from generator.types import Progress

logger = logging.getLogger(__name__)

UNCOMPILED = "The model runs uncompiled, which is slower."

USUAL = Shape(73, 640, 480)
"""What most clips are (three seconds of 640x480): compiled before the first is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Take:
    """One clip as the model is asked for it. `image` is the first frame, of the shape's size."""

    prompt: str
    negative_prompt: str
    profile: Profile
    shape: Shape
    seed: int
    style: Lora | None = None
    image: Image.Image | None = None


class Studio:
    """Holds what is loaded. Not for more than one clip at a time."""

    def __init__(
        self, loader: Loader, *, prompts_dir: Path, revision: str, tiny: Path | None, compiled: bool
    ) -> None:
        """`prompts_dir` is the engine's; `revision` that of the text encoder; `tiny` the tiny
        decoder's file."""
        self._loader = loader
        # What casts or moves weights between layers cannot be captured whole.
        self._compiled = compiled and loader.plan.transformer in ("bf16", "int8")
        self._tiny_file = tiny
        self._pace = Pace()
        self.text = TextService(
            EmbeddingStore(prompts_dir / "embeddings", f"{revision} {loader.text_precision}"),
            loader.text_encoder,
            idle=IDLE if loader.plan.text == "cpu" else None,
        )

    def load(self, profile: Profile, report: Callable[[int], None]) -> None:
        """Everything that the profile's clips take; `report` is told the percent done."""
        base = self._loader.models_dir / checkpoints()[BASE].weights.repository
        transformer = self._loader.models_dir / checkpoints()[profile.checkpoint].weights.repository
        sizes = [_size(base / "vae"), _size(base / "text_encoder"), _size(transformer)]
        # Compiling is as long as reading a quarter of the whole.
        total = sum(sizes) * (1.25 if self._compiled else 1) or 1
        vae, text, all_weights = (round(100 * it / total) for it in itertools.accumulate(sizes))
        report(0)
        self._vae = self._loader.vae()
        self._full: Decoder = FullDecoder(self._vae)
        self._quick: Decoder | None = None
        if self._tiny_file is not None:
            self._quick = QuickDecoder(self._loader.tiny(self._tiny_file))
        self._projection = Projection.fit(self._vae)
        self._rigs = Rigs(self._loader, self._vae, compiled=self._compiled)
        report(vae)
        self.text.warm()
        report(text)
        self._rigs.of(profile)
        report(all_weights)
        self._warm_up(profile)
        report(100)

    def denoise(self, take: Take, watch: Watch, unfinished: Unfinished) -> Tensor:
        """The clip's latents (1, 48, n, h, w), going on from what an earlier attempt left."""
        profile = take.profile
        rig = self._rigs.of(profile)
        rig.styles.wear(profile.lora, take.style)
        noise = torch.Generator().manual_seed(take.seed)  # on the CPU: the same on every machine
        scheduler = self._scheduler(profile, noise)
        left = unfinished.take_up()
        scheduler.resume(left.snapshot if left else None)
        done = left.snapshot.step if left else 0
        if left is not None and done >= profile.work:
            return left.latents
        embeds = self._embeds(take)  # before any patience: the encoder may have to be read again
        compiled = (rig.number, rig.styles.loads)  # another one is compiled within its first step
        kind = (profile.name, take.shape, take.style, take.image is None, compiled)
        watch.report(Progress("denoise", done, profile.work, patience=self._pace.patience(kind)))

        def stepped(_: Any, step: int, __: Any, tensors: dict[str, Tensor]) -> dict[str, Tensor]:
            self._pace.end(kind)
            number = done + step + 1
            watch.check()
            if number < profile.work:
                unfinished.note(Work(tensors["latents"], scheduler.snapshot()))
            watch.report(
                Progress(
                    "denoise",
                    number,
                    profile.work,
                    self._projection.picture(scheduler.estimate),
                    self._pace.patience(kind) if number < profile.work else None,
                )
            )
            return {}

        self._pace.begin()
        try:
            return self._run(
                rig,
                take,
                embeds,
                scheduler,
                generator=noise,
                latents=None if left is None else left.latents,
                callback_on_step_end=stepped,
            )
        except torch._dynamo.exc.TorchDynamoException:
            if not self._compiled:
                raise
            logger.warning(UNCOMPILED, exc_info=True)
        self._stop_compiling(profile)
        return self.denoise(take, watch, unfinished)

    def decode(self, latents: Tensor, profile: Profile) -> Iterator[Tensor]:
        """Frames (3, height, width), 0 to 1, on the device."""
        quick = self._quick if profile.decoder == "tiny" else None
        return (quick or self._full).frames(latents)

    def made_with(self, profile: Profile) -> dict[str, str]:
        """How it runs here: another card, plan or compiler may round differently."""
        device = self._loader.device
        on_gpu = device.type == "cuda"
        return {
            "decoder": "TAEW2.2" if profile.decoder == "tiny" and self._quick else "VAE",
            "plan": self._loader.plan.name,
            "compiled": "yes" if self._compiled else "no",
            "device": torch.cuda.get_device_name(device) if on_gpu else str(device),
        }

    def _embeds(self, take: Take) -> dict[str, Tensor]:
        profile = take.profile
        embeds: dict[str, Tensor] = {"prompt_embeds": self.text.embed(take.prompt)}
        if profile.guided:
            embeds["negative_prompt_embeds"] = self.text.embed(
                ", ".join(filter(None, (take.negative_prompt, profile.avoid)))
            )
        return {name: tensor.to(self._loader.device) for name, tensor in embeds.items()}

    def _run(
        self,
        rig: Rig,
        take: Take,
        embeds: Mapping[str, Tensor],
        scheduler: WanScheduler,
        **more: Any,
    ) -> Tensor:
        profile, shape = take.profile, take.shape
        pipeline = rig.from_text
        if take.image is not None:
            pipeline = rig.from_image
            more["image"] = take.image
        pipeline.scheduler = scheduler
        made: Tensor = pipeline(
            **embeds,
            height=shape.height,
            width=shape.width,
            num_frames=shape.frames,
            num_inference_steps=profile.work,
            guidance_scale=profile.guidance_scale,
            output_type="latent",
            return_dict=False,
            **more,
        )[0]
        return made

    def _scheduler(self, profile: Profile, noise: torch.Generator) -> WanScheduler:
        if profile.timesteps:
            few = FewStepScheduler.of(profile)
            few.noise = noise
            return few
        base = self._loader.models_dir / checkpoints()[BASE].weights.repository
        solver: SolverScheduler = SolverScheduler.from_pretrained(
            base, subfolder="scheduler", flow_shift=profile.shift, local_files_only=True
        )
        return solver

    def _warm_up(self, profile: Profile) -> None:
        """Compile for what most clips are: one step of it. Without, where compiling fails."""
        if not self._compiled:
            return
        try:
            self._compile(profile)
            return
        except torch.OutOfMemoryError:
            raise
        except Exception:  # a compiler that is missing, or one that this model is too much for
            logger.warning(UNCOMPILED, exc_info=True)
        self._stop_compiling(profile)

    def _stop_compiling(self, profile: Profile) -> None:
        """Load the model anew and leave it as it is. To be called once the error was handled:
        until then its traceback holds the old one."""
        self._compiled = False
        torch._dynamo.reset()
        self._rigs.clear()
        self._rigs = Rigs(self._loader, self._vae, compiled=False)
        self._rigs.of(profile)

    def _compile(self, profile: Profile) -> None:
        take = Take(prompt="", negative_prompt="", profile=profile, shape=USUAL, seed=0)
        scheduler = self._scheduler(profile, torch.Generator().manual_seed(0))

        def stop(pipeline: WanPipeline, *_: Any) -> dict[str, Tensor]:
            pipeline._interrupt = True
            return {}

        rig = self._rigs.of(profile)
        rig.styles.wear(profile.lora, None)
        self._run(rig, take, self._embeds(take), scheduler, callback_on_step_end=stop)


def _size(folder: Path) -> int:
    """Bytes of the tensors below a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*.safetensors"))
