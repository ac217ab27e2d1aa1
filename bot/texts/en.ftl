### What Reelbot says, in English. Sections follow the rooms; ids are kebab-case.

## general

error-internal = Something went wrong on my side. Please try again.

## generator: encoder, workers, engines

engine-unknown = There is no engine “{ $engine }”. To choose from: { $known }.
engine-unavailable = The engine “{ $engine }” cannot work here. { $reason }

## sketch


## cache


## bot: queue, scheduler, delivery, service

queue-yours-full = You have { $open } clips on their way, and { $most } at a time are the most. Wait for one, or stop one with /cancel.
queue-full = { $most } clips are waiting already, and that is all I can take on. Please try again later.
engine-none = No engine can work here. Whoever runs me finds out why with: python -m bot doctor
style-unknown = { $engine } has no style “{ $style }”. It has { $known }.
styles-none = { $engine } has no styles to choose from.
job-unknown = I do not know that clip.
job-none = You have not asked for a clip yet.
job-none-open = There is nothing of yours to cancel.
job-ended = Clip { $number } is finished already.
job-timed-out = This clip took too long, so I stopped it. A shorter or a smaller one may do.
job-worker-died = Making this clip failed { $attempts } times, so I gave it up.
job-failed = This clip could not be made. Something went wrong on my side.
clip-not-ready = This clip is not made yet.
clip-gone = This clip is not kept any more. Ask for it again, and I make it anew.
clip-too-big = I could not make this clip small enough to post it here: { $megabytes } MB are the most.
delivery-unreachable = The clip is made, but its place in the conversation is gone.
delivery-failed = The clip is made, but I could not post it here.
situation = { $running ->
    [0] No clip is being made
    [one] One clip is being made
   *[other] { $running } clips are being made
}, { $queued ->
    [0] none is waiting
    [one] one is waiting
   *[other] { $queued } are waiting
}. { $yours ->
    [0] None of them is yours.
    [one] One of them is yours.
   *[other] { $yours } of them are yours.
}{ $seconds ->
    [-1] {""}
   *[other] { " " }Your next one should be there in about { $seconds } s.
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
format-unknown = I cannot make “{ $given }”, only { $known }: --format gif
help =
    I make short clips of what you describe:
    /video a sunset timelapse
    
    You can add, anywhere behind it:
    --seconds 1..10   how long the clip is
    --size 640x480   or square, portrait, landscape
    --fps 24   frames per second
    --seed 7   the same seed makes the same clip again
    --format gif   instead of mp4
    --style NAME   { $styles ->
        [none] a look, where the engine has several
       *[other] one of { $styles }
    }
    --no people, text   what should not be in it
    --engine NAME   one of { $engines }
    
    /again makes your latest clip anew, a little different. /status tells how things stand, /cancel stops your latest request.
help-video = Make a clip of what you describe
help-again = The latest clip anew, with another seed
help-status = How your clips and the queue stand
help-cancel = Stop your latest request
help-help = How to use me


## bot: command line

stage-queued = waiting, place { $position } in line
stage-load = getting ready
stage-draw = drawing
stage-denoise = denoising
stage-decode = decoding
stage-simulate = simulating
stage-encode = encoding
stage-other = working


job-line = Clip { $number }, “{ $prompt }”: { $state }
job-state-queued = waiting
job-state-running = being made
job-state-ready = made, about to be posted
job-state-delivered = finished
job-state-failed = failed
job-state-cancelled = cancelled

ask-made = { $file }: { $width }x{ $height }, { $length } s, made in { $seconds } s by { $engine }, seed { $seed }
ask-reused = { $file }: { $width }x{ $height }, { $length } s, made earlier from “{ $prompt }” by { $engine }, seed { $seed }
ask-cancelled = The clip was cancelled.
ask-waiting = Waiting for another `ask` on the same data directory …
ask-ending-unknown = I cannot write { $ending } files. The file after --out ends in one of { $known }.
ask-ending-not-gif = --format gif and a file that ends in { $ending } do not go together.


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
web-no-reference = No engine here takes a picture or a video to start from. Describe it in the prompt.


## adapters: chats

chat-prompt = “{ $prompt }”
chat-progress = { $words } · { $left }
chat-clip = { $engine } · seed { $seed } · { $length } s
chat-clip-reused = { $engine } · seed { $seed } · { $length } s · made earlier
chat-clip-similar = { $engine } · seed { $seed } · { $length } s · made earlier from “{ $prompt }”
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
command-name-status = status
command-name-cancel = cancel
command-name-help = help
option-name-prompt = prompt
option-name-seconds = seconds
option-name-size = size
option-name-fps = fps
option-name-seed = seed
option-name-format = format
option-name-style = style
option-name-avoid = avoid
option-name-engine = engine
option-name-job = clip
option-prompt = What the clip shows
option-seconds = How long it is
option-size = Its shape
option-fps = Frames per second
option-seed = The same seed makes the same clip again
option-format = MP4 plays smoothly, a GIF by itself
option-style = How it looks
option-avoid = What should not be in it
option-engine = What makes it
option-job = Its number; without one, your latest
