"""The tables name only what there is, and a profile's noise levels are exact."""

import pytest

from generator.engines.wan.tables import checkpoints, plans, profiles


def test_profiles_name_checkpoints_that_exist() -> None:
    for profile in profiles().values():
        assert set(profile.checkpoints) <= set(checkpoints())
        assert bool(profile.timesteps) != bool(profile.steps)


def test_fast_is_the_usual_profile_and_takes_three_steps_without_guidance() -> None:
    first = next(iter(profiles().values()))
    assert (first.name, first.work, first.guided) == ("fast", 3, False)
    assert first.sigmas == (1.0, 0.757, 0.522)


def test_turbos_timesteps_are_shifted_by_five() -> None:
    turbo = profiles()["turbo"]
    assert turbo.sigmas == pytest.approx((1.0, 0.9375, 5 / 6, 0.625))


def test_balanced_and_quality_are_guided() -> None:
    assert (profiles()["balanced"].work, profiles()["balanced"].guided) == (25, True)
    assert (profiles()["quality"].work, profiles()["quality"].guided) == (50, True)


def test_plans_go_from_the_most_memory_to_the_least() -> None:
    needs = [plan.least for plan in plans()]
    assert needs == sorted(needs, reverse=True)
    assert len({plan.name for plan in plans()}) == len(needs)


def test_every_checkpoint_says_its_licence_and_holds_no_pickle() -> None:
    for checkpoint in checkpoints().values():
        assert checkpoint.weights.licence
        assert not any(name.endswith((".pt", ".pth", ".bin")) for name in checkpoint.weights.files)
