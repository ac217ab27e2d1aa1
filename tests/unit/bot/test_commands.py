"""The grammar: what people type, and what is read from it."""

import pytest

from bot.commands import (
    KEPT,
    Again,
    AskPrivacy,
    AskStatus,
    CancelJob,
    ChangeSettings,
    Command,
    Extend,
    Help,
    Shelf,
    ShowGallery,
    ShowQueue,
    parse,
)
from bot.composing import MAX_TEXT, Defaults, MakeVideo, compose
from bot.flags import Size, checked
from bot.grammar import COMMANDS, FLAGS, PROFILE_NAMES, PROFILES, QUALITIES, QUALITY_NAMES
from bot.texts.catalogue import LOCALES, say
from bot.types import ClipFormat
from generator.errors import UserError
from generator.types import ClipRequest

DEFAULTS = Defaults(engine="sketch")


def read(text: str, *, bare: bool = False) -> Command:
    return parse(text, defaults=DEFAULTS, locale="en", bare=bare)


def video(text: str, *, bare: bool = False) -> MakeVideo:
    command = read(text, bare=bare)
    assert isinstance(command, MakeVideo)
    return command


def refusal(text: str, *, bare: bool = False) -> UserError:
    with pytest.raises(UserError) as caught:
        read(text, bare=bare)
    return caught.value


def test_a_prompt_alone_is_enough() -> None:
    assert video("/video a sunset timelapse") == MakeVideo(
        request=ClipRequest(prompt="a sunset timelapse", engine="sketch"), format=None
    )


def test_every_flag_finds_its_field() -> None:
    command = video(
        "/video a cat --seconds 4.5 --size 320x240 --fps 12 --seed 7 --format gif"
        " --style ink --engine wan --no dogs, people"
    )
    assert command.format is ClipFormat.GIF
    assert command.request == ClipRequest(
        prompt="a cat",
        engine="wan",
        seed=7,
        seconds=4.5,
        width=320,
        height=240,
        fps=12,
        style="ink",
        negative_prompt="dogs, people",
    )


@pytest.mark.parametrize(
    ("words", "numbers"),
    [("off", False), ("on", True), ("OFF", False), ("关", False), ("开", True), ("no", False)],
)
def test_numbers_can_be_left_out(words: str, numbers: bool) -> None:
    made = video(f"/video a pendulum --numbers {words} on the moon")
    assert (made.request.numbers, made.request.prompt) == (numbers, "a pendulum on the moon")
    assert "numbers" in made.chosen


def test_a_switch_that_is_neither_on_nor_off_is_quoted() -> None:
    error = refusal("/video a pendulum --numbers few")
    assert error.code == "switch-unreadable"
    assert error.arguments == {"flag": "--numbers", "given": "few"}


def test_an_engine_may_have_a_command_of_its_own() -> None:
    made = video("/physics a pendulum --seconds 4 --numbers off")
    assert made == video("/video a pendulum --seconds 4 --numbers off --engine physics")
    assert made.chosen == {"seconds", "numbers", "engine"}
    assert video("/物理 一个单摆").request.engine == "physics"
    assert refusal("/physics").code == "prompt-empty"


def test_a_command_that_there_is_not_here_is_as_if_unheard_of() -> None:
    with pytest.raises(UserError) as caught:
        parse("/physics a pendulum", defaults=DEFAULTS, missing={"physics"})
    assert caught.value.code == "command-unknown"
    assert "physics" not in str(caught.value.arguments["known"])
    with pytest.raises(UserError) as caught:
        parse("/physic a pendulum", defaults=DEFAULTS, missing={"physics"})
    assert caught.value.arguments.get("near") != "/physics"
    assert refusal("/physic a pendulum").arguments["near"] == "/physics"


@pytest.mark.parametrize(
    "text",
    [
        "/video --seed 7 a red cat",
        "/video a red --seed 7 cat",
        "/video a red cat --seed=7",
        "/video a red cat --SEED 7",
        "/VIDEO a red cat --seed: 7",
        "/video@reelbot a red cat --seed 7",
        "/video   a\nred\tcat   --seed   7  ",
        "/video a red cat —seed 7",
        "/video a red cat –seed 7",
        "/video a red cat −−seed 7",
        "/video “a red cat” --seed 7",
        '/video "a red cat" --seed ７',
        "／video a red cat --seed 7",
        "/video：a red cat --seed＝7",
        "/视频 a red cat --seed 7",
    ],
)
def test_the_same_wish_may_be_written_in_many_ways(text: str) -> None:
    request = video(text).request
    assert (request.prompt, request.seed) == ("a red cat", 7)


@pytest.mark.parametrize(
    "text", ["/视频一只猫", "、video 一只猫", "/video：一只猫", "／视频：「一只猫」"]
)
def test_what_chinese_keyboards_make_is_read(text: str) -> None:
    assert video(text).request.prompt == "一只猫"


def test_a_flag_may_stand_close_behind_chinese_text() -> None:
    request = video("/video 一只猫--seconds 5").request
    assert (request.prompt, request.seconds) == ("一只猫", 5)


def test_flags_can_be_written_in_chinese() -> None:
    command = video("/视频 一只猫 --时长 5 --尺寸 方形 --种子 7 --格式 gif --风格 ink --不要 人")
    assert command.format is ClipFormat.GIF
    assert command.request == ClipRequest(
        prompt="一只猫",
        engine="sketch",
        seed=7,
        seconds=5,
        width=512,
        height=512,
        style="ink",
        negative_prompt="人",
    )
    assert refusal("/视频 一只猫 --颜色 红").arguments["flag"] == "--颜色"
    assert video("/视频 海边——日落").request.prompt == "海边——日落"


def test_a_blank_behind_the_slash_does_no_harm() -> None:
    assert video("/ video a cat").request.prompt == "a cat"


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ("320x240", (320, 240)),
        ("320X240", (320, 240)),
        ("320×240", (320, 240)),
        ("320*240", (320, 240)),
        ("320 x 240", (320, 240)),
        ("７4x７4", (74, 74)),
        ("square", (512, 512)),
        ("Portrait", (480, 640)),
        ("landscape", (640, 360)),
        ("竖屏", (480, 640)),
        ("1920x1080", (1920, 1080)),
        ("64x64", (64, 64)),
    ],
)
def test_sizes(size: str, expected: tuple[int, int]) -> None:
    request = video(f"/video a cat --size {size} on a mat").request
    assert (request.width, request.height, request.prompt) == (*expected, "a cat on a mat")


def test_no_takes_words_until_the_next_flag() -> None:
    request = video("/video a street --no cars, people or dogs --seed 1 at night").request
    assert request.negative_prompt == "cars, people or dogs"
    assert request.prompt == "a street at night"


@pytest.mark.parametrize(
    "prompt",
    [
        "<script>alert(1)</script> & **bold** `code` [link](https://example.org)",
        "@everyone @here <@123> a cat",
        "$(rm -rf /) ; ../../etc/passwd %s {0}",
        "a family 👨‍👩‍👧‍👦 and a flag 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ❤️",
        "un été à la plage – l'eau, c'est bleu",
        "نی\u200cنی",
        "-5 degrees, 3-2-1 lift-off -- slowly",
        "foo--seed 7 is inside a word",
        "rock 'n' roll, the dogs' home",
    ],
)
def test_a_prompt_is_text_and_stays_as_it_is(prompt: str) -> None:
    assert video(f"/video {prompt}").request.prompt == prompt


def test_a_flag_inside_quotes_belongs_to_the_prompt() -> None:
    request = video('/video a sign that reads "--seed 9 wins" --seed 7').request
    assert (request.prompt, request.seed) == ('a sign that reads "--seed 9 wins"', 7)


def test_in_a_text_that_was_not_written_for_the_bot_everything_is_prompt() -> None:
    text = '"a sign" --seed 7 --nonsense'
    made = compose(text, defaults=DEFAULTS, options={"seed": "3"}, verbatim=True)
    assert (made.request.prompt, made.request.seed) == (text, 3)


@pytest.mark.parametrize(
    "evil", ["\x00", "\x1b[31m", "\u202e", "\u2066", "\ufeff", "\ud800", "\x9b"]
)
def test_characters_that_act_are_taken_out(evil: str) -> None:
    prompt = video(f"/video a {evil}cat").request.prompt
    assert prompt in ("a cat", "a [31mcat")


def test_a_thousand_characters_are_a_prompt_and_one_more_is_not() -> None:
    assert len(video("/video " + "猫" * 1000).request.prompt) == 1000
    error = refusal("/video " + "猫" * 1001)
    assert (error.code, error.arguments) == ("prompt-too-long", {"length": 1001, "most": 1000})
    assert refusal("x" * (MAX_TEXT + 1)).code == "prompt-too-long"


@pytest.mark.parametrize(
    "text",
    ["/video", "/video   ", "/video --seed 3", "/video \u200d\u202e", "/video \u3164", '/video ""'],
)
def test_an_empty_prompt_is_refused(text: str) -> None:
    assert refusal(text).code == "prompt-empty"


def test_text_without_a_slash_is_a_prompt_only_where_the_platform_says_so() -> None:
    assert video("a cat --seed 7", bare=True).request.seed == 7
    assert refusal("a cat --seed 7").code == "command-missing"
    assert refusal("/vdeo a cat", bare=True).code == "command-near"


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("/status", AskStatus()),
        ("/status ab12", AskStatus(job="ab12")),
        ("/cancel", CancelJob()),
        ("/cancel #ab12", CancelJob(job="ab12")),
        ("/again", Again()),
        ("/再来 ab12", Again(job="ab12")),
        ("/help", Help()),
        ("/help video please", Help()),
        ("/start", Help()),
        ("／帮助", Help()),
    ],
)
def test_the_other_commands(text: str, command: Command) -> None:
    assert read(text) == command


@pytest.mark.parametrize(
    ("text", "code", "shown"),
    [
        ("/vidoe a cat", "command-near", ["/vidoe", "/video"]),
        ("/zzz a cat", "command-unknown", ["/zzz", "/video", "/help"]),
        ("/", "command-unknown", ["/video"]),
        ("/status one two", "argument-unexpected", ["one two", "/status [JOB]"]),
        ("/video a cat --secnds 3", "flag-near", ["--secnds", "--seconds"]),
        ("/video a cat --zzz 3", "flag-unknown", ["--zzz", "--seconds", "--engine"]),
        ("/video a cat --seed", "flag-needs-value", ["--seed 7"]),
        ("/video a cat --no", "flag-needs-value", ["--no people"]),
        ("/video a cat --seed 1 --seed 2", "flag-twice", ["--seed"]),
        ("/video a cat --seconds -1", "flag-out-of-range", ["-1", "1", "10"]),
        ("/video a cat --seconds long", "flag-not-a-number", ["long", "--seconds 5"]),
        ("/video a cat --seconds nan", "flag-not-a-number", ["nan"]),
        ("/video a cat --seconds 11", "flag-out-of-range", ["11", "1", "10"]),
        ("/video a cat --seconds 0.5", "flag-out-of-range", ["0.5"]),
        ("/video a cat --fps 0", "flag-out-of-range", ["60"]),
        ("/video a cat --fps 2.5", "flag-not-a-number", ["2.5"]),
        ("/video a cat --seed -1", "flag-out-of-range", ["-1", "2147483647"]),
        ("/video a cat --seed 2147483648", "flag-out-of-range", ["2147483647"]),
        ("/video a cat --size big", "size-unreadable", ["big", "640x480", "square"]),
        ("/video a cat --size 62x480", "size-out-of-range", ["62x480", "64", "1920"]),
        ("/video a cat --size 641x480", "size-odd", ["641x480", "640x480"]),
        ("/video a cat --size 1920x1920", "size-too-large", ["1920x1920", "3686400"]),
        ("/video a cat --format webm", "format-unknown", ["webm", "mp4, gif"]),
        (f"/video a cat --no {'x' * 301}", "words-too-long", ["301", "300"]),
    ],
)
def test_an_error_quotes_what_was_wrong_and_shows_the_right_form(
    text: str, code: str, shown: list[str]
) -> None:
    error = refusal(text)
    assert error.code == code
    for locale in LOCALES:
        sentence = say(error, locale)
        assert [piece for piece in shown if piece not in sentence] == []


def test_an_error_quotes_no_more_than_a_line() -> None:
    assert all(len(say(refusal("/video a --size " + "9" * 900), it)) < 200 for it in LOCALES)


def test_a_request_that_came_as_data_is_held_to_the_same_bounds() -> None:
    good = ClipRequest(prompt=" a \u202ecat\n", engine="sketch", negative_prompt="a\x00b")
    assert checked(good) == good.evolve(prompt="a cat", negative_prompt="ab")
    wrong = {
        "prompt-empty": good.evolve(prompt=" "),
        "flag-out-of-range": good.evolve(seconds=float("nan")),
        "size-odd": good.evolve(width=641),
        "size-too-large": good.evolve(width=1920, height=1920),
        "words-too-long": good.evolve(negative_prompt="x" * 301),
        "quality-unknown": good.evolve(profile="ultra"),
    }
    for code, request in wrong.items():
        with pytest.raises(UserError) as caught:
            checked(request)
        assert caught.value.code == code


def test_names_that_come_as_data_are_cut_so_that_an_error_can_quote_them() -> None:
    request = checked(ClipRequest(prompt="a cat", engine="e" * 5000, style="s" * 5000))
    assert request.style is not None
    assert (len(request.engine), len(request.style)) == (40, 40)


# Quality


@pytest.mark.parametrize(
    ("flags", "made"),
    [
        ("", (640, 480, 24)),
        ("--quality standard", (640, 480, 24)),
        ("--quality draft", (320, 240, 12)),
        ("--quality high", (960, 720, 30)),
        ("--quality HIGH --size landscape", (960, 540, 30)),
        ("--size 320x200 --quality high", (320, 200, 30)),
        ("--quality draft --fps 24", (320, 240, 24)),
        ("--画质 草稿", (320, 240, 12)),
        ("--quality 高", (960, 720, 30)),
    ],
)
def test_a_quality_scales_a_shape_and_leaves_pixels_and_frames_that_were_chosen(
    flags: str, made: tuple[int, int, int]
) -> None:
    request = video(f"/video a cat {flags}").request
    assert (request.width, request.height, request.fps) == made
    assert checked(request) == request


def test_an_unknown_quality_is_refused_with_those_that_exist() -> None:
    error = refusal("/video a cat --quality ultra")
    assert error.code == "quality-unknown"
    known = "draft, standard, high, fast, fast-lora, turbo, balanced, quality"
    assert error.arguments == {"given": "ultra", "known": known}


@pytest.mark.parametrize(
    ("flags", "profile", "frame"),
    [
        ("", None, (640, 480, 24)),  # as whoever runs it decided
        ("--quality draft", "fast", (320, 240, 12)),
        ("--quality standard", "fast", (640, 480, 24)),
        ("--quality high", "balanced", (960, 720, 30)),
        ("--quality turbo", "turbo", (640, 480, 24)),
        ("--quality Quality", "quality", (640, 480, 24)),
        ("--画质 均衡 --尺寸 方形", "balanced", (512, 512, 24)),
    ],
)
def test_a_quality_says_how_a_model_works_and_a_profile_only_that(
    flags: str, profile: str | None, frame: tuple[int, int, int]
) -> None:
    request = video(f"/video a cat {flags}").request
    assert request.profile == profile
    assert (request.width, request.height, request.fps) == frame
    assert checked(request) == request


@pytest.mark.parametrize(("text", "option"), [("turbo", "high"), ("high", "turbo")])
def test_a_quality_beside_the_text_takes_the_place_of_the_one_in_it(text: str, option: str) -> None:
    words = f"a cat --quality {text}"
    made = compose(words, defaults=DEFAULTS, options={"quality": option})
    assert made == compose("a cat", defaults=DEFAULTS, options={"quality": option})


def test_every_quality_asks_for_a_profile_that_people_can_name() -> None:
    for quality in QUALITIES.values():
        assert set(quality.profiles) <= PROFILES.keys()
        assert quality.profiles
    assert not PROFILE_NAMES.keys() & QUALITY_NAMES.keys()


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("/video a cat", set()),
        ("/video a cat --size square", set()),
        ("/video a cat --size 320x240 --seconds 2", {"size", "seconds"}),
        ("/video a cat --quality high --engine wan", {"quality", "engine"}),
        ("/video a cat --quality turbo", {"profile"}),
    ],
)
def test_what_was_wished_for_is_told_apart_from_what_is_usual(text: str, chosen: set[str]) -> None:
    assert video(text).chosen == chosen


# Commands that make no clip


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("/queue", ShowQueue()),
        ("/排队", ShowQueue()),
        ("/gallery", ShowGallery()),
        ("/gallery 2", ShowGallery(page=2)),
        ("/gallery here", ShowGallery(shelf=Shelf.HERE)),
        ("/Gallery FAVORITES 3", ShowGallery(shelf=Shelf.FAVOURITES, page=3)),
        ("/gallery 3 mine", ShowGallery(shelf=Shelf.MINE, page=3)),
        ("/画廊 本群", ShowGallery(shelf=Shelf.HERE)),
        ("、作品 收藏 2", ShowGallery(shelf=Shelf.FAVOURITES, page=2)),
        ("/settings", ChangeSettings()),
        ("/settings --seconds 5", ChangeSettings(changes={"seconds": 5})),
        (
            "/设置 --画质 高 --尺寸 方形",
            ChangeSettings(
                changes={
                    "quality": "high",
                    "profile": None,
                    "size": Size(512, 512, exact=False),
                }
            ),
        ),
        (
            "/settings --quality turbo",
            ChangeSettings(changes={"quality": None, "profile": "turbo"}),
        ),
        ("/settings RESET", ChangeSettings(reset=True)),
        ("/设置 重置", ChangeSettings(reset=True)),
        ("/privacy", AskPrivacy()),
        ("/privacy Delete", AskPrivacy(delete=True)),
        ("/隐私 删除", AskPrivacy(delete=True)),
    ],
)
def test_commands_that_make_no_clip_are_read(text: str, command: Command) -> None:
    assert read(text) == command


JOB_ID = "0123456789abcdef" * 2


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("/extend", Extend()),
        ("/extend 12", Extend(job="12")),
        ("/extend #12", Extend(job="12")),
        (f"/extend {JOB_ID}", Extend(job=JOB_ID)),
        (f"/extend #{JOB_ID} it rains", Extend(job=JOB_ID, words="it rains")),
        ("/extend #12 it rains --seconds 5", Extend(job="12", words="it rains --seconds 5")),
        ("/extend #12 --seconds 5", Extend(job="12", words="--seconds 5")),
        ("/extend #12: it rains", Extend(job="12", words="it rains")),
        ("/extend 12 cats arrive", Extend(words="12 cats arrive")),
        ("/extend the 12 cats leave", Extend(words="the 12 cats leave")),
        ("/extend #12cats arrive", Extend(words="#12cats arrive")),
        ("/extend --seconds 5", Extend(words="--seconds 5")),
        ("/接着下雨", Extend(words="下雨")),
        ("/续写 #12 下雨", Extend(job="12", words="下雨")),
        ("、接着 \uff0312 下雨", Extend(job="12", words="下雨")),
    ],
)
def test_a_number_names_a_clip_to_go_on_from_only_where_it_cannot_be_a_prompts(
    text: str, command: Command
) -> None:
    assert read(text) == command


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("/queue now", "now"),
        ("/gallery theirs", "theirs"),
        ("/gallery 0", "0"),
        ("/gallery -1", "-1"),
        ("/gallery 9999999", "9999999"),
        ("/settings fast", "fast"),
        ("/settings --seconds 5 please", "please"),
        ("/settings --no people", "--no people"),
        ("/settings reset --seconds 5", "reset"),
        ("/privacy deleted", "deleted"),
        ("/privacy delete everything", "delete everything"),
    ],
)
def test_what_stands_behind_a_command_in_vain_is_quoted_with_the_right_form(
    text: str, given: str
) -> None:
    error = refusal(text)
    assert (error.code, error.arguments["given"]) == ("argument-unexpected", given)
    for locale in LOCALES:
        assert text.split()[0] in say(error, locale)


def test_every_setting_that_can_be_kept_is_a_flag_that_the_form_names() -> None:
    form = next(it.form for it in COMMANDS if it.name == "settings")
    named = {flag for flag in FLAGS if f"--{flag}" in form}
    assert named == KEPT - {"fps"}  # rarely wanted, and the form is long enough
