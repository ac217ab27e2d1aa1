### Reelbot 的中文文案。按模块分节，标识用短横线连接的小写字母。

## general

error-internal = 我这边出了点问题，请再试一次。

## generator: encoder, workers, engines

engine-unknown = 没有名为“{ $engine }”的引擎。可用的引擎有 { $known }。
engine-unavailable = 引擎“{ $engine }”在这里无法使用：{ $reason }

## physics

physics-unknown = 我没看出这是哪种物理现象。请描述一个课堂上的现象，比如“摆长1米的单摆，从30度释放”；其他内容请用 /video。
physics-refused = 这无法演示。{ $why }

## sketch


## cache


## bot: queue, scheduler, delivery, service

queue-yours-full = 你已有 { $open } 个短片在制作中，同时最多 { $most } 个。请等一个完成，或用 /cancel 取消一个。
queue-yours-full-here = 你已有 { $open } 个短片在制作中，这里同时最多 { $most } 个。请等一个完成，或用 /cancel 取消一个。
cooldown = 请稍等 { $seconds } 秒再请求。
quota-used = 过去 24 小时内你的 { $most } 个新短片已经用完，大约 { $hours } 小时后可以再做。已有的短片仍然可以查看。
quota-none = 你不能在这里请求新的短片。
house-closed = 我正在维护，暂时不接受新的请求。{ $announcement }
house-blocked = 你已被这里的管理员屏蔽，不能在这里制作短片。
house-channel = 这个频道不制作短片，请到开放的频道去。
house-role = 这里只有特定身份组的成员才能制作短片，而你不在其中。
house-word = 这里的描述中不能出现“{ $word }”。
house-engine = 这里不使用引擎“{ $engine }”，可选的有：{ $known }。
house-seconds = 这里的短片最长 { $most } 秒，而你要求 { $given } 秒。
house-quality = 这里的画质最高为“{ $most }”。
queue-full = 已有 { $most } 个短片在排队，我接不下更多了，请稍后再试。
engine-none = 这里没有可用的引擎。管理员可运行 python -m bot doctor 查看原因。
style-unknown = { $engine } 没有“{ $style }”这种风格，可选的有 { $known }。
style-unknown-anywhere = 这里没有“{ $style }”这种风格，可选的有：{ $known }。
styles-none = { $engine } 没有可选的风格。
profile-unknown = { $engine } 没有“{ $profile }”这种画质，可选的有 { $known }。
profile-missing = { $engine } 的“{ $profile }”画质在这里还没有安装。管理员可运行 python -m bot models pull { $profile } 来安装。
profile-unknown-anywhere = 这里没有“{ $profile }”这种画质，可选的有：{ $known }。
weights-missing = { $by ->
    [sketch] 这是草图
   *[other] 这个短片由 { $by } 制作
}，因为 { $engine } 的模型权重还没有安装：运行 python -m bot models pull { $profile } 即可下载。
job-unknown = 我不认识这个短片。
job-not-yours = 只有请求这个短片的人或管理员才能这样做。
job-none = 你还没有请求过短片。
job-none-here = 你还没有在这里请求过短片。
job-none-open = 你没有可以取消的请求。
job-ended = 短片 { $number } 已经结束了。
job-timed-out = 这个短片用时太久，我停止了制作。短一些或小一些也许可以。
job-worker-died = 制作这个短片失败了 { $attempts } 次，我放弃了。
job-no-room = 这个短片没能做出来：我的磁盘满了，需要管理员腾出空间。
job-failed = 这个短片没能做出来，是我这边出了问题。
clip-not-ready = 这个短片还没有做好。
clip-gone = 这个短片已不再保存。再请求一次，我会重新制作。
engine-seconds = { $engine } 引擎一次最多生成 { $most } 秒，之后可用 /extend 接着生成。
picture-engine = 引擎“{ $engine }”不能从图片开始。可选：{ $known }。
picture-gone = 这段短片要用作开头的图片已不再保存，请重新发送。
picture-unfetched = 我没能取到这张图片，请重新发送。
picture-kind = 我可以从 PNG、JPEG 或 WebP 图片开始，这个文件不是。
picture-broken = 我读不了这张图片：文件已损坏或不完整。
picture-too-heavy = 这张图片太大了：最多 { $most } MB。
picture-too-small = 这张图片是 { $given } 像素，每边至少要 { $least } 像素。
picture-too-large = 这张图片是 { $given } 像素：每边最多 { $most } 像素，总共最多 { $megapixels } 百万像素。
picture-too-many = 你在一小时内给了我 { $most } 张图片。请歇一会儿再给我更多。
picture-elsewhere = 图片要和短片的描述一起发，不能配其他命令。
picture-prompt = 画面活了起来，动作轻柔自然
other-none = 这个短片没有别的做法可选。
extend-none = 这里还没有能接着短片往下做的引擎。
convert-too-big = 我没能把这个短片压缩到可以用 { $format } 格式发在这里的大小（最多 { NUMBER($megabytes, maximumFractionDigits: 1) } MB），所以它保持原样。
convert-failed = 我没能把这个短片发成 { $format } 格式，所以它保持原样。
clip-too-big = 我没能把这个短片压缩到可以发在这里的大小：最多 { $megabytes } MB。
clip-too-big-link = 我没能把这个短片压缩到可以发在这里的大小：最多 { $megabytes } MB。可以在网页上观看：{ $link }
delivery-unreachable = 短片做好了，但对话里的位置已经不在了。用 /gallery 就能找到它。
delivery-failed = 短片做好了，但我没能发到这里。用 /gallery 就能找到它。
situation = { $running ->
    [0] { $queued ->
        [0] 队列是空的。
       *[other] 有 { $queued } 个短片在排队。
    }
   *[other] { $queued ->
        [0] 正在制作 { $running } 个短片，没有排队的。
       *[other] 正在制作 { $running } 个短片，{ $queued } 个在排队。
    }
}{ $yours ->
    [0] {""}
   *[other] 其中 { $yours } 个是你的。
}{ $seconds ->
    [-1] {""}
   *[other] 你的下一个大约还需 { $seconds } 秒。
}
situation-loading = { situation }{ $percent ->
    [-1] 正在加载模型 { $engine }。
   *[other] 正在加载模型 { $engine }，已完成 { $percent }%。
}

gallery-mine = { $clips ->
    [0] 你还没有短片。来做一个吧：/video 海上日落延时
    [1] 你的短片：
   *[other] 你的 { $clips } 个短片，第 { $page } 页，共 { $pages } 页：
}
gallery-here = { $clips ->
    [0] 这里还没有短片。来做第一个吧：/video 海上日落延时
    [1] 在这里制作的短片：
   *[other] 在这里制作的 { $clips } 个短片，第 { $page } 页，共 { $pages } 页：
}
gallery-favourites = { $clips ->
    [0] 你还没有收藏。
    [1] 你的收藏：
   *[other] 你收藏的 { $clips } 个短片，第 { $page } 页，共 { $pages } 页：
}
settings =
    你的默认选项（没有另外说明时采用）：
    时长：{ $seconds ->
        [usual] 默认
       *[other] { $seconds } 秒
    }
    尺寸：{ $size ->
        [usual] 默认
       *[other] { $size }
    }
    画质：{ $quality ->
        [usual] 默认
       *[other] { $quality }
    }
    每秒帧数：{ $fps ->
        [usual] 默认
       *[other] { $fps }
    }
    格式：{ $format ->
        [usual] 默认
       *[other] { $format }
    }
    风格：{ $style ->
        [usual] 默认
       *[other] { $style }
    }
    引擎：{ $engine ->
        [usual] 可用的最佳引擎
       *[other] { $engine }
    }
privacy-kept =
    关于你，我只在运行我的那台机器上保存：
    • 你的请求及其描述（{ $requests } 条），以及为此制作的短片
    • 你的收藏（{ $favourites } 个）
    • 你给我用作短片开头的图片（{ $pictures } 张）
    • 你的设置
    同一社区里有人提出相同的请求时，可能会看到已有的短片。除非社区选择共享短片，其他内容不会离开它所在的对话。
privacy-after = 会保留的有：已经发出的消息，直到有人在这里删除；同时给过别人的短片及其描述；社区对你的决定；你今天已用的额度。
privacy =
    { privacy-kept }
    输入 /privacy delete 可全部删除。{ privacy-after }
privacy-deleted = { $clips ->
    [0] 已删除你的全部请求、描述、图片、收藏和设置。
   *[other] 已删除你的全部请求、描述、图片、收藏和设置，以及 { $clips } 个短片。
}

## bot: communities

setting-channels = 频道
setting-roles = 身份组
setting-gallery-channel = 画廊频道
setting-engines = 引擎
setting-quality = 画质
setting-language = 语言
setting-spoiler = 剧透遮挡
setting-sharing = 共享
setting-seconds = 短片最长秒数
setting-jobs = 每位成员同时进行的短片数
setting-quota = 每位成员 24 小时内的新短片数
setting-cooldown = 两次请求之间的间隔秒数
setting-blocked-words = 屏蔽词
rule-channels = { $value ->
    [none] 所有频道都可以请求短片。
   *[other] 只有这些频道及其子区可以请求短片：{ $value }。
}
rule-roles = { $value ->
    [none] 所有人都可以请求短片。
   *[other] 只有拥有以下任一身份组的人可以请求：{ $value }。
}
rule-gallery-channel = { $value ->
    [none] 尚未设置。选定之后，收到 ❤️、⭐ 或 👍 的短片会在那里再展示一次，并注明是谁请求的。
   *[other] 收到 ❤️、⭐ 或 👍 的短片会在 { $value } 再展示一次，并注明是谁请求的。
}
rule-engines = { $value ->
    [none] 所有引擎都可以使用。
   *[other] 只可以使用：{ $value }。
}
rule-quality = { $value ->
    [none] 所有画质都可以选择。
   *[other] 画质最高为“{ $value }”。
}
rule-language = { $value ->
    [none] 用每个人自己的语言回答。
   *[other] 短片周围的文字使用{ $value }。
}
rule-spoiler = { $value ->
    [yes] 每个短片都先遮挡起来，点击后才显示。
   *[no] 短片直接显示。
}
rule-sharing = { $value ->
    [yes] 这里的短片可用于其他共享社区的相同请求，它们的短片也可用于这里的请求。
   *[no] 这里的短片只在这里重复使用。
}
rule-seconds = { $value ->
    [none] 短片可以长到我能做的上限。
   *[other] 短片最长 { $value } 秒。
}
rule-jobs = { $value ->
    [none] 只受我的总体上限限制。
   *[other] 每位成员最多同时进行 { $value } 个短片。
}
rule-quota = { $value ->
    [none] 每位成员每天可以得到任意多个新短片。
    [0] 成员不能得到新短片，有单独配额的成员除外。
   *[other] 每位成员 24 小时内可以得到 { $value } 个新短片。
}
rule-cooldown = { $value ->
    [none] 成员可以马上再次请求。
   *[other] 成员两次请求之间至少间隔 { $value } 秒。
}
rule-blocked-words = { $value ->
    [none] 描述里可以写任何词。
   *[other] 含有这些词的描述会被拒绝：{ $value }
}
setting-number = “{ $given }”不能用作“{ $setting ->
    [seconds] { setting-seconds }
    [jobs] { setting-jobs }
    [quota] { setting-quota }
   *[cooldown] { setting-cooldown }
}”：请填写 { $least } 到 { $most } 之间的{ $setting ->
    [seconds] 数字
   *[other] 整数
}，留空则不限制。
word-empty = “{ $word }”会拒绝所有描述。* 只能写在词的末尾。
word-too-long = “{ $word }”太长了：一个词最多 { $most } 个字符。
words-too-many = 太多了：最多 { $most } 个词，总共 { $characters } 个字符。
language-name = 简体中文
stats-day = 最近 24 小时
stats-week = 最近 7 天
stats-month = 最近 30 天
stats = { $asked ->
    [0] 没有人请求短片。
   *[other] { $people } 人请求了 { $asked } 次：新制作 { $made } 次，重复使用 { $reused } 次，失败 { $failed } 次，取消 { $cancelled } 次，进行中 { $open } 次。
}
member-blocked = 我不再在这里为 { $member } 制作短片。用 /reelbot unblock 可以撤销。
member-unblocked = { $member } 又可以在这里请求短片了。
members-blocked = { $count ->
    [0] 这里没有人被屏蔽。
   *[other] 这里有 { $count } 人被屏蔽：{ $members }
}
member-quota = { $most ->
    [none] { $member } 在最近 24 小时内得到了 { $used } 个新短片，数量不限。
   *[other] { $member } 在最近 24 小时内得到了 { $used } 个新短片，上限为 { $most } 个。
}{ $free ->
    [none] {""}
   *[other] { $free }可以再得到一个。
}{ $own ->
    [yes] 这是单独为其设置的配额。
   *[no] {""}
}
member-quota-both = 请填写数量，或者重置配额，不要两者都选。
admin-only = 只有可以管理这个服务器的人才能这样做。
owner-only = 只有运行我的人才能这样做。
house-drained = { $jobs ->
    [0] 我不再接受新的请求，也没有待制作或待发送的短片：可以让我停机了。
   *[other] 我不再接受新的请求。还有 { $jobs } 个短片待制作或待发送。
}
house-opened = 我又开始接受请求了。
house-announced = { $announcement ->
    [none] 公告已撤下。
   *[other] 我的状态现在显示：{ $announcement }
}
servers = { $count ->
    [0] 我不在任何服务器里。
    [1] 我在 1 个服务器里：
   *[other] 我在 { $count } 个服务器里，最近 7 天最活跃的排在最前。第 { $page } 页，共 { $pages } 页：
}
server-line = { $name } · { $members } 名成员 · { $asked } 次请求


## bot: commands

command-missing = 请以命令开头，例如：/video 海上日落延时。输入 /help 可查看全部命令。
command-unknown = 没有“{ $command }”这个命令。可用的命令有 { $known }。
command-near = 没有“{ $command }”这个命令，你是不是想输入 { $near }？
argument-unexpected = 看不懂这里的“{ $given }”。正确的写法是 { $form }。
prompt-empty = 想看什么画面？请写在命令后面，例如：/video 海上日落延时
prompt-too-long = 描述太长了：共 { $length } 个字符，最多 { $most } 个。
flag-unknown = 没有“{ $flag }”这个选项。可用的选项有 { $known }。
flag-near = 没有“{ $flag }”这个选项，你是不是想输入 { $near }？
flag-needs-value = { $flag } 后面需要写上内容，例如：{ $form }
flag-twice = { $flag } 出现了两次，写一次就够了。
flag-not-a-number = { $flag } 后面应当是数字，而“{ $given }”不是。正确的写法是 { $form }。
flag-out-of-range = { $flag } 的范围是 { $least } 到 { $most }，“{ $given }”超出了范围。
words-too-long = { $flag } 后面有 { $length } 个字符，最多 { $most } 个。
size-unreadable = 看不懂尺寸“{ $given }”。请写成 --size 640x480，或者用 { $names } 之一。
size-out-of-range = 做不了 { $given } 这个尺寸：每边的范围是 { $least } 到 { $most } 像素。
size-odd = 宽和高都必须是偶数，{ $given } 不符合，可以试试 --size { $near }。
size-too-large = { $given } 共有 { $pixels } 个像素，最多 { $most } 个（1920x1080）。
quality-unknown = 没有“{ $given }”这种画质，可选的有 { $known }。
format-unknown = 做不了“{ $given }”格式，只支持 { $known }，例如：--format gif
switch-unreadable = { $flag } 后面写 on 或 off，“{ $given }”都不是，例如：{ $flag } off
help =
    描述一个画面，我来做成短片：
    /video 海上日落延时{ $physics ->
        [yes] {"\u000A"}/physics 一个1米长的单摆   按物理规律模拟，并标出数值
       *[no] {""}
    }
    
    后面可以随意加上这些选项：
    --seconds 1..10   时长（秒）
    --size 640x480   尺寸，也可以写 square（正方形）、portrait（竖屏）、landscape（横屏）
    --quality draft   画质：draft（草稿）、standard（标准）、high（高）{ $profiles ->
        [none] {""}
       *[other] ；模型的工作方式：{ $profiles }
    }
    --fps 24   每秒帧数
    --seed 7   随机种子，相同的种子得到相同的短片
    --format gif   生成 GIF 而不是 MP4
    --style NAME   { $styles ->
        [none] 画面风格（如果引擎支持）
       *[other] 画面风格：{ $styles }
    }
    --no 人物、文字   画面里不要出现的东西{ $physics ->
        [yes] {"\u000A"}--numbers off   模拟画面里不写数值
       *[no] {""}
    }
    --engine NAME   使用的引擎：{ $engines }
    
    { $pictures ->
        [yes] 一起发来的图片就是短片的开头。/extend 接着上一个短片往下做，照旧或换个新描述。
       *[no] {""}
    }/again 换个种子重做上一个短片，/status 和 /queue 查看进度，/cancel 取消最近的请求，/gallery 重看做过的短片，/settings 修改默认选项，/privacy 说明我保存了什么。
help-video = 把你的描述做成短片
help-again = 换个种子重做上一个短片
help-extend = 接着你的短片往下做：照旧，或换个新描述
help-status = 查看你的短片和排队情况
help-cancel = 取消最近的请求
help-queue = 查看排队情况和你的短片的位置
help-gallery = 浏览做过的短片：你的、这里的、收藏的
help-settings = 设置你的默认选项：时长、尺寸、风格等
help-privacy = 查看我保存了你的哪些信息，也可以删除
help-physics = 把物理现象做成短片
help-help = 使用说明


## bot: command line

stage-queued = 排队中，第 { $position } 位
stage-load = 准备中
stage-draw = 绘制中
stage-denoise = 去噪中
stage-decode = 解码中
stage-simulate = 模拟中
stage-encode = 编码中
stage-other = 处理中


job-line = 第 { $number } 个短片“{ $prompt }”：{ $state }
job-state-queued = 排队中
job-state-running = 制作中
job-state-ready = 已完成，即将发送
job-state-delivered = 已完成
job-state-failed = 失败
job-state-cancelled = 已取消

ask-made = { $file }：{ $width }x{ $height }，{ $length } 秒，由 { $engine } 在 { $seconds } 秒内做成，种子 { $seed }
ask-reused = { $file }：{ $width }x{ $height }，{ $length } 秒，沿用 { $engine } 先前为“{ $prompt }”做的短片，种子 { $seed }
ask-other = { $engine ->
    [physics] 也可以模拟
   *[other] 也可以想象
}：加上 --engine { $engine }
ask-cancelled = 这个短片已取消。
ask-waiting = 正在等待使用同一数据目录的另一个 ask 命令结束……
ask-ending-unknown = 无法写入 { $ending } 文件，--out 的文件名应以 { $known } 之一结尾。
ask-ending-not-gif = --format gif 与以 { $ending } 结尾的文件名不一致。

line-wrong = 第 { $number } 行：{ $reason }
judge-no-json = 这不是 JSON。
judge-no-pair = 每一对是一个对象，含有 "a" 和 "b" 两段文字。

cache-stats-kept = { $clips ->
    [0] 没有保存短片，
   *[other] 保存着 { $clips } 个短片，
}占用 { $megabytes } MB，上限 { $quota } MB（{ $percent } %）。
cache-stats-engines = 按引擎：{ $listed }。
cache-stats-scopes = 按社区：{ $listed }。
cache-stats-embedded = 嵌入向量在查找首次需要时生成：已生成 { $embedded } 个，尚不需要 { $waiting } 个，嵌入模型读不懂提示词的 { $unreadable } 个。
cache-stats-answers = 大家得到的 { $answered } 个短片中，{ $reused } 个是现成的（{ $percent } %）：用词相同 { $exact } 个（其中内存命中 { $hot } 个），含义相同 { $meaning } 个，两人同时要求 { $twin } 个。
cache-stats-refused = 有 { $clips } 次，得到换一种说法的现成短片的人要求了重新制作。
cache-stats-warm = 还有 { $clips } 个短片待预先制作。
cache-clear-nothing = 没有可删除的短片。
cache-clear-sure = 要删除 { $clips } 个短片（{ $megabytes } MB）吗？删除后无法恢复。
cache-clear-kept = 没有删除任何内容。
cache-clear-done = 已删除 { $clips } 个短片。
cache-clear-liked = 保留了 { $clips } 个收藏的短片；加上 --all 会一并删除。
cache-clear-promised = 保留了 { $clips } 个尚待发送的短片。
cache-verify-broken = 短片 { $clip }：文件缺失或不完整。
cache-verify-altered = 短片 { $clip }：文件内容与写入时不同。
cache-verify-stray = 文件 { $file }：不属于任何短片，或只写了一半。
cache-verify-fine = 每个短片都有完整的文件，每个文件都属于某个短片。
cache-verify-wrong = 发现 { $flaws } 处问题。加上 --repair 即可修复。
cache-verify-mended = 已修复：{ $flaws } 处。仍有问题：{ $left } 处。

warm-what = 请指定一个提示词文件，或使用 --forget。
warm-no-clip = 这一行没有要求短片。
warm-no-community = “{ $given }”不是社区。社区以平台和编号表示，例如 discord:1234。
warm-nobody-shares = 没有社区共享短片，做了也没有人用得上。请用 --community 指定一个：{ $known }。
warm-added = 清单：新增 { $clips } 条，原有 { $known } 条。
warm-to-the-bot = 机器人正在运行，会在无人等待时制作清单上的短片。
warm-outcome = { $outcome ->
    [made] 已制作
    [answered] 已有
    [left] 刚好有人要求了
    [refused] 被拒绝
    [given-up] 已放弃
   *[failed] 失败，稍后再试
}：{ $prompt } { $why }
warm-full = 存储空间快满了。再做会挤掉大家要求过的短片，因此到此为止。
warm-left = 清单上还有 { $clips } 条：机器人会在无人等待时制作，也可以稍后再运行同一命令。
warm-forgotten = 清单上原有 { $clips } 条，现已清空。


## adapters: web

web-not-found = 这里什么也没有。
web-method-refused = 这个地址不接受该方法。
web-request-invalid = 请求在“{ $where }”处不符合要求：{ $why }。
web-not-json = 这个地址只接受 JSON：请加上请求头 Content-Type: application/json。
web-body-too-large = 一次发送的内容太多；一个请求最多 64 kB。
web-too-fast = 请慢一点：{ $seconds } 秒后再试。
web-host-refused = 我不认识“{ $host }”这个名字。如果它是我的，请把它加到 WEB_ALLOWED_HOSTS。
web-cross-site = 这个请求来自别的网站的页面，所以没有执行。
web-token-needed = 这个 Reelbot 需要先输入口令。
web-token-wrong = 口令不对。
web-key-needed = 请用“Authorization: Bearer KEY”发送一个密钥。这里任何密钥都可以；你的短片归它所有。
web-not-a-form = 这个地址接受 JSON 或表单：Content-Type 应为 application/json 或 multipart/form-data。
web-not-a-picture = 这个地址只接受图片：请发送文件本身，并带上请求头 Content-Type: image/png、image/jpeg 或 image/webp。
web-file-unexpected = 没有放文件“{ $param }”的地方：请把图片作为 input_reference 发送。
web-too-slow = 你的图片传得太慢了。请再试一次，或换一张小一点的。
web-no-reference = 这里的引擎都不接受参考图片或视频。请用文字描述画面。


## adapters: chats

chat-prompt = “{ $prompt }”
chat-progress = { $words } · { $left }
chat-clip = { $engine } · 种子 { $seed } · { $length } 秒
chat-clip-reused = { $engine } · 种子 { $seed } · { $length } 秒 · 沿用{ $when }做的短片
chat-clip-like = { $engine } · 种子 { $seed } · { $length } 秒 · 沿用{ $when }为另一种说法做的短片
ago-earlier = 先前
ago-moments = 刚才
ago-minutes = { $count } 分钟前
ago-hours = { $count } 小时前
ago-days = { $count } 天前
chat-clip-similar = { $engine } · 种子 { $seed } · { $length } 秒 · 沿用{ $when }为“{ $prompt }”做的短片
button-watch = 在网页上观看
button-again = 再来一次
button-other = { $engine ->
    [physics] 改为模拟
   *[other] 改为想象
}
button-edit = 修改
button-gif = GIF
button-mp4 = MP4
button-favourite = 收藏
button-delete = 删除
button-cancel = 取消
edit-title = 换个说法再做
edit-prompt = 画面里有什么
favourite-kept = 已加入收藏，可用 /gallery 查看。
favourite-dropped = 已从收藏中移除。
how-title = 短片 { $number } 是怎么做的
how-prompt = 描述
how-avoid = 不要出现
how-engine = 引擎
how-style = 风格
how-begins = 开头
how-begins-is = 给出的图片，或另一段短片的结尾
how-profile = 画质
how-model = 模型
how-revision = 版本
how-software = 软件
how-seed = 种子
how-picture = 画面
how-picture-is = { $width }x{ $height }，{ $length } 秒，每秒 { $fps } 帧
how-picture-open = { $width }x{ $height }，每秒 { $fps } 帧，时长视内容而定
how-file = 文件
how-file-is = MP4，{ $megabytes } MB
how-made = 制作
how-made-new = 为这个请求新做的
how-made-exact = 先前为完全相同的请求做的
how-made-words = 更早时，为“{ $prompt }”
how-made-like = 更早时，为意思相同的另一种说法
how-made-twin = 同时为别人的相同请求做的
how-made-shown = 先前做的，在这里再次展示
how-made-not = 还没有：{ $state }
how-taken = 制作用时
how-taken-is = { $seconds } 秒
how-asked = 请求时间
left-moment = 马上就好
left-seconds = 大约还需 { $seconds } 秒
left-minutes = 大约还需 { $minutes } 分钟
left-hours = 大约还需 { $hours } 小时


## adapters: discord

command-name-video = 视频
command-name-again = 再来
command-name-extend = 接着
command-name-status = 状态
command-name-cancel = 取消
command-name-help = 帮助
command-name-queue = 队列
command-name-gallery = 画廊
command-name-settings = 设置
command-name-privacy = 隐私
command-name-physics = 物理
option-name-prompt = 描述
option-name-seconds = 秒数
option-name-size = 尺寸
option-name-quality = 画质
option-name-fps = 帧率
option-name-seed = 种子
option-name-format = 格式
option-name-numbers = 数值
option-name-style = 风格
option-name-avoid = 不要
option-name-engine = 引擎
option-name-onward = 描述
option-name-image = 图片
option-name-job = 短片
option-name-shelf = 哪些
option-prompt = 画面里有什么
option-seconds = 时长
option-size = 画面形状
option-quality = 画面的精细程度
option-fps = 每秒帧数
option-seed = 相同的种子得到相同的短片
option-format = MP4 更流畅，GIF 会自动播放
option-numbers = 画面里是否写出数值
option-style = 画面风格
option-avoid = 画面里不要出现的东西
option-engine = 用哪个引擎制作
option-image = 短片开头的图片：PNG、JPEG 或 WebP
option-onward = 接下来发生什么；不填则照旧
option-job = 短片编号；不填则为最近的一个
option-shelf = 看哪些短片
option-physics = 会发生什么
choice-square = 正方形
choice-portrait = 竖屏
choice-landscape = 横屏
choice-draft = 草稿
choice-standard = 标准
choice-high = 高
choice-mp4 = MP4
choice-gif = GIF
choice-on = 显示
choice-off = 不显示
choice-mine = 我的短片
choice-here = 在这里制作的
choice-favourites = 我的收藏
menu-animate = 把这条消息做成短片
menu-animate-picture = 让这张图片动起来
menu-how = 这是怎么做的？
animate-empty = 这条消息里没有可以做成短片的文字。
animate-no-picture = 这条消息里没有可以动起来的图片。
how-unknown = 那条消息里没有我做的短片。
button-refresh = 刷新
button-newer = 较新的
button-older = 较早的
button-reset = 恢复默认
button-erase = 删除我的数据
button-erase-sure = 是的，全部删除
button-erase-not = 保留
button-try = 试一试
queue-more = …… 还有 { $more } 个
gallery-clip = { $engine } · { $length } 秒
gallery-clip-reused = { $engine } · { $length } 秒 · 沿用先前的短片
gallery-favour = 点短片下面的 ⭐，就会收藏到这里。
gallery-show = 点数字，把那个短片展示给这里的所有人。
settings-title = 你的默认选项
settings-hint = 请求里没有另外说明时采用。
settings-seconds = 时长
settings-size = 尺寸
settings-quality = 画质
settings-style = 风格
settings-format = 格式
settings-engine = 引擎
settings-usual = 默认
settings-best = 可用的最佳引擎
settings-length = { $seconds } 秒
privacy-title = 你的数据
privacy-press = 点下面的按钮可全部删除。{ privacy-after }
privacy-sure = 要全部删除吗？删除后无法恢复。
privacy-still = 什么都没有删除。
help-title = 你来描述，我做成短片
help-start = 输入 /{ $video }，写下画面里有什么，或者试试这些：
help-under = 用短片下面的按钮可以重做、修改描述、换格式、收藏和删除。
help-apps = 右键点一条消息（手机上长按），在“APP”里还有“{ $animate }”和“{ $how }”。
help-apps-picture = 带图片的消息上还有“{ $picture }”。
credit = 作者 { $author } · [原短片]({ $link })
command-name-reelbot-settings = 设置
command-name-reelbot-block = 屏蔽
command-name-reelbot-unblock = 解除屏蔽
command-name-reelbot-blocked = 屏蔽名单
command-name-reelbot-quota = 配额
command-name-reelbot-stats = 统计
command-name-reelbot-servers = 服务器
command-name-reelbot-drain = 暂停
command-name-reelbot-announce = 公告
help-reelbot = 供管理这个服务器的人使用
help-reelbot-settings = 设置这个服务器的短片规则
help-reelbot-block = 不再为某位成员制作短片
help-reelbot-unblock = 重新为某位成员制作短片
help-reelbot-blocked = 查看这个服务器的屏蔽名单
help-reelbot-quota = 查看或设置某位成员的新短片配额
help-reelbot-stats = 查看这个服务器的请求统计
help-reelbot-servers = 查看我所在的服务器（供运行我的人使用）
help-reelbot-drain = 暂停或恢复接受新的请求（供运行我的人使用）
help-reelbot-announce = 设置我的状态文字（供运行我的人使用）
option-name-member = 成员
option-name-clips = 短片数
option-name-reset = 重置
option-name-state = 状态
option-name-announcement = 公告
option-name-text = 文字
option-member = 哪位成员
option-clips = 仅对这位成员：24 小时内的新短片数
option-reset = 恢复为与所有人相同
option-state = 是否暂停接受新的请求
option-announcement = 原因，或者到什么时候
option-text = 留空则撤下公告
choice-drain-on = 暂停
choice-drain-off = 恢复
panel-title = 这个服务器的短片规则
panel-places = 频道与成员
panel-clips = 短片
panel-limits = 限制
panel-change = 修改
panel-on = 打开
panel-off = 关闭
panel-numbers = 限制
panel-words = 屏蔽词
panel-words-hint = 每行一个；末尾的 * 代表任意结尾
panel-number-hint = { $least } 到 { $most }；留空则不限制
panel-any-channels = 所有频道
panel-any-roles = 所有人
panel-any-gallery-channel = 没有画廊频道
panel-any-engines = 所有引擎
panel-any-quality = 所有画质
panel-any-language = 每个人自己的语言
panel-previous = 上一页
panel-next = 下一页
gallery-lacks = 我无法在“{ $channel }”展示短片：我在那里缺少“{ $permission ->
    [view_channel] 查看频道
    [send_messages] 发送消息
   *[attach_files] 附加文件
}”权限。
gallery-unseen = 我看不到那个频道。


## adapters: telegram

bot-description = 我把你的文字变成短片。写下短片要展示什么，例如：海上日落延时摄影。在其他聊天里，输入我的名字和你想看的内容即可。/help 有更多说明，/privacy 说明我保存了什么。
bot-short-description = 写几句话，得到一段短片。也可以在任何聊天里输入我的名字使用。
help-reelbot-group = 设置本群的短片规则
help-reelbot-own = 设置你自己的规则：最长时长、画质、语言、共享
button-make = 生成这段短片
button-private = 打开私聊
command-elsewhere = 在这里我只做短片：写下短片要展示什么。其他功能请到我们的私聊里使用。
offer-over = 时间太久了。请重新写下短片要展示什么。
picture-none = 这里还没有能让图片动起来的引擎。请用文字写下短片要展示什么，不要附图片。
telegram-private = 这些只给你自己看。请打开与我的私聊，我在那里告诉你。
telegram-no-storage = 这里无法显示短片，因为运行我的人还没有设置存放短片的聊天。请到我们的私聊里请求。
edit-reply = 回复这条消息，写下短片要展示什么，来代替“{ $prompt }”。
inline-make = 生成这段短片
inline-waits = 正在准备……如果没有动静，请按下面的按钮。
inline-error = 这样不行
inline-private = 在私聊里生成
gallery-press = 按数字可以再次显示那段短片。
settings-more = 按一下选择，再按一下恢复默认。全部选项：/settings --seconds 5 --size 800x600 --style 风格 --engine 引擎
admin-only-group = 只有本群的管理员可以这样做。
clip-deleted = 这个短片已被删除。
message-stays = 短片已删除，但 Telegram 只让我收回最近两天的消息。请你自己删除那条消息。
panel-title-group = 本群的短片规则
panel-title-own = 你自己的短片规则
rule-topics = { $value ->
    [none] 话题：每个话题都可以请求短片。
   *[other] 话题：只能在{ $value }请求短片。
}
rule-members = { $value ->
    [none] 成员：每个人都可以请求短片。用 /reelbot allow 回复某人之后，就只有被允许的人可以请求。
   *[other] 成员：只有这些人可以请求短片：{ $value }。用 /reelbot allow 或 /reelbot disallow 回复某人来更改。
}
topic-number = 话题 { $number }
panel-topic-in = 允许这个话题
panel-topic-out = 不再允许这个话题
panel-topic-any = 允许所有话题
rule-reply-words = { $setting }：请回复这条消息，每行一个词；词尾的 * 代表任意结尾。回复 - 表示没有。
rule-reply-number = { $setting }：请用 { $least } 到 { $most } 之间的数字回复这条消息，回复 - 表示不限制。
reelbot-words = 我认识 /reelbot、/reelbot stats 和 /reelbot blocked；回复某位成员时还可以用 /reelbot block、unblock、allow、disallow、quota 数量、quota reset。
reelbot-reply = 请用它回复那位成员写的消息：我无法查找别人。
member-allowed = { $member } 可以在这里请求短片。
member-disallowed = { $member } 不再属于可以在这里请求短片的人。
house-topic = 这个话题里不做短片；本群的其他话题可以。
house-member = 本群只有部分成员可以在这里请求短片，你不在其中。
telegram-nobody = 你在以群组或频道的身份说话，它们与我没有私聊。请用你自己的身份来问。
rule-wrong = “{ $given }”不行。
topic-general = 常规话题
reelbot-alone = 这是给群组用的。你自己可以用 /reelbot 和 /reelbot stats。
reelbot-quota = “{ $given }”不行：请在 /reelbot quota 后面写一个不超过 { $most } 的整数，或写 /reelbot quota reset。
in-hours = 大约 { $hours } 小时后
