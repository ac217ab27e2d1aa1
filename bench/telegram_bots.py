"""The two bots that are set beside each other at Telegram, each in a process of its own.

    python -m bench.telegram_bots reelbot API_ADDRESS FOLDER
    python -m bench.telegram_bots bare API_ADDRESS FILE

"reelbot" is the real program with Telegram as its platform; "bare" does nothing but react to each
/video, answer it with a placeholder and edit that into FILE, by Telegram's own copy once there is
one. Both tell on stdout when they are connected, and end with their stdin.
"""

import asyncio
import sys
from pathlib import Path

from telegram import InputMediaAnimation, Message, Update
from telegram.ext import Application, CommandHandler, ContextTypes

from bot import config
from bot.app import App, make_folders
from tests.e2e.telegram.cast import STORAGE
from tests.e2e.telegram.places import TOKEN


async def reelbot(api: str, folder: Path) -> None:
    settings = config.load(
        data_dir=folder,
        adapters=(),
        telegram_token=TOKEN,
        telegram_api_url=api,
        telegram_storage_chat=str(STORAGE),
    )
    make_folders(settings)
    app = App(settings)
    try:
        await app.start()
        await app.connect(["telegram"])
        app.settle_in()
        await _until_the_end()
    finally:
        await app.stop()


async def bare(api: str, file: Path) -> None:
    known: list[str] = []
    contents = await asyncio.to_thread(file.read_bytes)
    seeing: set[asyncio.Task[bool]] = set()

    async def video(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.message is not None
        look = asyncio.create_task(update.message.set_reaction("👀"))
        seeing.add(look)
        look.add_done_callback(seeing.discard)
        message = await update.message.reply_text("…", do_quote=True)
        clip = known[0] if known else contents
        edited = await message.edit_media(InputMediaAnimation(clip, filename="clip.mp4"))
        if isinstance(edited, Message) and edited.animation is not None:
            known[:] = [edited.animation.file_id]

    app = (
        Application.builder()
        .token(TOKEN)
        .base_url(f"{api}/bot")
        .base_file_url(f"{api}/file/bot")
        .concurrent_updates(True)
        .build()
    )
    app.add_handler(CommandHandler("video", video))
    async with app:
        assert app.updater is not None
        await app.updater.start_polling()
        await app.start()
        await _until_the_end()
        await app.updater.stop()
        await app.stop()


async def _until_the_end() -> None:
    sys.stdout.write("connected\n")
    sys.stdout.flush()
    await asyncio.to_thread(sys.stdin.read)


def main(which: str, api: str, path: str) -> None:
    asyncio.run({"reelbot": reelbot, "bare": bare}[which](api, Path(path)))


if __name__ == "__main__":
    main(*sys.argv[1:])
