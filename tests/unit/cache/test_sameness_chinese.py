"""cache.sameness.chinese: which Chinese prompts ask for the same, and what tells others apart."""

from pathlib import Path

import pytest

from cache.sameness.chinese import differ_zh
from cache.sameness.chinese_lexicon import groups, meanings, spelling
from cache.sameness.keys import prompt_key

SAME = [
    # spelling, signs, framing, fillers
    ("一隻貓在窗台上曬太陽", "一只猫在窗台上晒太阳。"),
    ("老虎打哈欠", "求一个老虎打哈欠的视频🙏"),
    ("两个机器人下棋", "能不能做两个机器人下棋的画面？"),
    ("一个武士走过竹林", "我要做作业，需要一个武士走过竹林的视频"),
    ("机器人在厨房里做饭", "画面中，一个机器人正在厨房做饭，高清4K，细节丰富"),
    ("小屋，蜡笔画风格", "以蜡笔画风格，小屋"),
    ("水母在深海里发光", "@机器人 做个短片：水母在深海里发光"),
    ("恐龙在高速公路上堵车", "哈哈哈我突然想看恐龙在高速公路上堵车，帮忙做一个"),
    ("皮划艇冲下瀑布", "有没有办法用视频展示皮划艇冲下瀑布，谢谢啦"),
    ("羊群堵住了公路", "羊群堵住了公路，就按这个生成视频"),
    ("老人在河边拉二胡", "一位老人在河边拉着二胡，画质要清晰一点，不要有水印"),
    ("女孩在唱歌", "有一个女孩，她正在唱歌"),
    # words
    ("一个小孩在海滩上放风筝", "一个孩子在沙滩上放风筝"),
    ("西红柿", "番茄"),
    ("奶奶坐在壁炉旁织毛衣", "祖母坐在壁炉边编织毛衣"),
    ("圣诞老人吃披萨", "圣诞老人吃 pizza"),
    # numbers
    ("两只狗在草地上奔跑", "2只狗在草地上奔跑"),
    ("湖上有一对天鹅", "湖面上有两只天鹅"),
    ("汽车以36千米每小时行驶", "汽车以10 m/s的速度行驶"),
    ("盒子里有六个鸡蛋", "半打鸡蛋在盒子里"),
    ("四分之一块披萨", "1/4块比萨饼"),
    ("十九世纪的伦敦街头", "19世纪的伦敦街头"),
    ("晚上八点的外滩", "20:00的外滩"),
    ("闪电击中铁塔", "一道闪电击中铁塔"),
    ("一块冰在桌上", "一个冰块在桌上"),
    # the same roles in another order
    ("狗追猫", "猫被狗追"),
    ("狗追猫", "狗把猫追"),
    ("一位女士把牛奶倒进杯子里", "牛奶被一位女士倒进杯子里"),
    ("起重机把集装箱吊上卡车", "集装箱被起重机吊到卡车上"),
    ("一只白猫和一只黑狗", "一只黑狗和一只白猫"),
    ("红杯子在蓝杯子的左边", "蓝杯子在红杯子的右边"),
    ("一盏灯挂在圆桌上方", "圆桌上方挂着一盏灯"),
    ("悬崖上，一匹狼对着月亮嚎叫", "一匹狼在悬崖上对着月亮嚎叫"),
    ("戴眼镜的男人在看报纸", "一个男人戴着眼镜在看报"),
    ("一个戴草帽、留胡子的农夫", "一个留胡子、戴草帽的农夫"),
    ("小丑骑着独轮车抛球", "小丑一边抛球一边骑独轮车"),
    ("街上空无一人", "没有人的街道"),
    ("爸爸在厨房做饭，妈妈在客厅看电视", "妈妈在客厅看电视，爸爸在厨房做饭"),
    ("桌子上有苹果、香蕉和一串葡萄", "桌子上有一串葡萄、香蕉和苹果"),
    ("巫师将王子变成青蛙", "王子被巫师变成青蛙"),
    ("导盲犬领着盲人过马路", "盲人由导盲犬领着过马路"),
    ("新郎抱起新娘转圈", "新郎把新娘抱起来转圈"),
    ("沙发被哈士奇撕烂了", "沙发叫哈士奇给撕烂了"),
    ("鹅妈妈带着小鹅在冰上走", "冰上鹅妈妈带着小鹅走"),
    # what is told apart from the rest
    ("水气球爆开的慢动作", "慢动作，水气球爆开"),
    ("夜晚，东京街头霓虹灯闪烁", "东京街头的霓虹灯在夜晚闪烁"),
    ("海浪拍打岩石海岸，日落", "请生成一段视频：日落时海浪拍打岩石海岸"),
    ("城市夜景延时摄影", "延时拍摄城市夜景"),
    ("一只猫，紫色背景，逆光", "逆光，紫色背景，一只猫"),
    ("除夕夜全家包饺子", "一家人包饺子，大年三十晚上"),
]

_DATA = Path(__file__).parent / "data" / "chinese_near_misses.tsv"
DIFFERENT = [tuple(line.split("\t")) for line in _DATA.read_text("utf-8").splitlines()[1:]]


@pytest.mark.parametrize(("old", "new"), SAME)
def test_what_shows_the_same_is_the_same_either_way_round(old: str, new: str) -> None:
    assert differ_zh(old, new) is None
    assert differ_zh(new, old) is None


@pytest.mark.parametrize(("old", "new"), DIFFERENT)
def test_what_shows_something_else_differs_typed_or_as_keys(old: str, new: str) -> None:
    assert differ_zh(old, new) is not None
    assert differ_zh(new, old) is not None
    assert differ_zh(prompt_key(old), prompt_key(new)) is not None


@pytest.mark.parametrize(
    ("old", "new", "step"),
    [
        ("两只狗", "三只狗", "number"),
        ("山路上有护栏", "山路上没有护栏", "negation"),
        ("猫追狗", "狗追猫", "role"),
        ("先许愿再吹蜡烛", "先吹蜡烛再许愿", "order"),
        ("城堡，镜头拉近", "城堡，镜头拉远", "scene"),
        ("白天的外滩", "夜晚的外滩", "scene"),
        ("路牌上写着“长安街”", "路牌上写着“南京路”", "text"),
        ("一只猫", "一只狗", "words"),
    ],
)
def test_the_step_says_what_differs(old: str, new: str, step: str) -> None:
    difference = differ_zh(old, new)
    assert difference is not None
    assert difference.step == step


def test_the_reason_names_the_words_that_only_one_has() -> None:
    difference = differ_zh("一只老虎在睡觉", "一只狮子在睡觉")
    assert difference is not None
    assert difference.reason == "they differ in 狮子, 老虎"


@pytest.mark.parametrize("prompt", ["", "，", "的", "在", "被", "一个", "1", "😀", "请", "cat 猫"])
def test_any_prompt_is_the_same_as_itself(prompt: str) -> None:
    assert differ_zh(prompt, prompt) is None


def test_a_word_stands_in_one_group_only() -> None:
    listed = [
        word
        for section in ("nouns", "verbs", "adjectives", "functions")
        for group in groups(section)
        for word in group
    ]
    assert len(listed) == len(set(listed))


def test_every_word_is_written_with_simplified_characters() -> None:
    assert [word for word in meanings() if word.translate(spelling()) != word] == []
