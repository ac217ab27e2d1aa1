"""The engine itself: whether it can work here, and a request made with the loaded model."""

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from generator.engine import EngineSettings, Watch, Weights
from generator.engines.wan.captions import caption
from generator.engines.wan.fitness import compiles, unable, unusable
from generator.engines.wan.guard import guarded
from generator.engines.wan.loras import Lora, LoraShelf, read_shelf
from generator.engines.wan.memory import MemoryPlans
from generator.engines.wan.provenance import made_with, revision_of, worn
from generator.engines.wan.shapes import FPS, MOST_SECONDS, Shape, picked
from generator.engines.wan.tables import BASE, Plan, Profile, checkpoints, profiles
from generator.errors import UserError
from generator.types import ClipRequest, Footage, Frame, Lane, Progress, Route
from generator.weights import missing

if TYPE_CHECKING:
    from PIL import Image
    from torch import Tensor

    from generator.engines.wan.studio import Studio
    from generator.engines.wan.unfinished import Unfinished

logger = logging.getLogger(__name__)

UNFINISHED = "unfinished"


class WanEngine:
    """Wan2.2-TI2V-5B: text, or a picture and text, to video on one NVIDIA GPU."""

    name = "wan"
    lane = Lane.GPU
    animates = True
    fps = FPS
    most_seconds = MOST_SECONDS

    def __init__(self, settings: EngineSettings) -> None:
        """Options: "device" (cuda, cuda:1, cpu), "profile", "plan", "tiny_decoder", "compile"."""
        self._settings = settings
        self._models_dir = settings.models_dir or settings.cache_dir / "models"
        self._loaded: Studio | None = None
        self._plan: Plan | None = None

    @property
    def styles(self) -> tuple[str, ...]:
        return tuple(self._shelf.loras)

    @property
    def needs(self) -> Mapping[str, tuple[Weights, ...]]:
        return {
            name: tuple(checkpoints()[part].weights for part in profile.checkpoints)
            for name, profile in profiles().items()
        }

    @property
    def profiles(self) -> tuple[str, ...]:
        """Those whose weights are installed, the one to take where none is asked for first."""
        usual = self._settings.options.get("profile")
        installed = [
            name
            for name, weights in self.needs.items()
            if not any(missing(it, self._models_dir) for it in weights)
        ]
        return tuple(sorted(installed, key=lambda name: name != usual))

    @property
    def revisions(self) -> Mapping[str, str]:
        """The commit of each installed profile's weights."""
        commits = {
            name: revision_of(self._models_dir, profiles()[name].checkpoint)
            for name in self.profiles
        }
        usual = next(iter(commits), None)
        return commits if usual is None else {"": f"{usual} {commits[usual]}", **commits}

    def unavailable(self) -> str | None:
        if self.lacks:
            return (
                f"Its weights are not installed: python -m bot models pull {self._first} gets them."
            )
        return self._unfit()

    @property
    def lacks(self) -> tuple[str, ...]:
        """The repositories without which it cannot work here, though it could with them."""
        if self._unfit() or self.profiles:
            return ()
        lacking = (it for it in self.needs[self._first] if missing(it, self._models_dir))
        return tuple(dict.fromkeys(it.repository for it in lacking))

    def route(self, prompt: str) -> Route:
        """The model is given the whole text, and nobody can tell before what it makes of it."""
        return Route(self.name, 1.0, (), (), "A model films whatever the text says.")

    def load(self, watch: Watch) -> None:
        """Load the usual profile."""
        with self._guarded():
            self._studio(self._profile(None), watch)

    def render(self, request: ClipRequest, watch: Watch) -> Footage:
        profile = self._profile(request.profile)
        shape = Shape.of(request)
        style = self._style(request.style)
        image = self._image(request.image, shape)
        from generator.engines.wan.studio import Take

        unfinished = self._unfinished(request, profile, style)
        with self._guarded(shape), unfinished.unless_cancelled():
            studio = self._studio(profile, watch)
            watch.check()
            watch.report(Progress("denoise", 0, profile.work))
            latents = studio.denoise(
                Take(
                    prompt=style.prompt(request.prompt) if style else request.prompt,
                    negative_prompt=request.negative_prompt,
                    profile=profile,
                    shape=shape,
                    seed=request.effective_seed,
                    style=style,
                    image=image,
                ),
                watch,
                unfinished,
            )
        return Footage(
            frames=self._frames(studio, latents, profile, request, watch, unfinished),
            caption=caption(
                profile.name,
                request.locale,
                style=request.style,
                unheeded=bool(request.negative_prompt.strip()) and not profile.guided,
            ),
            made_with=made_with(self._models_dir, profile, style) | studio.made_with(profile),
        )

    def _frames(
        self,
        studio: "Studio",
        latents: "Tensor",
        profile: Profile,
        request: ClipRequest,
        watch: Watch,
        unfinished: "Unfinished",
    ) -> Iterator[Frame]:
        from generator.engines.wan.decoding import pixels

        watch.report(Progress("decode", 0, 1))
        keep = partial(unfinished.keep, latents, profile.work)
        with self._guarded(Shape.of(request), keep), unfinished.unless_cancelled():
            decoded = enumerate(studio.decode(latents, profile))
            shown, place = None, -1
            for wanted in picked(request):
                while place < wanted:
                    watch.check()
                    place, frame = next(decoded)
                    shown = pixels(frame, request.width, request.height)
                assert shown is not None
                yield shown
        unfinished.done()

    @cached_property
    def _shelf(self) -> LoraShelf:
        shelf = read_shelf(self._settings.lora_dir)
        for sentence in shelf.refused:
            logger.warning("%s", sentence)
        return shelf

    @property
    def _device(self) -> str:
        return self._settings.options.get("device", "cuda")

    @cached_property
    def _plans(self) -> MemoryPlans:
        note = self._settings.cache_dir / "memory.json"
        return MemoryPlans(note, wanted=self._settings.options.get("plan"))

    def _unfit(self) -> str | None:
        return unable(self._settings.options) or unusable(self._settings.options)

    @property
    def _first(self) -> str:
        """The profile that is taken where all are installed."""
        return self._settings.options.get("profile") or next(iter(profiles()))

    def _profile(self, name: str | None) -> Profile:
        return profiles()[name if name in self.profiles else self.profiles[0]]

    def _style(self, name: str | None) -> Lora | None:
        if name is None:
            return None
        if name not in self._shelf.loras:
            known = ", ".join(self.styles)
            raise UserError("style-unknown", style=name, engine=self.name, known=known)
        return self._shelf.loras[name]

    def _image(self, name: str | None, shape: Shape) -> "Image.Image | None":
        if name is None:
            return None
        from generator.engines.wan.pictures import first_frame

        return first_frame(self._settings.images_dir, name, shape)

    def _guarded(
        self, shape: Shape | None = None, save: Callable[[], None] | None = None
    ) -> AbstractContextManager[None]:
        volume = shape.frames * shape.width * shape.height if shape else 0
        return guarded(lambda: self._plans.ran_out(self._plan, volume), save)

    def _studio(self, profile: Profile, watch: Watch) -> "Studio":
        if self._loaded is None:
            import torch

            from generator.engines.wan.loading import Loader
            from generator.engines.wan.studio import Studio
            from generator.engines.wan.unfinished import sweep

            watch.report(Progress("load", 0, 100))
            sweep(self._settings.prompts_dir / UNFINISHED)
            device = torch.device(self._device)
            on_gpu = device.type == "cuda"
            free = torch.cuda.mem_get_info(device)[0] / 1e9 if on_gpu else float("inf")
            choice = self._plans.choose(free)
            logger.info("Memory plan %s, because %s.", choice.plan.name, choice.reason)
            self._plan = choice.plan
            loader = Loader(
                self._models_dir, choice.plan, device, torch.bfloat16 if on_gpu else torch.float32
            )
            tiny = self._settings.options.get("tiny_decoder")
            studio = Studio(
                loader,
                prompts_dir=self._settings.prompts_dir,
                revision=revision_of(self._models_dir, BASE),
                tiny=Path(tiny) if tiny else None,
                compiled=compiles(on_gpu, self._settings.options),
            )
            studio.load(profile, lambda done: watch.report(Progress("load", done, 100)))
            self._loaded = studio
        return self._loaded

    def _unfinished(
        self, request: ClipRequest, profile: Profile, style: Lora | None
    ) -> "Unfinished":
        from generator.engines.wan.unfinished import Unfinished

        recipe = {
            **request.to_json(),
            "seed": request.effective_seed,
            "profile": profile.name,
            "revision": revision_of(self._models_dir, profile.checkpoint),
            **worn(style),
        }
        return Unfinished(self._settings.prompts_dir / UNFINISHED, recipe)
