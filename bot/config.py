"""The only reader of the environment: `.env` and variables → frozen `Settings`."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import (
    BeforeValidator,
    ByteSize,
    Field,
    HttpUrl,
    SecretStr,
    TypeAdapter,
    ValidationError,
    field_validator,
)
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from cache.larger import larger_base
from generator.engine import Surroundings
from generator.errors import ReelbotError

ENV_FILE = Path(".env")

_ENGINES = ("wan",)
"""Those with settings of their own, which begin with the engine's name."""


class ConfigError(ReelbotError):
    """A setting cannot be used; the text is one sentence that names its key."""


def _split(value: object) -> object:
    """ "web, discord" → ("web", "discord"): lists are written with commas, not as JSON."""
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(",") if part.strip())
    return value


def _cores() -> int:
    """The cores this process may use, at most 8: each sketch worker feeds an ffmpeg of its own."""
    try:
        cores = len(os.sched_getaffinity(0))
    except AttributeError:  # not on macOS and Windows
        cores = os.cpu_count() or 1
    return min(cores, 8)


Names = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_split)]


class Settings(BaseSettings):
    """Every setting, by the name of its key in lower case. Blank means unset."""

    model_config = SettingsConfigDict(
        env_file=ENV_FILE,
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,  # an input may be a secret
    )

    discord_token: SecretStr | None = None
    telegram_token: SecretStr | None = None

    telegram_storage_chat: str | None = None  # its id, or @name; None: no clips in inline messages
    telegram_guests: bool = True  # as far as the bot's own settings at Telegram allow
    telegram_api_url: HttpUrl = HttpUrl("https://api.telegram.org")
    telegram_local_mode: bool = False  # that server reads files of this machine
    telegram_webhook_url: HttpUrl | None = None  # None: updates are polled
    telegram_webhook_secret: SecretStr | None = None
    telegram_webhook_host: str = "127.0.0.1"
    telegram_webhook_port: int = Field(8443, ge=0, le=65535)

    web_host: str = "127.0.0.1"
    web_port: int = Field(8080, ge=0, le=65535)  # 0: any free port
    web_token: SecretStr | None = None
    web_allowed_hosts: Names = ()  # beside localhost, web_host and web_public_url's
    web_public_url: HttpUrl | None = None  # None: nobody is given links to it
    adapters: Names = ("web",)

    data_dir: Path = Path("data")
    cache_quota: ByteSize = Field(TypeAdapter(ByteSize).validate_python("10 GB"), gt=0)
    images_quota: ByteSize = Field(TypeAdapter(ByteSize).validate_python("1 GB"), gt=0)
    similarity: float = Field(0.55, gt=0, le=1)  # cosine
    reuse_error: float = Field(0.01, ge=0, lt=1)
    embedder: str | None = None  # None: the packaged MiniLM

    models_dir: Path | None = None  # None: DATA_DIR/models
    lora_dir: Path | None = None  # None: DATA_DIR/loras
    wan_profile: str | None = None  # None: the first that is installed
    wan_plan: str | None = None  # None: by the memory that is free
    wan_tiny_decoder: Path | None = None  # None: the full VAE decodes
    wan_compile: bool = True
    wan_device: str = "cuda"

    default_engine: str | None = None  # None: the best one that works here
    default_locale: Literal["en", "zh"] = "en"
    cpu_workers: int = Field(default_factory=_cores, ge=1, le=64)
    job_timeout: float = Field(600, gt=0)  # seconds
    jobs_per_user: int = Field(5, ge=1)
    jobs_total: int = Field(2000, ge=1)

    log_level: Literal["debug", "info", "warning", "error"] = "info"

    @field_validator(
        "discord_token", "telegram_token", "telegram_webhook_secret", "web_token", mode="before"
    )
    @classmethod
    def _strip_secret(cls, value: object) -> object:
        """A token pasted with a blank or a line end is the same token; only blanks are none."""
        return value.strip() or None if isinstance(value, str) else value

    @field_validator("data_dir", "models_dir", "lora_dir", "wan_tiny_decoder")
    @classmethod
    def _home(cls, value: Path | None) -> Path | None:
        """No shell has seen what stands in `.env`."""
        return value.expanduser() if value else None

    @field_validator("telegram_storage_chat", mode="before")
    @classmethod
    def _check_chat(cls, value: object) -> object:
        """A private chat's id, or a public one's name, as it is copied: with blanks, or a link."""
        if not isinstance(value, str):
            return value
        chat = value.strip().removeprefix("https://t.me/")
        if not re.fullmatch(r"-?\d{1,20}|@?[A-Za-z][A-Za-z0-9_]{3,31}", chat):
            raise ValueError("it is neither a chat's number, such as -1001234567890, nor a @name")
        return chat if chat.lstrip("-").isdigit() or chat.startswith("@") else f"@{chat}"

    @field_validator("telegram_webhook_secret")
    @classmethod
    def _check_secret(cls, value: SecretStr | None) -> SecretStr | None:
        """https://core.telegram.org/bots/api#setwebhook"""
        if value and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", value.get_secret_value()):
            raise ValueError("it may have 1 to 256 letters, digits, _ and -")
        return value

    @field_validator("reuse_error")
    @classmethod
    def _check_error(cls, value: float) -> float:
        """What is believed of an untried clip (`cache.trials`) is more than a lower one bears."""
        if 0 < value < 0.005:
            raise ValueError("it is 0, or 0.005 and more")
        return value

    @field_validator("log_level", "default_locale", mode="before")
    @classmethod
    def _lower(cls, value: object) -> object:
        return value.strip().lower() if isinstance(value, str) else value

    @property
    def database(self) -> Path:
        return self.data_dir / "reelbot.sqlite3"

    @property
    def clips_dir(self) -> Path:
        return self.data_dir / "clips"

    @property
    def cache_dir(self) -> Path:
        """What engines keep for themselves; may be deleted at any time."""
        return self.data_dir / "cache"

    @property
    def images_dir(self) -> Path:
        """The pictures that people gave for clips to begin with."""
        return self.data_dir / "images"

    def surroundings(self) -> Surroundings:
        """What the engines may know."""
        return Surroundings(
            cache_dir=self.cache_dir,
            images_dir=self.images_dir,
            models_dir=self.models_dir or self.data_dir / "models",
            lora_dir=self.lora_dir or self.data_dir / "loras",
            options={engine: dict(self._options(f"{engine}_")) for engine in _ENGINES},
        )

    def larger_base(self) -> Path | None:
        """The folder of the cross-encoder's larger base, where it was pulled."""
        models_dir = self.surroundings().models_dir
        return larger_base(models_dir) if models_dir else None

    def _options(self, prefix: str) -> Iterator[tuple[str, str]]:
        for name in type(self).model_fields:
            value = getattr(self, name)
            if name.startswith(prefix) and value is not None:
                yield name.removeprefix(prefix), str(value)

    def secrets(self) -> Iterator[str]:
        """Every secret's value, for the filter that keeps them out of the logs."""
        for name in type(self).model_fields:
            value = getattr(self, name)
            if isinstance(value, SecretStr):
                yield value.get_secret_value()


def load(**overrides: Any) -> Settings:
    """The settings, with `overrides` (None: not given) over the environment over `.env`.

    Raises:
        ConfigError: naming the key and what is wrong with its value, never the value of a secret.
    """
    given = {name: value for name, value in overrides.items() if value is not None}
    try:
        return Settings(**given)
    except ValidationError as error:
        raise ConfigError(_sentence(error)) from None
    except (OSError, UnicodeError) as error:
        raise ConfigError(f"The file {ENV_FILE} cannot be read: {error}.") from None


def _sentence(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    key = str(first["loc"][0]).upper()
    why = first["msg"][:1].lower() + first["msg"][1:]
    return f"The setting {key} is wrong: {why}. Mend it in {ENV_FILE} or in the environment."
