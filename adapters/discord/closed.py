"""What need not be asked of Discord again, in Discord's own refusals."""

from adapters.discord.refusals import Barred, Deleted
from bot.closed import Closed


class Refusals(Closed):
    """Each 403 in vain counts towards a ban
    (https://discord.com/developers/docs/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans).
    """

    def check(self, *, channel: int | None = None, message: int | None = None) -> None:
        """
        Raises:
            Deleted, Barred: it was, the last time that somebody asked.
        """
        if message is not None and self.is_gone(str(message)):
            raise Deleted(f"message {message} is gone")
        if channel is not None and self.is_barred(str(channel)):
            raise Barred(f"channel {channel} is closed")

    def note(
        self, error: Exception, *, channel: int | None = None, message: int | None = None
    ) -> None:
        """Remember what an answer tells."""
        if isinstance(error, Deleted) and message is not None:
            self.lose(str(message))
        elif isinstance(error, Barred) and channel is not None:
            self.bar(str(channel))
