"""What a prompt is understood to show: subjects, scenery, and what is honestly left out."""

import pytest

from generator.engines.sketch.scene import Relation, Scene, Subject
from generator.engines.sketch.understand import understand
from generator.engines.sketch.understand.catalogue import code_of


def pictures(scene: Scene) -> list[str]:
    return [subject.picture for subject in scene.subjects]


def only(prompt: str) -> Subject:
    (subject,) = understand(prompt).subjects
    return subject


def codes(signs: str) -> list[str]:
    return [code for sign in signs.split() if (code := code_of(sign))]


def test_a_sunset_timelapse_is_wholly_understood() -> None:
    scene = understand("a sunset timelapse")
    assert scene.sky.time == "sunset"
    assert scene.pace > 1
    assert scene.depicts == ("sunset", "timelapse")
    assert scene.omitted == ()


@pytest.mark.parametrize(
    ("prompt", "signs"),
    [
        ("a polar bear", "🐻‍❄️"),
        ("a hot air balloon", "🎈"),
        ("fire engine", "🚒"),
        ("puppies", "🐕"),
        ("an automobile", "🚗"),
        ("two wolves and a goose", "🐺 🪿"),
        ("a woman astronaut", "👩‍🚀"),
        ("a lighthouse", "E212"),
        ("a hot dog and orange juice", "🌭 🍹"),
        ("a stop sign", "🛑"),
        ("一只小狗和一辆公共汽车", "🐕 🚌"),
        ("一隻貓和一條龍", "🐈 🐉"),
        ("🐙 and 🦄", "🐙 🦄"),
    ],
)
def test_nouns_find_their_pictures(prompt: str, signs: str) -> None:
    assert pictures(understand(prompt)) == codes(signs)


@pytest.mark.parametrize(
    ("prompt", "count"),
    [
        ("three cats", 3),
        ("a pair of cats", 2),
        ("cats", 3),
        ("cars", 3),
        ("a cat", 1),
        ("a dozen cats", 12),
        ("三只猫", 3),
        ("两只猫", 2),
        ("十二只猫", 12),
        ("一群猫", 7),
    ],
)
def test_counts_are_read(prompt: str, count: int) -> None:
    assert only(prompt).count == count


@pytest.mark.parametrize(
    ("prompt", "colour"),
    [
        ("a red car", "red"),
        ("the car is blue", "blue"),
        ("an orange cat", "orange"),
        ("a light blue car", "cyan"),
        ("一辆红色的汽车", "red"),
    ],
)
def test_colours_are_read(prompt: str, colour: str) -> None:
    assert only(prompt).colour == colour


def test_an_orange_alone_is_a_fruit() -> None:
    subject = only(["an orange", "a plate"][0])
    assert subject.picture == code_of("🍊")
    assert subject.colour is None


@pytest.mark.parametrize(
    ("prompt", "size"),
    [("a tiny dog", 0.6), ("a thin dog", 0.6), ("a giant dog", 1.6), ("a dog", 1.0)],
)
def test_sizes_are_read(prompt: str, size: float) -> None:
    assert only(prompt).size == size


@pytest.mark.parametrize(
    ("prompt", "motion"),
    [
        ("a dog running", "run"),
        ("a horse galloping", "run"),
        ("the eagle soars", "fly"),
        ("a cat that jumped", "jump"),
        ("a twirling robot", "spin"),
        ("flying birds", "fly"),
        ("a car moves slowly", "drive"),
        ("奔跑的马", "run"),
        ("一只鸟在天上飞", "fly"),
        ("机器人在雨中跳舞", "dance"),
    ],
)
def test_motions_are_read(prompt: str, motion: str) -> None:
    assert only(prompt).motion == motion


@pytest.mark.parametrize(
    ("prompt", "heading"),
    [
        ("a car driving to the left", -1),
        ("a car driving from left to right", 1),
        ("一辆汽车从右到左行驶", -1),
        ("a car driving", 0),
    ],
)
def test_headings_are_read(prompt: str, heading: int) -> None:
    assert only(prompt).heading == heading


@pytest.mark.parametrize(
    ("prompt", "kind", "first", "second"),
    [
        ("a cat on a table", "on", "🐈", "E200"),
        ("on the table there is a cat", "on", "🐈", "E200"),
        ("a dog to the left of a cat", "left_of", "🐕", "🐈"),
        ("a bird above a tree", "above", "🐦", "🌳"),
        ("a cat chasing a mouse", "chase", "🐈", "🐁"),
        ("a monkey eating a banana", "in_front", "🍌", "🐒"),
        ("a train crossing a stone bridge", "on", "🚆", "F0001"),
        ("cars drive over the golden gate bridge", "on", "🚗", "F0002"),
        ("a cow walks across a bridge", "on", "🐄", "F0001"),
        ("a bird flies over a bridge", "above", "🐦", "F0001"),
        ("a dragon flying over a bridge", "above", "🐉", "F0001"),
        ("a lantern above a bridge", "above", "🏮", "F0001"),
        ("a dog runs near a bridge", "beside", "🐕", "F0001"),
        ("a boat passes under a bridge", "below", "⛵", "F0001"),
        ("一列火车驶过石桥", "on", "🚆", "F0001"),
        ("a cat wearing a top hat", "on", "🎩", "🐈"),
        ("桌子上的猫", "on", "🐈", "E200"),
        ("一只猫在狗的左边", "left_of", "🐈", "🐕"),
        ("一只狗追一只猫", "chase", "🐕", "🐈"),
    ],
)
def test_relations_are_read(prompt: str, kind: str, first: str, second: str) -> None:
    scene = understand(prompt)
    related = [subject for subject in scene.subjects if subject.relation is not None]
    assert [subject.picture for subject in related] == codes(first)
    relation = related[0].relation
    assert relation is not None
    assert relation.kind == kind
    assert relation.other is not None
    assert [scene.subjects[relation.other].picture] == codes(second)


def test_all_who_cross_a_bridge_are_on_it() -> None:
    for prompt in ("a cat and a dog walk across a bridge", "a cat and a dog cross a bridge"):
        cat, dog, bridge = understand(prompt).subjects
        assert bridge.relation is None
        assert cat.relation == dog.relation == Relation(kind="on", other=2)


def test_a_bridge_at_night_is_a_bridge_and_night() -> None:
    scene = understand("a car drives across a bridge at night")
    assert scene.sky.time == "night"
    assert pictures(scene) == codes("🚗 F0001")


def test_verbs_reach_all_who_are_joined_by_and() -> None:
    scene = understand("a cat and a dog running in the park")
    assert [subject.motion for subject in scene.subjects] == ["run", "run"]


def test_who_pours_or_lifts_something_stays_where_they_are() -> None:
    barista, milk = understand("a barista pours milk into a cup").subjects[:2]
    assert (barista.motion, milk.label) == (None, "milk")
    assert understand("milk pours from a jug").subjects[0].motion == "fall"


def test_what_is_only_said_to_the_bot_is_not_missed_in_the_picture() -> None:
    scene = understand("ok so there's a red fox, thx")
    assert [subject.label for subject in scene.subjects] == ["red fox"]
    assert scene.omitted == ()


def test_a_person_is_drawn_doing_what_a_picture_shows() -> None:
    assert only("a woman is surfing").picture == code_of("🏄‍♀️")
    assert only("skiing at night").picture == code_of("⛷️")


def test_what_is_no_person_keeps_its_picture_and_gets_the_gear() -> None:
    scene = understand("a panda riding a bicycle")
    assert pictures(scene) == codes("🐼 🚲")
    assert scene.subjects[0].relation is not None
    assert scene.subjects[0].relation.kind == "on"


@pytest.mark.parametrize(
    ("prompt", "place"),
    [
        ("a cat on the beach", "beach"),
        ("a panda in a cafe in Paris", "room"),
        ("一只熊猫在巴黎的咖啡馆", "room"),
        ("a whale leaps out of the water in the ocean", "sea"),
        ("a bird in the sky", "sky"),
        ("a cat", None),
        ("海底的章鱼", "underwater"),
    ],
)
def test_places_are_read(prompt: str, place: str | None) -> None:
    assert understand(prompt).place == place


@pytest.mark.parametrize(
    ("prompt", "place", "omitted"),
    [
        ("a pub on a street", "street", ("pub",)),
        ("a house on a hill by the sea", "hills", ("sea",)),
        ("a cat in a cafe in Paris", "room", ("Paris",)),
        ("a cat in a library", "room", ()),
        ("a boat on a lake in the mountains", "lake", ()),
        ("a whale leaps out of the water in the ocean", "sea", ()),
        ("巴黎街头的咖啡馆", "street", ("咖啡馆",)),
        ("mountains and a lake", "lake", ()),
        ("an opera house by the harbour", "stage", ()),
        ("sand dunes in the desert", "desert", ()),
        ("ship on the ocean in winter", "sea", ("winter",)),
        ("tulip field in winter", "field", ("winter",)),
    ],
)
def test_one_place_is_drawn_and_what_is_not_seen_there_is_told(
    prompt: str, place: str, omitted: tuple[str, ...]
) -> None:
    scene = understand(prompt)
    assert (scene.place, scene.omitted) == (place, omitted)


@pytest.mark.parametrize(
    ("prompt", "place", "effects"),
    [
        ("a snowy forest", "forest", ("lying snow",)),
        ("penguins on an icy hill", "hills", ("lying snow",)),
        ("a snowy field", "snow", ()),
        ("snow falling on a forest", "forest", ("snow",)),
        ("winter in New York", "city", ("lying snow",)),
        ("雪中的城市", "city", ("lying snow",)),
    ],
)
def test_snow_lies_where_it_is_said_to(prompt: str, place: str, effects: tuple[str, ...]) -> None:
    scene = understand(prompt)
    assert (scene.place, scene.effects, scene.omitted) == (place, effects, ())


@pytest.mark.parametrize(
    "prompt",
    [
        "a forest in winter, no snow",
        "a winter street without snow",
        "冬天的森林，没有雪",
        "a woman in a winter coat on a street",
        "a glass of icy lemonade in a park",
        "a snowy owl in a forest",
        "hair white as snow, a girl in a garden",
        "a green meadow below snowy mountains",
    ],
)
def test_snow_lies_nowhere_else(prompt: str) -> None:
    assert understand(prompt).effects == ()


@pytest.mark.parametrize(
    ("prompt", "effects"),
    [
        ("a rainy street", ("rain",)),
        ("thunderstorm with heavy rain", ("lightning", "rain")),
        ("waves crashing", ("waves",)),
        ("下雨天", ("rain",)),
        ("秋天的公园", ("leaves",)),
    ],
)
def test_weather_is_read(prompt: str, effects: tuple[str, ...]) -> None:
    scene = understand(prompt)
    assert scene.effects == effects
    assert scene.omitted == ()


def test_heavenly_bodies_bring_the_night() -> None:
    scene = understand("a wolf under the full moon")
    assert scene.sky.bodies == ("moon",)
    assert scene.sky.time == "night"


@pytest.mark.parametrize(
    ("prompt", "move"),
    [
        ("a cat, zoom in", "zoom_in"),
        ("a cat, camera pans left", "pan_left"),
        ("in a still frame, a cat", "static"),
        ("drone shot of a forest", "aerial"),
        ("tracking shot of a dog", "tracking"),
        ("一只猫，向左移镜头", "pan_left"),
        ("a frying pan", "auto"),
    ],
)
def test_camera_words_are_read(prompt: str, move: str) -> None:
    assert understand(prompt).camera.move == move


def test_a_verb_does_not_swallow_the_place_it_happens_in() -> None:
    assert understand("an astronaut floating in space").place == "space"


@pytest.mark.parametrize("prompt", ["the moon orbiting the earth", "月亮绕着地球转"])
def test_a_heavenly_body_that_goes_round_is_one_of_the_cast(prompt: str) -> None:
    scene = understand(prompt)
    moon, earth = scene.subjects
    assert (moon.picture, moon.motion, moon.realm) == ("1F316", "orbit", "space")
    assert earth.motion != "orbit"
    assert scene.sky.bodies == ()


def test_a_kite_flies_above_whoever_flies_it() -> None:
    for prompt in ("two children flying kites", "a girl flying a kite", "a boy flying a drone"):
        child, flown = understand(prompt).subjects
        assert child.relation is None
        assert flown.relation is not None
        assert (flown.relation.kind, flown.relation.other) == ("above", 0)


def test_a_rider_goes_where_the_mount_goes() -> None:
    rider, mount = understand("一个男孩骑着大象穿过沙漠").subjects
    assert rider.relation is not None
    assert (rider.motion, rider.relation.kind) == (None, "on")
    assert mount.motion is not None


@pytest.mark.parametrize("prompt", ["a bowl of hot noodles", "a plate of spaghetti"])
def test_food_is_drawn_in_its_own_dish(prompt: str) -> None:
    assert len(understand(prompt).subjects) == 1


def test_rain_still_falls_on_an_umbrella() -> None:
    scene = understand("a man holding an umbrella in the rain")
    assert "rain" in scene.effects
    assert [subject.relation is not None for subject in scene.subjects] == [False, True]


def test_slow_motion_slows_the_pace() -> None:
    assert understand("a dog running, slow motion").pace < 1
    assert understand("一只狗奔跑，慢动作").pace < 1


@pytest.mark.parametrize(
    ("prompt", "omitted"),
    [
        ("a man washing a car", ("washing",)),
        ("washing a car", ("washing",)),
        ("a man holding a ball", ()),
        ("a closed door", ()),
        ("make a video of a cat", ()),
        ("element", ("element",)),
        ("the idea of freedom", ("idea", "freedom")),
        ("time flies", ("time flies",)),
        ("turkey the country", ("turkey the country",)),
        ("a cat using a quantum toaster", ("quantum toaster",)),
        ("一个吹风机", ("吹风机",)),
    ],
)
def test_what_cannot_be_drawn_is_listed_in_the_prompts_words(
    prompt: str, omitted: tuple[str, ...]
) -> None:
    assert understand(prompt).omitted == omitted


@pytest.mark.parametrize(
    ("prompt", "signs"),
    [
        ("watch the sun rise", ""),
        ("park the car", "🚗"),
        ("a gold watch", "⌚"),
        ("a cat in the middle of the street", "🐈"),
        ("a cat's eye view of the kitchen", ""),
        ("you can fly", ""),
        ("a stone bridge", "F0001"),
    ],
)
def test_idioms_and_double_meanings_do_not_fool_it(prompt: str, signs: str) -> None:
    assert pictures(understand(prompt)) == codes(signs)


def test_what_is_not_wanted_is_not_drawn() -> None:
    scene = understand("a street with no people", negative="")
    assert scene.subjects == ()
    assert scene.omitted == ()
    scene = understand("a cat and a dog in the rain", negative="dogs, rain")
    assert pictures(scene) == codes("🐈")
    assert scene.effects == ()
    assert "dog" not in scene.depicts


def test_depicts_keeps_the_prompts_order_and_words() -> None:
    scene = understand("At night, three red cars drive to the left")
    assert scene.depicts == ("night", "three red cars", "drive", "to the left")


def test_the_style_set_apart_wins() -> None:
    assert understand("a cat", style="storybook").style == "storybook"
