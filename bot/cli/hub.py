"""The Hugging Face Hub, through its own library: what a repository has, and its files' bytes."""

import errno
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx2
import huggingface_hub
from huggingface_hub.errors import (
    GatedRepoError,
    HfHubHTTPError,
    OfflineModeIsEnabled,
    RepositoryNotFoundError,
    RevisionNotFoundError,
)
from huggingface_hub.file_download import http_get
from huggingface_hub.utils import build_hf_headers  # type: ignore[attr-defined]  # lazily there

from generator.errors import ReelbotError
from generator.weights import Entry

# Compared: snapshot_download begins a file of gigabytes anew after each interruption (2.4 gives its
# partial files random names and removes them), and puts folders of its own beside the weights. Its
# parts do what we want: one request tells all names, sizes and digests, and http_get goes on in a
# file, tries again when a connection breaks, and follows the hub to where the bytes are.

_NAME = "reelbot"
_DIGEST = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_PATIENCE = 20.0  # seconds for what a repository has; http_get has a patience of its own

_REFUSALS = {
    401: "{host} gives {repository} only to those whose HF_TOKEN it knows.",
    403: "{host} does not give {repository} to whoever this HF_TOKEN stands for.",
    404: "{host} has a list of the files of {repository}, but not all of them.",
    429: "{host} asks us to slow down; try again in a few minutes.",
}


class HubError(ReelbotError):
    """What was wanted is not to be had; the text is one sentence for the operator."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The files of a repository at a commit."""

    revision: str
    files: Mapping[str, Entry]


class Hub:
    """`endpoint` None is the hub's own address, or HF_ENDPOINT. What only some may have, it gives
    to the holder of HF_TOKEN; both are the library's to read."""

    def __init__(self, endpoint: str | None = None) -> None:
        # What goes wrong we say, and once.
        huggingface_hub.logging.set_verbosity_error()  # type: ignore[no-untyped-call]  # theirs
        self._api = huggingface_hub.HfApi(endpoint=endpoint, library_name=_NAME)

    def contents(self, repository: str, revision: str) -> Contents:
        """Hidden files are left out, and names that would lead out of a folder.

        Raises:
            HubError: there is no such repository or revision, or no way to it.
        """
        with self._explained(repository):
            try:
                info = self._api.model_info(
                    repository, revision=revision, files_metadata=True, timeout=_PATIENCE
                )
                files = {it.rfilename: _entry(it) for it in info.siblings or ()}
                if info.sha is None:
                    raise ValueError("it has no commit")
            except RevisionNotFoundError:
                raise HubError(f"{repository} has no revision {revision} (any more).") from None
            except (ValueError, TypeError, KeyError, AttributeError):
                raise HubError(f"{self._host} does not answer as the hub does.") from None
        return Contents(info.sha, {name: it for name, it in files.items() if _is_safe(name)})

    def fetch(
        self,
        repository: str,
        revision: str,
        name: str,
        size: int,
        part: Path,
        on_bytes: Callable[[int], None],
    ) -> None:
        """Put the rest of a file into `part`, which may have its beginning. `on_bytes` is told how
        many there are.

        Raises:
            HubError: it did not come whole; what came is in `part`.
        """
        url = huggingface_hub.hf_hub_url(
            repository, name, revision=revision, endpoint=self._api.endpoint
        )
        # Compressed bytes could not be continued where the file ends.
        headers = build_hf_headers(library_name=_NAME) | {"Accept-Encoding": "identity"}
        with self._explained(repository), part.open("ab") as file:
            http_get(
                url,
                file,
                resume_size=file.tell(),
                headers=headers,
                expected_size=size,
                tqdm_class=partial(_Bar, on_bytes),  # type: ignore[arg-type]  # it may mimic one
            )

    @property
    def _host(self) -> str:
        return urlsplit(self._api.endpoint).netloc or self._api.endpoint

    @contextmanager
    def _explained(self, repository: str) -> Iterator[None]:
        try:
            yield
        except GatedRepoError:
            raise HubError(
                f"{repository} is given only to those who agreed to its owner's terms: "
                f"do that on its page at {self._host}, and set HF_TOKEN."
            ) from None
        except RepositoryNotFoundError:
            raise HubError(
                f"{self._host} has no {repository}, or shows it only to some: those set HF_TOKEN."
            ) from None
        except HfHubHTTPError as error:
            status = error.response.status_code
            usual = f"{{host}} has trouble of its own ({status}); try again later."
            sentence = _REFUSALS.get(status, usual)
            raise HubError(sentence.format(host=self._host, repository=repository)) from None
        except OfflineModeIsEnabled:
            raise HubError("HF_HUB_OFFLINE is set, so nothing is downloaded.") from None
        except (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.InvalidURL) as error:
            raise HubError(
                f"There is no way to {self._host} ({error}): is this machine online?"
            ) from None
        except httpx2.HTTPError as error:
            raise HubError(
                f"The connection to {self._host} broke off ({error or 'it fell silent'}); "
                "the same command goes on from here."
            ) from None
        except OSError as error:
            raise _of_the_disk(error, repository) from None


def _of_the_disk(error: OSError, repository: str) -> Exception:
    if error.errno == errno.ENOSPC:
        return HubError("The disk is full; with more room, the same command goes on from here.")
    if error.errno is None:  # the library's way to say that fewer bytes came than were promised
        return HubError(
            f"A file of {repository} came cut short; the same command goes on from there."
        )
    return error


def _entry(sibling: Any) -> Entry:
    """
    Raises:
        ValueError: a mirror that does not tell sizes and digests.
    """
    digest = sibling.lfs.sha256 if sibling.lfs else sibling.blob_id
    if sibling.size is None or not _DIGEST.fullmatch(digest or ""):
        raise ValueError(sibling.rfilename)
    return Entry(sibling.size, digest)


def _is_safe(name: str) -> bool:
    parts = name.split("/")
    return all(part and not part.startswith(".") and not set(part) & set("\\:") for part in parts)


class _Bar:
    """What the library takes for a progress bar."""

    def __init__(self, on_bytes: Callable[[int], None], *, initial: int = 0, **_: Any) -> None:
        self._on_bytes = on_bytes
        self._bytes = 0
        self.update(initial)

    def __enter__(self) -> "_Bar":
        return self

    def __exit__(self, *_: object) -> None: ...

    def update(self, more: float | None = 1) -> None:
        self._bytes += int(more or 0)
        self._on_bytes(self._bytes)
