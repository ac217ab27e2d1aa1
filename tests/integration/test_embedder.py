"""cache.embedder against the real model, and against children that die, hang and babble."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from unittest.mock import MagicMock

import numpy as np
import pytest
import pytest_asyncio

from cache.cross_encoder import CrossEncoder
from cache.embed_worker import _Scorer
from cache.embedder import PACKAGED, Embedder, EmbedderUnavailable, Patience
from cache.ensemble import Ensemble
from cache.sameness import readable
from tests.support.clock import HandClock

QUICK = Patience(loading=20, reply=20, score=20, ready=20, hung=0.05, pause=5)
ROOT = Path(__file__).parents[2]


def misbehaving(
    behaviour: str,
    patience: Patience = QUICK,
    clock: HandClock | None = None,
    larger: Path | None = None,
) -> Embedder:
    return Embedder(
        behaviour,
        larger=larger,
        patience=patience,
        clock=(clock or HandClock()).now,
        module="tests.support.embedders",
    )


async def pid_of(embedder: Embedder) -> int:
    return (await embedder._loaded(20)).pid


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def real() -> AsyncIterator[Embedder]:
    """The packaged model, loaded once for the module: it takes seconds."""
    embedder = Embedder(patience=Patience(reply=60, score=60))
    await embedder.warm()
    yield embedder
    await embedder.stop()


@pytest.mark.asyncio(loop_scope="module")
async def test_prompts_that_mean_the_same_are_near_and_others_far(real: Embedder) -> None:
    made = await real.embed(["a cat plays the piano", "a cat playing piano", "a volcano erupts"])
    assert real.model == PACKAGED
    assert made.vectors.shape == (3, 384)
    assert made.vectors.dtype == np.float32
    cosines = made.vectors @ made.vectors.T
    assert np.allclose(np.diag(cosines), 1, atol=1e-5)
    assert cosines[0, 1] > 0.9
    assert cosines[0, 2] < 0.5


@pytest.mark.asyncio(loop_scope="module")
async def test_the_share_of_tokens_it_does_not_know_is_measured(real: Embedder) -> None:
    made = await real.embed(["a naïve café at 20 °C", "一只熊猫在咖啡馆喝咖啡", "🎈", ""])
    assert [readable(share) for share in made.unknown] == [True, False, False, False]


@pytest.mark.asyncio(loop_scope="module")
async def test_many_at_once_each_get_their_own(real: Embedder) -> None:
    texts = [f"{number} boats" for number in range(40)]
    together = await real.embed(texts)
    alone = await asyncio.gather(*(real.embed([text]) for text in texts))
    for row, one in zip(together.vectors, alone, strict=True):
        assert row @ one.vectors[0] == pytest.approx(1, abs=1e-4)
    assert (await real.embed([])).vectors.shape[0] == 0


@pytest.mark.asyncio(loop_scope="module")
async def test_two_prompts_are_read_at_once_to_tell_a_rewording_from_another_wish(
    real: Embedder,
) -> None:
    prompt = "a man on a ladder painting a fence white"
    pairs = [
        (prompt, "a guy up a ladder gives a fence a coat of white paint"),
        (prompt, "a guy carries a ladder past a white painted fence"),
    ]
    assert real.scores
    scores, _ = await asyncio.gather(real.score(pairs), real.embed([prompt]))
    assert scores.shape == (2,)
    assert scores[0] > 0.5 > scores[1]
    assert (await real.score([])).shape == (0,)


async def test_a_model_of_the_operator_tells_embeddings_alone() -> None:
    embedder = misbehaving("well")
    assert not embedder.scores
    with pytest.raises(EmbedderUnavailable, match="no cross-encoder"):
        await embedder.score([("a cat", "a kitten")])
    assert (await embedder.embed(["a cat"])).vectors.shape == (1, 1)
    await embedder.stop()


async def test_it_is_ready_once_its_model_is_loaded_and_asking_loads_nothing() -> None:
    embedder = misbehaving("well")
    assert not embedder.is_ready()
    assert embedder._life is None
    await embedder.warm()
    assert embedder.is_ready()
    await embedder.stop()
    assert not embedder.is_ready()


async def test_a_model_that_is_still_loading_is_waited_for_only_so_long() -> None:
    embedder = misbehaving("silent", Patience(loading=0.01, ready=60))
    with pytest.raises(EmbedderUnavailable, match="still loading"):
        await embedder.embed(["a cat"])
    with pytest.raises(EmbedderUnavailable, match="still loading"):
        await embedder.embed(["a cat"])
    await embedder.stop()


async def test_a_model_that_never_loads_is_given_up() -> None:
    embedder = misbehaving("silent", Patience(loading=20, ready=0.05))
    with pytest.raises(EmbedderUnavailable, match="not loaded within"):
        await embedder.embed(["a cat"])
    await embedder.stop()


async def test_a_model_that_cannot_be_loaded_says_why(tmp_path: Path) -> None:
    embedder = misbehaving("broken")
    with pytest.raises(EmbedderUnavailable, match="the weights are cut short"):
        await embedder.warm()
    await embedder.stop()


async def test_a_killed_child_is_started_again_after_a_pause() -> None:
    clock = HandClock()
    embedder = misbehaving("well", clock=clock)
    await embedder.embed(["a cat"])
    first = await pid_of(embedder)
    os.kill(first, signal.SIGKILL)
    with pytest.raises(EmbedderUnavailable, match=r"died|tried again in 5 s"):
        await embedder.embed(["a cat"])
    with pytest.raises(EmbedderUnavailable, match="tried again in 5 s"):
        await embedder.embed(["a cat"])
    clock.advance(5)
    assert (await embedder.embed(["a cat"])).vectors.shape == (1, 1)
    assert await pid_of(embedder) != first
    await embedder.stop()


async def test_stopping_ends_the_child() -> None:
    embedder = misbehaving("well")
    pid = await pid_of(embedder)
    await embedder.stop()
    await embedder.stop()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


async def test_a_child_that_keeps_dying_is_tried_less_and_less_often() -> None:
    clock = HandClock()
    embedder = misbehaving("mortal", clock=clock)
    for pause in (5, 10, 20):
        with pytest.raises(EmbedderUnavailable, match="died"):
            await embedder.embed(["a cat"])
        with pytest.raises(EmbedderUnavailable, match=f"tried again in {pause} s: Killed"):
            await embedder.embed(["a cat"])
        clock.advance(pause)
    await embedder.stop()


async def test_a_child_that_hangs_is_killed() -> None:
    clock = HandClock()
    embedder = misbehaving("well", Patience(loading=20, reply=0.2, hung=60, pause=5), clock)
    await embedder.warm()
    first = await pid_of(embedder)
    with pytest.raises(EmbedderUnavailable, match="did not answer in time"):
        await embedder.embed(["hang"])
    assert await pid_of(embedder) == first
    clock.advance(61)
    with pytest.raises(EmbedderUnavailable, match="did not answer in time"):
        await embedder.embed(["a cat"])
    life = embedder._life
    assert life is not None
    await asyncio.wait([life], timeout=10)
    with pytest.raises(ProcessLookupError):
        os.kill(first, 0)
    await embedder.stop()


async def test_a_child_that_breaks_the_protocol_is_ended() -> None:
    embedder = misbehaving("babbling")
    with pytest.raises(EmbedderUnavailable, match="died"):
        await embedder.embed(["a cat"])
    await embedder.stop()


@pytest.mark.skipif(sys.platform != "linux", reason="needs pidfd_open, which Linux alone has")
async def test_the_child_dies_with_its_parent() -> None:
    """The parent is killed while the model is loading, when nothing can be asked politely."""
    parent = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.support.embedders"),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
    )
    assert parent.stdout is not None
    child = os.pidfd_open(int(await parent.stdout.readline()))
    gone = asyncio.Event()
    asyncio.get_running_loop().add_reader(child, gone.set)
    parent.kill()
    async with asyncio.timeout(30):
        await asyncio.gather(parent.communicate(), gone.wait())
    asyncio.get_running_loop().remove_reader(child)
    os.close(child)


async def test_a_child_whose_answers_always_come_too_late_is_killed_too() -> None:
    clock = HandClock()
    patience = Patience(loading=20, reply=0.1, score=0.1, hung=60, pause=5)
    embedder = misbehaving("late", patience, clock)
    await embedder.warm()
    life = embedder._life
    assert life is not None
    for seconds in (40, 21):
        with pytest.raises(EmbedderUnavailable, match="did not answer in time"):
            await embedder.embed(["a cat"])
        await asyncio.sleep(0.4)  # its answer comes
        clock.advance(seconds)
    with pytest.raises(EmbedderUnavailable, match="did not answer in time"):
        await embedder.embed(["a cat"])
    await asyncio.wait([life], timeout=10)
    assert life.done()
    await embedder.stop()


def test_a_cross_encoder_that_fails_is_done_without(capsys: pytest.CaptureFixture[str]) -> None:
    model = MagicMock()
    model.__getitem__.side_effect = RuntimeError("no layer")
    scorer = _Scorer(packaged=model)
    assert scorer.scores([["a", "b"]]) is None
    assert scorer.scores([["a", "b"]]) is None
    assert capsys.readouterr().err == "a cross-encoder failed: no layer\n"


async def test_a_larger_model_that_cannot_be_loaded_leaves_it_to_the_packaged_one(
    tmp_path: Path,
) -> None:
    (tmp_path / "config.json").write_text("{}", "utf-8")
    embedder = Embedder(larger=tmp_path, patience=Patience(reply=60, score=60))
    assert embedder.scores
    pair = ("a cat on a sofa", "a cat on a couch")
    alone = Embedder(patience=Patience(reply=60, score=60))
    await asyncio.gather(embedder.warm(), alone.warm())
    assert np.allclose(await embedder.score([pair]), await alone.score([pair]))
    await asyncio.gather(embedder.stop(), alone.stop())


async def test_another_model_scores_only_where_the_larger_one_could_be_loaded() -> None:
    embedder = misbehaving("well", larger=Path("larger"))
    told = [embedder.scores]
    await embedder.warm()
    told.append(embedder.scores)
    await embedder.stop()
    assert told == [True, False]
    embedder = misbehaving("larger", larger=Path("larger"))
    await embedder.warm()
    assert embedder.scores
    await embedder.stop()


async def test_a_child_that_dies_while_it_loads_is_followed_by_one_without_the_larger_model() -> (
    None
):
    clock = HandClock()
    embedder = misbehaving("broken", clock=clock, larger=Path("larger"))
    assert "--larger" in embedder._arguments()
    with pytest.raises(EmbedderUnavailable):
        await embedder.warm()
    assert "--larger" not in embedder._arguments()
    await embedder.stop()


def test_a_larger_one_that_fails_later_is_followed_by_the_packaged_one(
    capsys: pytest.CaptureFixture[str],
) -> None:
    larger, packaged = MagicMock(spec=Ensemble), MagicMock(spec=CrossEncoder)
    larger.score.side_effect = RuntimeError("no memory")
    packaged.score.return_value = np.array([0.5], np.float32)
    scorer = _Scorer(packaged=None)
    scorer._ways += [lambda: larger, lambda: packaged]
    scorer.load()
    told = [scorer.has_larger]
    assert scorer.scores([["a", "b"]]) == [0.5]
    told.append(scorer.has_larger)
    assert told == [True, False]
    assert capsys.readouterr().err == "a cross-encoder failed: no memory\n"


def test_with_another_embedder_and_a_broken_larger_model_nothing_is_scored(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scorer = _Scorer(None, tmp_path)
    scorer.load()
    assert scorer.scores([["a", "b"]]) is None
    assert capsys.readouterr().err.startswith("a cross-encoder failed: ")
