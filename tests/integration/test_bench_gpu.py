"""`make bench-gpu`: all of it on the CPU with the tiny model, and what it says without a GPU."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import torch

from bench import wan_gpu

ROOT = Path(__file__).parent.parent.parent
PATIENCE = 600.0  # seconds; one minute where nothing else runs


def test_every_row_runs_on_a_tiny_model(tmp_path: Path) -> None:
    out = tmp_path / "results" / "wan.md"
    result = subprocess.run(
        [sys.executable, "-m", "bench.wan_gpu", "--tiny", "--frames", "5", "--out", str(out)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    assert result.returncode == 0, result.stderr
    assert out.read_text("utf-8") == result.stdout
    told = json.loads(out.with_suffix(".json").read_text("utf-8"))
    assert not [it for it in told["lines"] if it["failed"] or it["met"] is not None]
    said = " ".join(it["what"] for it in told["lines"])
    for words in (
        "one forward",
        "decoding by TAEW2.2",
        "text encoder, 30 tokens",
        "beside plain diffusers",
        "profile quality",
        "plan offload",
        "attention native",
        "channels_last_3d",
        "pinned",
        "int8",
    ):
        assert words in said
    assert [it for it in told["lines"] if it["goal"]]


def test_without_a_gpu_it_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    assert wan_gpu.main([]) == 1
    assert "no CUDA GPU" in capsys.readouterr().err


def test_an_unknown_row_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert wan_gpu.main(["--tiny", "--only", "forwards"]) == 1
    assert "forwards" in capsys.readouterr().err


def test_no_time_leaves_the_rows_out_and_says_which(capsys: pytest.CaptureFixture[str]) -> None:
    wan_gpu.main(["--tiny", "--only", "text", "copying", "--limit", "0"])
    said = capsys.readouterr().out
    assert "Left out for want of time: text, 5 frames." in said
    assert "Left out for want of time: copying, 9 frames." in said
