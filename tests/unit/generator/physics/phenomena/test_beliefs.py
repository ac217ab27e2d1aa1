"""Common false beliefs are put right in the words that students use, and true ones left alone."""

import pytest

from generator.engines.physics.catalogue import catalogue
from generator.engines.physics.understand.premises import corrected
from tests.support.physics import with_defaults

_FALSE = [
    ("action-reaction", "the horse pulls the cart harder than the cart pulls the horse"),
    ("action-reaction", "马拉车的力大于车拉马的力"),
    ("action-reaction", "桌面对书的支持力和重力是一对作用力与反作用力"),
    ("action-reaction", "the heavier skater pushes harder"),
    ("angular-momentum", "the skater speeds up because the angular momentum grows"),
    ("bounce", "a ball bounces higher than it was dropped from"),
    ("bounce", "小球弹得比原来的高度还高"),
    ("calorimetry", "the mixture always has the mean temperature"),
    ("capacitor", "a capacitor lets direct current pass"),
    ("capacitor", "电容器能通直流"),
    ("circuit", "串联电路中电流越走越小"),
    ("conduction", "metal feels cold because it has a lower temperature"),
    ("conduction", "金属摸起来冷是因为金属温度低"),
    ("diffusion", "扩散两倍的距离需要两倍的时间"),
    ("doppler", "the nearer the ambulance is, the higher the pitch"),
    ("doppler", "救护车离得越近音调越高"),
    ("double-slit", "red light has narrower fringes than blue light"),
    ("double-slit", "红光的条纹比蓝光窄"),
    ("electric-field", "twice the distance makes half the force"),
    ("electric-field", "距离加倍，库仑力变为一半"),
    ("gas-particles", "the molecules stop moving at 0 °c"),
    ("gas-particles", "0℃时分子停止运动"),
    ("gravitation", "there is no gravity in space"),
    ("gravitation", "太空中不存在引力"),
    ("impulse", "a longer time makes the impulse smaller"),
    ("generator", "线圈平面与磁场垂直时电动势最大"),
    ("inertia", "a moving body needs a force to keep moving"),
    ("lens", "half of the lens is covered so half the image is missing"),
    ("conduction", "热量从低温物体传给高温物体"),
    ("orbit", "a higher orbit makes the satellite faster"),
    ("orbit", "卫星轨道越高速度越快"),
    ("phase-change", "water keeps getting hotter while it boils"),
    ("prism", "a prism bends red light more than violet"),
    ("prism", "红光比紫光偏折大"),
    ("refraction", "光从空气斜射入水中，折射角大于入射角"),
    ("resonance", "驱动力频率越大振幅越大"),
    ("sound", "sound travels through vacuum"),
    ("sound", "真空中也能听到声音"),
    ("spring", "the bigger the amplitude the longer the period"),
    ("thermal-expansion", "the hole in a heated ring gets smaller"),
    ("torricelli", "the lowest hole always squirts farthest"),
]

_TRUE = [
    ("action-reaction", "the heavier skater feels the same force but the lighter gets faster"),
    ("action-reaction", "体重大的人受到的力大小相等"),
    ("action-reaction", "支持力和压力是一对作用力与反作用力"),
    ("angular-momentum", "the angular velocity grows and the angular momentum stays the same"),
    ("bounce", "the second ball bounces higher than the first"),
    ("calorimetry", "the mixture has a temperature of 30 °c"),
    ("circuit", "并联的灯泡越多，总电阻越小"),
    ("conduction", "金属摸起来凉是因为导热快"),
    ("diffusion", "twice as far takes four times as long"),
    ("double-slit", "red light has wider fringes than blue light"),
    ("double-slit", "蓝光的条纹比红光窄"),
    ("electric-field", "twice the distance makes a quarter of the force"),
    ("gas-particles", "molecules stop moving at absolute zero"),
    ("gas-particles", "温度降低10℃，分子运动变慢"),
    ("gravitation", "gravity in space keeps the moon on its orbit"),
    ("impulse", "a longer time makes the force smaller"),
    ("generator", "线圈平面与磁场平行时电动势最大"),
    ("inertia", "a force changes the motion of a body"),
    ("conduction", "热量从高温物体传给低温物体"),
    ("orbit", "a higher orbit makes the satellite slower"),
    ("orbit", "卫星轨道越高周期越大"),
    ("phase-change", "water gets hotter until it boils"),
    ("prism", "a prism bends violet light more than red"),
    ("refraction", "光从水斜射入空气，折射角大于入射角"),
    ("refraction", "光从空气斜射入水中，折射角小于入射角"),
    ("resonance", "驱动力频率接近固有频率时振幅最大"),
    ("sound", "sound cannot travel through vacuum"),
    ("spring", "a bigger amplitude has the same period"),
    ("thermal-expansion", "the hole in a heated ring gets larger"),
    ("torricelli", "the lowest hole is the fastest"),
]


@pytest.mark.parametrize(("slug", "said"), _FALSE)
def test_a_false_belief_is_put_right(slug: str, said: str) -> None:
    phenomenon = catalogue()[slug]
    values = with_defaults(phenomenon)
    if slug == "calorimetry":
        values |= {"mass1": 0.1, "mass2": 0.3}
    assert corrected(said, phenomenon, [values]) is not None


@pytest.mark.parametrize(("slug", "said"), _TRUE)
def test_what_is_true_is_left_alone(slug: str, said: str) -> None:
    phenomenon = catalogue()[slug]
    assert corrected(said, phenomenon, [with_defaults(phenomenon)]) is None
