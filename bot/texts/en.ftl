### What Reelbot says, in English. Sections follow the rooms; ids are kebab-case.

## general

error-internal = Something went wrong on my side. Please try again.

## generator: encoder, workers, engines

engine-unknown = There is no engine “{ $engine }”. To choose from: { $known }.
engine-unavailable = The engine “{ $engine }” cannot work here. { $reason }

## physics

physics-unknown = I do not know which phenomenon that is. Describe one of the classroom, like “a pendulum 1 m long released from 30 degrees”; /video makes a clip of anything else.
physics-refused = That cannot be shown. { $why }

## sketch


## cache


## bot: queue, scheduler, delivery, service

queue-yours-full = You have { $open } clips on their way already, and { $most } at a time is the most. Wait for one, or stop one with /cancel.
queue-yours-full-here = You have { $open } clips on their way already, and { $most } at a time is the most here. Wait for one, or stop one with /cancel.
cooldown = { $seconds ->
    [one] One moment: you can ask again in a second.
   *[other] One moment: you can ask again in { $seconds } seconds.
}
quota-used = { $most ->
    [one] You had your one new clip of the last 24 hours; the next is free in about { $hours } h. Clips that exist already can still be shown.
   *[other] You had your { $most } new clips of the last 24 hours; the next one is free in about { $hours } h. Clips that exist already can still be shown.
}
quota-none = You may ask for no new clips here.
house-closed = I am pausing for maintenance and take no new requests right now. { $announcement }
house-blocked = You cannot make clips here: the people who look after this place have blocked you.
house-channel = Clips are not made in this channel; other channels of this place are open for them.
house-role = Only people with certain roles can make clips here, and you have none of them.
house-word = “{ $word }” is not wanted in prompts here.
house-engine = The engine “{ $engine }” is not used here. To choose from: { $known }.
house-seconds = A clip may have { $most } s here, and you asked for { $given } s.
house-quality = The quality goes up to “{ $most }” here.
queue-full = { $most } clips are waiting already, and that is all I can take on. Please try again later.
engine-none = No engine can work here. Whoever runs me finds out why with: python -m bot doctor
style-unknown = { $engine } has no style “{ $style }”. It has { $known }.
style-unknown-anywhere = There is no style “{ $style }” here. There are: { $known }.
styles-none = { $engine } has no styles to choose from.
profile-unknown = { $engine } has no quality “{ $profile }”. It has { $known }.
profile-missing = The quality “{ $profile }” of { $engine } is not installed here. Whoever runs me gets it with: python -m bot models pull { $profile }
profile-unknown-anywhere = The quality “{ $profile }” is not to be had here. There are: { $known }.
weights-missing = { $by ->
    [sketch] Sketched
   *[other] Made by { $by }
}, because the weights of { $engine } are not installed: python -m bot models pull { $profile } gets them.
job-unknown = I do not know that clip.
job-not-yours = Only who asked for this clip, or a moderator, can do that.
job-none = You have not asked for a clip yet.
job-none-here = You have not asked for a clip here yet.
job-none-open = You have nothing to cancel.
job-ended = Clip { $number } is finished already.
job-timed-out = This clip took too long, so I stopped it. A shorter or a smaller one may do.
job-worker-died = Making this clip failed { $attempts } times, so I gave it up.
job-no-room = This clip could not be made: my disk is full. Whoever runs me has to make room there.
job-failed = This clip could not be made. Something went wrong on my side.
clip-not-ready = This clip is not made yet.
clip-gone = This clip is no longer kept. Ask for it again, and I will make it anew.
engine-seconds = The engine { $engine } makes clips of { $most } seconds at most. /extend goes on from there.
picture-engine = The engine “{ $engine }” cannot begin with a picture. To choose from: { $known }.
picture-gone = The picture that this clip should begin with is no longer kept. Send it again.
picture-unfetched = I could not get this picture from where it is. Send it again.
picture-kind = I can begin with a PNG, a JPEG or a WebP, and this is something else.
picture-broken = I cannot read this picture: the file is damaged, or cut short.
picture-too-heavy = This picture is too large for me: { $most } MB are the most.
picture-too-small = This picture has { $given } pixels, and each side needs { $least } at least.
picture-too-large = This picture has { $given } pixels: a side may have { $most }, and all of it { $megapixels } million.
picture-too-many = You gave me { $most } pictures within an hour. Take a break, and then give me more.
picture-elsewhere = A picture goes with what a clip should show, not with another command.
picture-prompt = the picture comes to life with gentle, natural motion
other-none = For this clip I have nothing else to offer.
extend-none = No engine here can go on from a clip yet.
convert-too-big = I could not make this clip small enough to post it here as { $format ->
    [GIF] a GIF
   *[other] an MP4
} ({ NUMBER($megabytes, maximumFractionDigits: 1) } MB are the most), so it stays as it was.
convert-failed = I could not post this clip as { $format ->
    [GIF] a GIF
   *[other] an MP4
}, so it stays as it was.
clip-too-big = I could not make this clip small enough to post it here: { $megabytes } MB are the most.
clip-too-big-link = I could not make this clip small enough to post it here: { $megabytes } MB are the most. You can watch it on the web: { $link }
delivery-unreachable = The clip is made, but its place in the conversation is gone. You find it in /gallery.
delivery-failed = The clip is made, but I could not post it here. You find it in /gallery.
situation = { $running ->
    [0] { $queued ->
        [0] The queue is empty.
        [one] One clip is waiting.
       *[other] { $queued } clips are waiting.
    }
    [one] { $queued ->
        [0] One clip is being made, and none is waiting.
        [one] One clip is being made, and one is waiting.
       *[other] One clip is being made, and { $queued } are waiting.
    }
   *[other] { $queued ->
        [0] { $running } clips are being made, and none is waiting.
        [one] { $running } clips are being made, and one is waiting.
       *[other] { $running } clips are being made, and { $queued } are waiting.
    }
}{ $yours ->
    [0] {""}
    [one] { " " }One is yours.
   *[other] { " " }{ $yours } are yours.
}{ $seconds ->
    [-1] {""}
   *[other] { " " }Your next one should be there in about { $seconds } s.
}
situation-loading = { situation }{ " " }{ $percent ->
    [-1] The model { $engine } is being loaded.
   *[other] The model { $engine } is being loaded: { $percent } % so far.
}

gallery-mine = { $clips ->
    [0] You have no clips yet. Make one: /video a sunset timelapse
    [one] Your clip:
   *[other] Your { $clips } clips, page { $page } of { $pages }:
}
gallery-here = { $clips ->
    [0] There are no clips here yet. Make the first one: /video a sunset timelapse
    [one] The one clip that was made here:
   *[other] The { $clips } clips that were made here, page { $page } of { $pages }:
}
gallery-favourites = { $clips ->
    [0] You have no favourites yet.
    [one] Your favourite:
   *[other] Your { $clips } favourites, page { $page } of { $pages }:
}
settings =
    Your defaults, for what a request leaves open:
    length: { $seconds ->
        [usual] default
       *[other] { $seconds } s
    }
    size: { $size ->
        [usual] default
       *[other] { $size }
    }
    quality: { $quality ->
        [usual] default
       *[other] { $quality }
    }
    frames per second: { $fps ->
        [usual] default
       *[other] { $fps }
    }
    format: { $format ->
        [usual] default
       *[other] { $format }
    }
    style: { $style ->
        [usual] default
       *[other] { $style }
    }
    engine: { $engine ->
        [usual] best available
       *[other] { $engine }
    }
privacy-kept =
    What I keep about you, only on the machine that I run on:
    • your requests and their prompts ({ $requests }), and the clips made for them
    • your favourites ({ $favourites })
    • pictures that you gave me to begin clips with ({ $pictures })
    • your settings
    Somebody in the same community who asks for the same may be shown a clip that exists. Nothing else leaves the conversation it was made in, unless a community shares its clips.
privacy-after = What stays: messages already posted, until they are deleted here; clips that others were given too, with the words they were made from; what a community decided about you; how much of a quota you used today.
privacy =
    { privacy-kept }
    /privacy delete removes all of it. { privacy-after }
privacy-deleted = { $clips ->
    [0] Done: your requests, prompts, pictures, favourites and settings are deleted.
    [one] Done: your requests, prompts, pictures, favourites and settings are deleted, and one clip.
   *[other] Done: your requests, prompts, pictures, favourites and settings are deleted, and { $clips } clips.
}

## bot: communities

setting-channels = Channels
setting-roles = Roles
setting-gallery-channel = Gallery channel
setting-engines = Engines
setting-quality = Quality
setting-language = Language
setting-spoiler = Spoilers
setting-sharing = Sharing
setting-seconds = Longest clip, in seconds
setting-jobs = Clips at a time, per member
setting-quota = New clips in 24 hours, per member
setting-cooldown = Pause between requests, in seconds
setting-blocked-words = Blocked words
rule-channels = { $value ->
    [none] Clips can be asked for in every channel.
   *[other] Clips can be asked for in { $value } and their threads only.
}
rule-roles = { $value ->
    [none] Everyone can ask for clips.
   *[other] Only people with one of these roles can ask: { $value }.
}
rule-gallery-channel = { $value ->
    [none] There is none. Choose one, and clips that get a ❤️, ⭐ or 👍 are shown there once more, with the name of who asked for them.
   *[other] Clips that get a ❤️, ⭐ or 👍 are shown once more in { $value }, with the name of who asked for them.
}
rule-engines = { $value ->
    [none] Every engine can be used.
   *[other] Only these can be used: { $value }.
}
rule-quality = { $value ->
    [none] Every quality can be chosen.
   *[other] The highest quality is “{ $value }”.
}
rule-language = { $value ->
    [none] Everybody is answered in their own language.
   *[other] The words around a clip are in { $value }.
}
rule-spoiler = { $value ->
    [yes] Every clip is hidden behind a spoiler cover until it is clicked.
   *[no] Clips are shown openly.
}
rule-sharing = { $value ->
    [yes] A clip made here may answer the same request in other communities that share, and theirs may answer requests here.
   *[no] Clips made here are reused only here.
}
rule-seconds = { $value ->
    [none] A clip may be as long as I can make it.
    [one] A clip is one second long at most.
   *[other] A clip is { $value } seconds long at most.
}
rule-jobs = { $value ->
    [none] Only my general limit applies.
    [one] A member can have one clip on its way at a time.
   *[other] A member can have { $value } clips on their way at a time.
}
rule-quota = { $value ->
    [none] A member can have as many new clips a day as they like.
    [0] Members get no new clips, except those with a quota of their own.
    [one] A member gets one new clip within 24 hours.
   *[other] A member gets { $value } new clips within 24 hours.
}
rule-cooldown = { $value ->
    [none] A member can ask again at once.
    [one] A member waits a second before asking again.
   *[other] A member waits { $value } seconds before asking again.
}
rule-blocked-words = { $value ->
    [none] Prompts may have any words.
   *[other] Prompts with these words are refused: { $value }
}
setting-number = “{ $given }” does not work for “{ $setting ->
    [seconds] { setting-seconds }
    [jobs] { setting-jobs }
    [quota] { setting-quota }
   *[cooldown] { setting-cooldown }
}”: write { $setting ->
    [seconds] a number
   *[other] a whole number
} from { $least } to { $most }, or leave it empty for no limit.
word-empty = “{ $word }” would refuse every prompt. A * stands only at the end of a word.
word-too-long = “{ $word }” is too long: a word has { $most } characters at most.
words-too-many = That is too much: { $most } words with { $characters } characters altogether are the most.
language-name = English
stats-day = The last 24 hours
stats-week = The last 7 days
stats-month = The last 30 days
stats = { $asked ->
    [0] Nobody asked for a clip.
    [one] One request: { $made } made new, { $reused } reused, { $failed } failed, { $cancelled } cancelled, { $open } open.
   *[other] { $asked } requests by { $people ->
        [one] one person
       *[other] { $people } people
    }: { $made } made new, { $reused } reused, { $failed } failed, { $cancelled } cancelled, { $open } open.
}
member-blocked = I no longer make clips for { $member } here. /reelbot unblock takes that back.
member-unblocked = { $member } can ask for clips here again.
members-blocked = { $count ->
    [0] Nobody is blocked here.
    [one] Blocked here: { $members }
   *[other] { $count } people are blocked here: { $members }
}
member-quota = { $most ->
    [none] { $member } had { $used ->
        [one] one new clip
       *[other] { $used } new clips
    } in the last 24 hours. There is no limit.
   *[other] { $member } had { $used } of { $most } new clips in the last 24 hours.
}{ $free ->
    [none] {""}
   *[other] { " " }The next one is free { $free }.
}{ $own ->
    [yes] { " " }This is a quota of their own.
   *[no] {""}
}
member-quota-both = Give a number of clips or reset the quota, not both.
admin-only = Only people who may manage this server can do that.
owner-only = Only whoever runs me can do that.
house-drained = { $jobs ->
    [0] I take no new requests, and nothing is left to be made or posted: I can be stopped.
    [one] I take no new requests. One clip is still to be made or posted.
   *[other] I take no new requests. { $jobs } clips are still to be made or posted.
}
house-opened = I take requests again.
house-announced = { $announcement ->
    [none] I announce nothing any more.
   *[other] My status says now: { $announcement }
}
servers = { $count ->
    [0] I am in no server.
    [one] I am in one server:
   *[other] I am in { $count } servers, the busiest of the last 7 days first. Page { $page } of { $pages }:
}
server-line = { $name } · { $members ->
    [one] one member
   *[other] { $members } members
} · { $asked ->
    [one] one request
   *[other] { $asked } requests
}


## bot: commands

command-missing = Begin with a command, for example: /video a sunset timelapse. /help lists them all.
command-unknown = I do not know “{ $command }”. I know { $known }.
command-near = I do not know “{ $command }”: did you mean { $near }?
argument-unexpected = I cannot make sense of “{ $given }” there. Write it as { $form }.
prompt-empty = What should the clip show? Write it behind the command: /video a sunset timelapse
prompt-too-long = That prompt is too long: it has { $length } characters, and { $most } are the most.
flag-unknown = There is no “{ $flag }”. There are { $known }.
flag-near = There is no “{ $flag }”: did you mean { $near }?
flag-needs-value = { $flag } needs a value behind it, for example: { $form }
flag-twice = { $flag } stands there twice. Once is enough.
flag-not-a-number = { $flag } takes a number, and “{ $given }” is none. Write it as { $form }.
flag-out-of-range = { $flag } goes from { $least } to { $most }, and “{ $given }” is outside.
words-too-long = { $flag } has { $length } characters, and { $most } are the most.
size-unreadable = I cannot read the size “{ $given }”. Write it as --size 640x480, or as one of { $names }.
size-out-of-range = The size { $given } is outside what I can make: each side goes from { $least } to { $most } pixels.
size-odd = Both sides must be even numbers, and { $given } is not: try --size { $near }.
size-too-large = The size { $given } has { $pixels } pixels, and { $most } (1920x1080) are the most.
quality-unknown = I do not know the quality “{ $given }”. There are { $known }.
format-unknown = I cannot make “{ $given }”, only { $known }: --format gif
switch-unreadable = { $flag } is on or off, and “{ $given }” is neither: { $flag } off
help =
    I make short clips of what you describe:
    /video a sunset timelapse{ $physics ->
        [yes] {"\u000A"}/physics a pendulum 1 m long   simulates it, with its numbers
       *[no] {""}
    }
    
    You can add, anywhere behind it:
    --seconds 1..10   how long the clip is
    --size 640x480   or square, portrait, landscape
    --quality draft   or standard, high{ $profiles ->
        [none] {""}
       *[other] ; how the model works: { $profiles }
    }
    --fps 24   frames per second
    --seed 7   the same seed makes the same clip again
    --format gif   instead of mp4
    --style NAME   { $styles ->
        [none] a look, where the engine has several
       *[other] one of { $styles }
    }
    --no people, text   what should not be in it{ $physics ->
        [yes] {"\u000A"}--numbers off   a simulation without its numbers
       *[no] {""}
    }
    --engine NAME   one of { $engines }
    
    { $pictures ->
        [yes] A picture that you send along is what the clip begins with. /extend goes on where your latest clip ends, the same way or with a new prompt.{" "}
       *[no] {""}
    }/again makes your latest clip again, a little different. /status and /queue tell how things stand, /cancel stops your latest request. /gallery shows earlier clips, /settings changes your defaults, /privacy tells what I keep about you.
help-video = Make a clip of what you describe
help-again = Make your latest clip again, with another seed
help-extend = Go on where a clip of yours ends: the same way, or with a new prompt
help-status = See how your clips and the queue are doing
help-cancel = Stop your latest request
help-queue = See how long the queue is, and where your clips are in it
help-gallery = Browse earlier clips: yours, those made here, your favourites
help-settings = Set your defaults: length, size, style and more
help-privacy = See what I keep about you, and delete it
help-physics = Make a clip of something that moves by the laws of physics
help-help = How to use me


## bot: command line

stage-queued = Waiting, place { $position } in line
stage-load = Getting ready
stage-draw = drawing
stage-denoise = denoising
stage-decode = decoding
stage-simulate = simulating
stage-encode = encoding
stage-other = Working


job-line = Clip { $number }, “{ $prompt }”: { $state }
job-state-queued = waiting
job-state-running = being made
job-state-ready = made, about to be posted
job-state-delivered = finished
job-state-failed = failed
job-state-cancelled = cancelled

ask-made = { $file }: { $width }x{ $height }, { $length } s, made in { $seconds } s by { $engine }, seed { $seed }
ask-reused = { $file }: { $width }x{ $height }, { $length } s, made earlier from “{ $prompt }” by { $engine }, seed { $seed }
ask-other = { $engine ->
    [physics] It may also be simulated
   *[other] It may also be imagined
}: add --engine { $engine }
ask-cancelled = The clip was cancelled.
ask-waiting = Waiting for another `ask` on the same data directory …
ask-ending-unknown = I cannot write { $ending } files. The file after --out ends in one of { $known }.
ask-ending-not-gif = --format gif and a file that ends in { $ending } do not go together.

line-wrong = Line { $number }: { $reason }
judge-no-json = This is no JSON.
judge-no-pair = A pair is an object with two texts, "a" and "b".

cache-stats-kept = { $clips ->
    [0] No clips are kept;
    [one] One clip is kept,
   *[other] { $clips } clips are kept,
} { $megabytes } MB of { $quota } MB ({ $percent } %).
cache-stats-engines = By engine: { $listed }.
cache-stats-scopes = By community: { $listed }.
cache-stats-embedded = Embeddings, made when a lookup first needs them: { $embedded } made, { $waiting } not needed yet, { $unreadable } of prompts that the embedder does not read.
cache-stats-answers = Of { $answered } clips that people got, { $reused } existed already ({ $percent } %): { $exact } of the same words ({ $hot } from memory), { $meaning } of the same meaning, { $twin } asked for by two at once.
cache-stats-refused = { $clips ->
    [one] Once somebody wanted a new clip in place of one that was made for other words.
   *[other] { $clips } times somebody wanted a new clip in place of one that was made for other words.
}
cache-stats-warm = { $clips ->
    [one] One clip is still to be made ahead.
   *[other] { $clips } clips are still to be made ahead.
}
cache-clear-nothing = There is no clip to delete.
cache-clear-sure = { $clips ->
    [one] Delete one clip ({ $megabytes } MB)? Nobody gets it back.
   *[other] Delete { $clips } clips ({ $megabytes } MB)? Nobody gets them back.
}
cache-clear-kept = Nothing was deleted.
cache-clear-done = { $clips ->
    [one] One clip was deleted.
   *[other] { $clips } clips were deleted.
}
cache-clear-liked = { $clips ->
    [one] One favourite stays; --all deletes it too.
   *[other] { $clips } favourites stay; --all deletes them too.
}
cache-clear-promised = { $clips ->
    [one] One clip stays that is still to be posted.
   *[other] { $clips } clips stay that are still to be posted.
}
cache-verify-broken = Clip { $clip }: its files are gone or cut short.
cache-verify-altered = Clip { $clip }: its file is not what was written.
cache-verify-stray = File { $file }: it belongs to no clip, or is half written.
cache-verify-fine = Every clip has its files, and every file its clip.
cache-verify-wrong = { $flaws ->
    [one] One thing is wrong. --repair mends it.
   *[other] { $flaws } things are wrong. --repair mends them.
}
cache-verify-mended = Mended: { $flaws }. Still wrong: { $left }.

warm-what = Name a file of prompts, or --forget.
warm-no-clip = This asks for no clip.
warm-no-community = “{ $given }” is no community. One is named by its platform and its id, like discord:1234.
warm-nobody-shares = No community shares its clips, so nobody would get them. Name one with --community: { $known }.
warm-added = On the list: { $clips } new, { $known } known before.
warm-to-the-bot = The bot runs, and makes what is on the list when nobody waits.
warm-outcome = { $outcome ->
    [made] made
    [answered] there already
    [left] asked for meanwhile
    [refused] refused
    [given-up] given up
   *[failed] failed, to be tried again
}: { $prompt } { $why }
warm-full = The store is nearly full. More would push out clips that people asked for, so it is left at that.
warm-left = { $clips ->
    [one] One stays on the list: the bot makes it when nobody waits, or the same command later.
   *[other] { $clips } stay on the list: the bot makes them when nobody waits, or the same command later.
}
warm-forgotten = { $clips ->
    [one] One was on the list, which is empty now.
   *[other] { $clips } were on the list, which is empty now.
}


## adapters: web

web-not-found = There is nothing here.
web-method-refused = This address does not take that method.
web-request-invalid = The request does not fit at “{ $where }”: { $why }.
web-not-json = This address takes JSON only: send the header Content-Type: application/json.
web-body-too-large = That is too much at once; a request may have 64 kB.
web-too-fast = { $seconds ->
    [one] Slow down a little: try again in a second.
   *[other] Slow down a little: try again in { $seconds } seconds.
}
web-host-refused = I do not answer to the name “{ $host }”. If it is mine, add it to WEB_ALLOWED_HOSTS.
web-cross-site = Another site's page sent this request, so I did not do it.
web-token-needed = This Reelbot asks for its token first.
web-token-wrong = That token is not right.
web-key-needed = Send a key as “Authorization: Bearer KEY”. Any key will do here; your clips belong to it.
web-not-a-form = This address takes JSON or a form: Content-Type application/json or multipart/form-data.
web-not-a-picture = This address takes a picture only: send its file with the header Content-Type: image/png, image/jpeg or image/webp.
web-file-unexpected = There is no place for the file “{ $param }”: send the picture as input_reference.
web-too-slow = Your picture took too long to come in. Try again, or send a smaller one.
web-no-reference = No engine here takes a picture or a video to start from. Describe it in the prompt.


## adapters: chats

chat-prompt = “{ $prompt }”
chat-progress = { $words } · { $left }
chat-clip = { $engine } · seed { $seed } · { $length } s
chat-clip-reused = { $engine } · seed { $seed } · { $length } s · made { $when }
chat-clip-like = { $engine } · seed { $seed } · { $length } s · made { $when }, for the same in other words
ago-earlier = earlier
ago-moments = just now
ago-minutes = { $count ->
    [one] a minute ago
   *[other] { $count } minutes ago
}
ago-hours = { $count ->
    [one] an hour ago
   *[other] { $count } hours ago
}
ago-days = { $count ->
    [one] a day ago
   *[other] { $count } days ago
}
chat-clip-similar = { $engine } · seed { $seed } · { $length } s · made { $when } from “{ $prompt }”
button-watch = Watch on the web
button-again = Again
button-other = { $engine ->
    [physics] Simulate it
   *[other] Imagine it
}
button-edit = Edit
button-gif = GIF
button-mp4 = MP4
button-favourite = Favourite
button-delete = Delete
button-cancel = Cancel
edit-title = Change the words
edit-prompt = What the clip shows
favourite-kept = Added to your favourites, see /gallery.
favourite-dropped = Removed from your favourites.
how-title = How clip { $number } was made
how-prompt = Prompt
how-avoid = Not in it
how-engine = Engine
how-style = Style
how-begins = Begins with
how-begins-is = a picture that was given, or the end of another clip
how-profile = Quality
how-model = Model
how-revision = Revision
how-software = Software
how-seed = Seed
how-picture = Picture
how-picture-is = { $width }x{ $height }, { $length } s, { $fps } frames per second
how-picture-open = { $width }x{ $height }, { $fps } frames per second, as long as it takes
how-file = File
how-file-is = { $megabytes } MB as MP4
how-made = Made
how-made-new = anew for this request
how-made-exact = earlier, for the very same request
how-made-words = earlier, for “{ $prompt }”
how-made-like = earlier, for the same in other words
how-made-twin = for the same request of somebody else, at the same time
how-made-shown = earlier, and shown here once more
how-made-not = not, so far: { $state }
how-taken = Making it took
how-taken-is = { $seconds ->
    [one] one second
   *[other] { $seconds } seconds
}
how-asked = Asked for
left-moment = a moment left
left-seconds = about { $seconds } s left
left-minutes = { $minutes ->
    [one] about a minute left
   *[other] about { $minutes } minutes left
}
left-hours = { $hours ->
    [one] about an hour left
   *[other] about { $hours } hours left
}


## adapters: discord

command-name-video = video
command-name-again = again
command-name-extend = extend
command-name-status = status
command-name-cancel = cancel
command-name-help = help
command-name-queue = queue
command-name-gallery = gallery
command-name-settings = settings
command-name-privacy = privacy
command-name-physics = physics
option-name-prompt = prompt
option-name-seconds = seconds
option-name-size = size
option-name-quality = quality
option-name-fps = fps
option-name-seed = seed
option-name-format = format
option-name-numbers = numbers
option-name-style = style
option-name-avoid = avoid
option-name-engine = engine
option-name-onward = prompt
option-name-image = picture
option-name-job = clip
option-name-shelf = clips
option-prompt = What the clip shows
option-seconds = How long it is
option-size = Its shape
option-quality = How fine it is
option-fps = Frames per second
option-seed = The same seed makes the same clip again
option-format = MP4 plays smoothly, a GIF by itself
option-numbers = Whether its numbers stand in it
option-style = How it looks
option-avoid = What should not be in it
option-engine = Which engine makes it
option-image = A picture that the clip begins with: PNG, JPEG or WebP
option-onward = How it goes on; without it, as it was
option-job = Its number; without one, your latest
option-shelf = Which ones
option-physics = What should happen
choice-square = Square
choice-portrait = Portrait
choice-landscape = Landscape
choice-draft = Draft
choice-standard = Standard
choice-high = High
choice-mp4 = MP4
choice-gif = GIF
choice-on = On
choice-off = Off
choice-mine = My clips
choice-here = Made here
choice-favourites = My favourites
menu-animate = Animate this message
menu-animate-picture = Animate this image
menu-how = How was this made?
animate-empty = That message has no words that I could animate.
animate-no-picture = That message has no picture that I could animate.
how-unknown = I made no clip in that message.
button-refresh = Refresh
button-newer = Newer
button-older = Older
button-reset = Reset all
button-erase = Delete my data
button-erase-sure = Yes, delete all of it
button-erase-not = Keep it
button-try = Try it
queue-more = { $more ->
    [one] … and one more
   *[other] … and { $more } more
}
gallery-clip = { $engine } · { $length } s
gallery-clip-reused = { $engine } · { $length } s · made earlier
gallery-favour = Press ⭐ under a clip, and it is kept here.
gallery-show = Press a number to show that clip to everyone here.
settings-title = Your defaults
settings-hint = Used for what a request leaves open.
settings-seconds = Length
settings-size = Size
settings-quality = Quality
settings-style = Style
settings-format = Format
settings-engine = Engine
settings-usual = Default
settings-best = Best available
settings-length = { $seconds } s
privacy-title = Your data
privacy-press = The button below deletes all of it. { privacy-after }
privacy-sure = Delete all of it? This cannot be undone.
privacy-still = Nothing was deleted.
help-title = I turn your words into short clips
help-start = Use /{ $video } and say what the clip should show, or try one of these:
help-under = The buttons under a clip make it again, change its words or its format, keep it or delete it.
help-apps = There is more under Apps when you right-click a message (on a phone: press it long): “{ $animate }” and “{ $how }”.
help-apps-picture = On a message with a picture there is “{ $picture }” as well.
credit = by { $author } · [original]({ $link })
command-name-reelbot-settings = settings
command-name-reelbot-block = block
command-name-reelbot-unblock = unblock
command-name-reelbot-blocked = blocked
command-name-reelbot-quota = quota
command-name-reelbot-stats = stats
command-name-reelbot-servers = servers
command-name-reelbot-drain = drain
command-name-reelbot-announce = announce
help-reelbot = For the people who look after this server
help-reelbot-settings = Set the rules for clips in this server
help-reelbot-block = Stop making clips for a member
help-reelbot-unblock = Make clips for a member again
help-reelbot-blocked = See who is blocked in this server
help-reelbot-quota = See or set how many new clips a member can have
help-reelbot-stats = See how many clips were asked for in this server
help-reelbot-servers = See the servers I am in (for whoever runs me)
help-reelbot-drain = Pause or resume taking new requests (for whoever runs me)
help-reelbot-announce = Set what my status says (for whoever runs me)
option-name-member = member
option-name-clips = clips
option-name-reset = reset
option-name-state = state
option-name-announcement = announcement
option-name-text = text
option-member = The member
option-clips = New clips within 24 hours, for this member alone
option-reset = As for everybody again
option-state = Whether new requests are refused
option-announcement = Why, or until when
option-text = Leave it out to take it back
choice-drain-on = On
choice-drain-off = Off
panel-title = Rules for clips in this server
panel-places = Where and who
panel-clips = Clips
panel-limits = Limits
panel-change = Change
panel-on = Turn on
panel-off = Turn off
panel-numbers = Limits
panel-words = Blocked words
panel-words-hint = One per line; a * at the end stands for any ending
panel-number-hint = { $least } to { $most }; empty for no limit
panel-any-channels = Every channel
panel-any-roles = Everyone
panel-any-gallery-channel = No gallery channel
panel-any-engines = Every engine
panel-any-quality = Every quality
panel-any-language = Everybody's own language
panel-previous = Previous
panel-next = Next
gallery-lacks = I cannot show clips in “{ $channel }”: there I lack the permission “{ $permission ->
    [view_channel] View Channel
    [send_messages] Send Messages
   *[attach_files] Attach Files
}”.
gallery-unseen = I do not see that channel.


## adapters: telegram

bot-description = I turn your words into short clips. Write what a clip should show, for example: a sunset timelapse over the sea. In any other chat, type my name and what you want to see. /help tells more, /privacy what I keep about you.
bot-short-description = Words in, a short clip out. Also inline: type my name in any chat.
help-reelbot-group = Set the rules for clips in this group
help-reelbot-own = Set your own rules: longest clip, quality, language, sharing
button-make = Make this clip
button-private = Open a private chat
command-elsewhere = Here I only make clips: write what the clip should show. Everything else is in our private chat.
offer-over = That was too long ago. Write again what the clip should show.
picture-none = No engine here can animate a picture yet. Write what the clip should show, without a picture.
telegram-private = That is only for your eyes. Open a private chat with me, and I tell you there.
telegram-no-storage = Clips cannot be shown here, as whoever runs me has set no chat to keep them in. Ask me in our private chat.
edit-reply = Reply to this with what the clip should show instead of “{ $prompt }”.
inline-make = Make this clip
inline-waits = On its way … if nothing happens, press the button.
inline-error = That does not work
inline-private = Make it in our private chat
gallery-press = Press a number to show that clip again.
settings-more = Press to choose, press again for the default. All there is: /settings --seconds 5 --size 800x600 --style NAME --engine NAME
admin-only-group = Only the admins of this group can do that.
clip-deleted = This clip was deleted.
message-stays = The clip is deleted, but Telegram lets me take back only messages of the last two days. Delete the message yourself.
panel-title-group = Rules for clips in this group
panel-title-own = Your own rules for clips
rule-topics = { $value ->
    [none] Topics: clips can be asked for in every topic.
   *[other] Topics: clips can be asked for only in { $value }.
}
rule-members = { $value ->
    [none] Members: everyone can ask for clips. Reply to somebody with /reelbot allow, and only those you allow can.
   *[other] Members: only these can ask for clips: { $value }. Reply to somebody with /reelbot allow or /reelbot disallow.
}
topic-number = topic { $number }
panel-topic-in = Allow this topic
panel-topic-out = No longer this topic
panel-topic-any = Allow every topic
rule-reply-words = { $setting }: reply to this with the words, one per line; a * at the end stands for any ending. Reply with - for none.
rule-reply-number = { $setting }: reply to this with a number from { $least } to { $most }, or with - for no limit.
reelbot-words = I know /reelbot alone, /reelbot stats and /reelbot blocked; and as a reply to a member: /reelbot block, unblock, allow, disallow, quota N, quota reset.
reelbot-reply = Reply with that to something the member wrote: I cannot look people up.
member-allowed = { $member } can ask for clips here.
member-disallowed = { $member } is no longer among those who can ask for clips here.
house-topic = Clips are not made in this topic; other topics of this group are open for them.
house-member = Only certain members of this group can make clips here, and you are not among them.
telegram-nobody = You speak as a group or a channel, which has no private chat with me. Write that as yourself.
rule-wrong = “{ $given }” does not work.
topic-general = the general topic
reelbot-alone = That is for groups. For yourself there are /reelbot alone and /reelbot stats.
reelbot-quota = “{ $given }” does not work: write /reelbot quota with a whole number up to { $most }, or /reelbot quota reset.
in-hours = { $hours ->
    [one] in about an hour
   *[other] in about { $hours } hours
}
