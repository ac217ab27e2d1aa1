"""The parts of the line that a request goes through, handed to the service together."""

from dataclasses import dataclass

from bot.delivery import Delivery
from bot.finder import Finder
from bot.images.store import ImageStore
from bot.outlook import Outlook
from bot.packer import Packer
from bot.queue import JobQueue
from bot.scheduler import Scheduler
from cache.clips import ClipCache
from generator.supervisor import Generator


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    queue: JobQueue
    scheduler: Scheduler
    delivery: Delivery
    outlook: Outlook
    finder: Finder
    cache: ClipCache
    images: ImageStore
    packer: Packer
    generator: Generator
