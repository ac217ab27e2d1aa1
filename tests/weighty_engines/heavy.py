"""Works once its weights are there: of `fast` two repositories, of `turbo` more of the first."""

from collections.abc import Mapping

from generator.engine import EngineSettings, Weights
from generator.weights import missing
from tests.hostile_engines._base import Hostile

BASE = Weights(repository="acme/base", files=("text/*", "model_index.json"), licence="Apache-2.0")
FAST = Weights(repository="acme/fast", files=("transformer/*",), licence="CC-BY-NC-4.0")
TURBO = Weights(repository="acme/base", files=("transformer/*",), licence="Apache-2.0")


class Heavy(Hostile):
    needs: Mapping[str, tuple[Weights, ...]] = {"fast": (BASE, FAST), "turbo": (BASE, TURBO)}

    def __init__(self, name: str, settings: EngineSettings) -> None:
        super().__init__(name)
        assert settings.models_dir is not None
        self._models_dir = settings.models_dir

    @property
    def profiles(self) -> tuple[str, ...]:
        return tuple(name for name in self.needs if not self._missing(name))

    @property
    def lacks(self) -> tuple[str, ...]:
        return () if self.profiles else self._missing("fast")

    def unavailable(self) -> str | None:
        return None if self.profiles else "Its weights are not installed."

    def _missing(self, profile: str) -> tuple[str, ...]:
        needed = self.needs[profile]
        return tuple(it.repository for it in needed if missing(it, self._models_dir))


def create(settings: EngineSettings) -> Heavy:
    return Heavy(__name__, settings)
