"""`python -m bot models`, and a hub on loopback that the real huggingface_hub talks to."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import huggingface_hub.constants
import pytest

from bot.cli.hub import Hub, HubError
from bot.cli.pull import PARTS, RESERVE, PullError, alone, check_room, errands, is_installed, run
from bot.config import Settings
from generator.engine import Weights
from generator.weights import missing, revision
from tests.support.hub import FakeHub, fake_hub
from tests.weighty_engines.heavy import BASE, FAST, TURBO

ROOT = Path(__file__).parents[2]
PATIENCE = 120  # seconds; a machine that runs other things too may need some of them
CHUNK = 1000  # bytes; the library's is 10 MB, and it keeps whole ones only
SECRET = "hf_" + "s" * 34


def noise(size: int, seed: int = 1) -> bytes:
    return random.Random(seed).randbytes(size)


BASE_FILES = {
    "model_index.json": b"{}",
    "text/config.json": b'{"layers": 2}',
    "text/model.safetensors": noise(5 * CHUNK + 77),
    "text/empty.txt": b"",
    "transformer/model.safetensors": noise(3 * CHUNK, 2),
    "transformer/old.ckpt": noise(9 * CHUNK, 3),
    "pytorch_model.bin": noise(2 * CHUNK, 4),
    ".gitattributes": b"* text",
}
FAST_FILES = {"transformer/model.safetensors": noise(4 * CHUNK, 5)}


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeHub]:
    monkeypatch.setattr(huggingface_hub.constants, "DOWNLOAD_CHUNK_SIZE", CHUNK)
    monkeypatch.setattr("huggingface_hub.file_download.time.sleep", lambda seconds: None)
    with fake_hub() as hub:
        hub.add("acme/base", BASE_FILES)
        hub.add("acme/fast", FAST_FILES)
        yield hub


def pull(hub: FakeHub, models_dir: Path, *weights: Weights) -> None:
    client = Hub(hub.url)
    for errand in errands(client, weights, models_dir):
        run(client, errand, lambda name, there: None)


def found(folder: Path) -> dict[str, bytes]:
    """The files that are not hidden."""
    files = (file for file in folder.rglob("*") if file.is_file() and not file.name.startswith("."))
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def only(*patterns: str) -> dict[str, bytes]:
    return {name: body for name, body in BASE_FILES.items() if name.startswith(patterns)}


def test_what_is_named_is_fetched_and_nothing_else(hub: FakeHub, tmp_path: Path) -> None:
    pull(hub, tmp_path, BASE, FAST)
    assert found(tmp_path / "acme" / "base") == only("text/", "model_index.json")
    assert found(tmp_path / "acme" / "fast") == FAST_FILES
    assert missing(BASE, tmp_path) == missing(FAST, tmp_path) == ()
    assert revision(tmp_path, "acme/base") == hub.repositories["acme/base"].newest
    assert not (tmp_path / "acme" / "base" / PARTS).exists()


def test_what_is_there_is_not_fetched_again(hub: FakeHub, tmp_path: Path) -> None:
    pull(hub, tmp_path, BASE)
    hub.forget()
    pull(hub, tmp_path, BASE)
    assert hub.requests == []
    pull(hub, tmp_path, BASE, TURBO)  # of the same repository
    assert set(hub.sent) == {"transformer/model.safetensors", "transformer/old.ckpt"}
    assert missing(BASE, tmp_path) == missing(TURBO, tmp_path) == ()


def test_a_connection_that_breaks_goes_on_where_it_was(hub: FakeHub, tmp_path: Path) -> None:
    name = "text/model.safetensors"
    hub.cut[name] = 2 * CHUNK + 500
    pull(hub, tmp_path, BASE)
    assert found(tmp_path / "acme" / "base")[name] == BASE_FILES[name]
    ranges = [asked for path, asked, _ in hub.requests if path.startswith("/large/")]
    assert ranges == [None, f"bytes={2 * CHUNK}-"]
    assert hub.sent[name] == len(BASE_FILES[name]) + 500


def test_a_pull_that_was_given_up_goes_on_in_the_middle_of_a_file(
    hub: FakeHub, tmp_path: Path
) -> None:
    name, client = "text/model.safetensors", Hub(hub.url)
    (errand,) = errands(client, [BASE], tmp_path)

    def give_up(file: str, there: int) -> None:
        if file == name and there >= 3 * CHUNK:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(client, errand, give_up)
    assert name in missing(BASE, tmp_path)
    assert not (errand.folder / name).exists()
    hub.forget()
    (rest,) = errands(client, [BASE], tmp_path)
    assert rest.left < errand.left
    run(client, rest, lambda file, there: None)
    assert found(tmp_path / "acme" / "base") == only("text/", "model_index.json")
    first = next(asked for path, asked, _ in hub.requests if path.startswith("/large/"))
    assert first is not None
    assert hub.sent[name] <= len(BASE_FILES[name]) - 2 * CHUNK


def test_a_hub_that_is_deaf_to_ranges_gives_the_whole_file(hub: FakeHub, tmp_path: Path) -> None:
    name, hub.deaf = "text/model.safetensors", True
    hub.cut[name] = 2 * CHUNK
    pull(hub, tmp_path, BASE)
    assert found(tmp_path / "acme" / "base")[name] == BASE_FILES[name]


def test_what_was_half_there_and_is_wrong_is_fetched_once_more(
    hub: FakeHub, tmp_path: Path
) -> None:
    name = "text/model.safetensors"
    (errand,) = errands(Hub(hub.url), [BASE], tmp_path)
    errand.part(name).parent.mkdir(parents=True)
    errand.part(name).write_bytes(b"x" * 50)
    with pytest.raises(HubError, match="damaged"):
        pull(hub, tmp_path, BASE)
    pull(hub, tmp_path, BASE)
    assert missing(BASE, tmp_path) == ()


def test_what_was_put_there_by_hand_is_kept_if_it_is_right(hub: FakeHub, tmp_path: Path) -> None:
    folder = tmp_path / "acme" / "base"
    right, wrong = "transformer/model.safetensors", "transformer/old.ckpt"
    for name, body in {right: BASE_FILES[right], wrong: noise(9 * CHUNK, 99)}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(body)
    assert is_installed(TURBO, tmp_path)  # whether it is right is seen when it would be pulled
    pull(
        hub, tmp_path, Weights(repository="acme/base", files=("transformer/*", "model_index.json"))
    )
    assert set(hub.sent) == {wrong, "model_index.json"}
    assert found(folder) == only("transformer/", "model_index.json")


def test_a_folder_holds_one_commit(hub: FakeHub, tmp_path: Path) -> None:
    pull(hub, tmp_path, BASE)
    old = hub.repositories["acme/base"].newest
    name = "transformer/model.safetensors"
    new = hub.add("acme/base", {name: noise(3 * CHUNK, 7), "text/config.json": b'{"layers": 3}'})
    pull(hub, tmp_path, BASE, TURBO)
    assert revision(tmp_path, "acme/base") == old
    assert found(tmp_path / "acme" / "base")[name] == BASE_FILES[name]

    pinned = Weights(repository="acme/base", files=("text/*", "transformer/*"), revision=new)
    hub.forget()
    pull(hub, tmp_path, pinned)
    assert set(hub.sent) == {name, "text/config.json"}
    assert revision(tmp_path, "acme/base") == new
    assert found(tmp_path / "acme" / "base")[name] == noise(3 * CHUNK, 7)
    assert missing(pinned, tmp_path) == ()


def test_names_that_lead_out_of_the_folder_are_none(hub: FakeHub, tmp_path: Path) -> None:
    evil = ("../x", "/etc/y", "a/../../z", "a\\b", "C:x", "a//b", ".reelbot.json")
    hub.add("acme/evil", {**dict.fromkeys(evil, b"evil"), "ok": b"ok"})
    pull(hub, tmp_path / "models", Weights(repository="acme/evil", files=("*",)))
    files = [file.name for file in tmp_path.rglob("*") if file.is_file()]
    assert sorted(files) == [".reelbot.json", "ok"]


@pytest.mark.parametrize(
    ("weights", "said"),
    [
        (Weights(repository="acme/none", files=("*",)), "has no acme/none"),
        (Weights(repository="acme/base", files=("vae/*",)), r"has no vae/\* at"),
        (Weights(repository="acme/base", files=("*",), revision="v9"), "has no revision v9"),
        (Weights(repository="acme/gated", files=("*",)), "agreed to its owner's terms"),
    ],
)
def test_what_is_not_to_be_had_is_one_sentence(
    hub: FakeHub, tmp_path: Path, weights: Weights, said: str
) -> None:
    hub.add("acme/gated", {"config.json": b"{}"}, gated=True)
    with pytest.raises(HubError, match=said) as raised:
        pull(hub, tmp_path, weights)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (401, "HF_TOKEN"),
        (403, "HF_TOKEN"),
        (429, "slow down"),
        (500, "trouble of its own (500)"),
        (200, "does not answer as the hub does"),
    ],
)
def test_a_hub_with_trouble_of_its_own_is_one_sentence(
    hub: FakeHub, tmp_path: Path, status: int, said: str
) -> None:
    hub.refuse = status
    with pytest.raises(HubError) as raised:
        pull(hub, tmp_path, BASE)
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_full_disk_is_one_sentence(
    hub: FakeHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("bot.cli.hub.http_get", full)
    with pytest.raises(HubError, match="The disk is full"):
        pull(hub, tmp_path, BASE)


def test_room_is_looked_for_before_anything_is_fetched(hub: FakeHub, tmp_path: Path) -> None:
    planned = errands(Hub(hub.url), [BASE, FAST], tmp_path)
    left = sum(errand.left for errand in planned)
    assert left == _size(only("text/", "model_index.json")) + _size(FAST_FILES)
    check_room(planned, tmp_path, left + RESERVE)
    with pytest.raises(PullError, match=r"the disk lacks 0\.1 GB"):
        check_room(planned, tmp_path, left + RESERVE - 1)
    assert not hub.sent


def test_two_pulls_do_not_write_into_the_same_files(tmp_path: Path) -> None:
    with alone(tmp_path), pytest.raises(PullError, match="already"), alone(tmp_path):
        pass


# The command


@contextmanager
def started(
    hub: str, data_dir: Path, *arguments: str, **settings: str
) -> Iterator[subprocess.Popen[str]]:
    ours = {name.upper() for name in Settings.model_fields}
    kept = {it: value for it, value in os.environ.items() if it not in ours and it[:3] != "HF_"}
    home = {"HF_HOME": str(data_dir / "hf"), "HF_ENDPOINT": hub, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, "-m", "tests.support.heavy_bot", "models", *arguments],
        cwd=data_dir,
        env={**kept, **home, **settings},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def bot(hub: str, data_dir: Path, *arguments: str, **settings: str) -> tuple[int, str, str]:
    with started(hub, data_dir, *arguments, **settings) as process:
        out, err = process.communicate(timeout=PATIENCE)
    assert "Traceback" not in err
    return process.returncode, out, err


def test_models_are_listed_pulled_and_listed_again(hub: FakeHub, tmp_path: Path) -> None:
    status, out, err = bot(hub.url, tmp_path)
    assert (status, err) == (0, "")
    assert "not installed: python -m bot models pull fast" in out
    assert "acme/fast, CC-BY-NC-4.0, lacks transformer/*" in out
    assert "not installed: python -m bot models pull rewordings" in out

    token = {"HF_TOKEN": SECRET, "LOG_LEVEL": "debug"}
    status, out, err = bot(hub.url, tmp_path, "pull", "快速", **token)
    assert status == 0, err
    assert "fast of heavy is installed" in out
    assert "acme/fast, CC-BY-NC-4.0" in err
    assert SECRET not in out + err
    asked = {path.split("/")[1]: key for path, _, key in hub.requests}
    assert asked == {"api": f"Bearer {SECRET}", "acme": f"Bearer {SECRET}", "large": None}
    assert not (tmp_path / "hf").exists()  # all that was written lies among the models

    hub.forget()
    status, out, _ = bot(hub.url, tmp_path, "pull", "fast", "--engine", "heavy")
    assert (status, out, hub.requests) == (0, "fast of heavy is installed already.\n", [])
    engine, cache = json.loads(bot(hub.url, tmp_path, "--json")[1])
    assert [it["profile"] for it in cache["profiles"]] == ["rewordings"]
    assert engine["unavailable"] is None
    assert [it["installed"] for it in engine["profiles"]] == [True, False]
    commits = {it["revision"] for it in engine["profiles"][0]["weights"]}
    assert commits == {repository.newest for repository in hub.repositories.values()}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["fsat"], "There is no profile 'fsat'. To choose from: fast, turbo, rewordings."),
        (["fast", "--engine", "wan"], "To choose from: heavy, cache."),
        (["turbo"], "There is no way to 127.0.0.1:1"),
    ],
)
def test_what_cannot_be_pulled_is_one_sentence_and_a_status(
    tmp_path: Path, arguments: list[str], said: str
) -> None:
    status, out, err = bot("http://127.0.0.1:1", tmp_path, "pull", *arguments)
    assert (status, out) == (1, "")
    assert said in err
    assert err.count("\n") == 1


def test_offline_is_one_sentence(tmp_path: Path) -> None:
    status, _, err = bot("http://127.0.0.1:1", tmp_path, "pull", "fast", HF_HUB_OFFLINE="1")
    assert (status, err) == (1, "HF_HUB_OFFLINE is set, so nothing is downloaded.\n")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for another process")
@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGKILL, -9)])
def test_a_pull_that_is_stopped_goes_on_there(
    hub: FakeHub, tmp_path: Path, number: int, status: int
) -> None:
    chunk = 10 * 1024 * 1024  # in that process the library has its own
    name, large = "transformer/model.safetensors", noise(chunk + 5000, 6)
    hub.add("acme/fast", {name: large})
    hub.stall[name] = chunk + 1000
    with started(hub.url, tmp_path, "pull", "fast") as process:
        assert hub.stalled.wait(PATIENCE)
        assert _until(lambda: _part_size(tmp_path) == chunk)
        process.send_signal(number)
        out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, out) == (status, "")
    assert "Traceback" not in err
    if number == signal.SIGINT:
        assert err.endswith("Stopped; the same command goes on from here.\n")
    hub.resume.set()
    hub.forget()
    status, out, err = bot(hub.url, tmp_path, "pull", "fast")
    assert status == 0, err
    assert hub.sent[name] == 5000
    assert (tmp_path / "data" / "models" / "acme" / "fast" / name).read_bytes() == large


def _size(files: Mapping[str, bytes]) -> int:
    return sum(map(len, files.values()))


def _until(happened: Callable[[], bool]) -> bool:
    until = time.monotonic() + PATIENCE
    while not happened() and time.monotonic() < until:
        time.sleep(0.02)
    return happened()


def _part_size(data_dir: Path) -> int:
    parts = data_dir.glob(f"data/models/acme/fast/{PARTS}/*")
    return sum(part.stat().st_size for part in parts)
