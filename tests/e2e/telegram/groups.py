"""What happens to chats while the bot is in them: it is kicked, blocked, moved, shut out."""

from tests.e2e.telegram.payloads import bare_me
from tests.e2e.telegram.places import BOT, PERSON, Chat, member, person
from tests.e2e.telegram.problems import Body
from tests.e2e.telegram.world import World


class Groups(World):
    def kick(self, chat: int, *, by: int = PERSON) -> None:
        """The bot hears of it, and of nothing that is said there afterwards."""
        where = self.chat(chat)
        where.refuses = f"bot was kicked from the {where.kind} chat"
        self._membership(where, by, "member", "kicked")

    def invite(self, chat: int, *, by: int = PERSON) -> None:
        """The bot is added to a group, for the first time or again."""
        where = self.chat(chat)
        where.refuses = None
        self._membership(where, by, "left", "member")

    def block(self, user: int = PERSON) -> None:
        where = self.chat(user)
        where.refuses = "bot was blocked by the user"
        self._membership(where, user, "member", "kicked")

    def unblock(self, user: int = PERSON) -> None:
        where = self.chat(user)
        where.refuses = None
        self._membership(where, user, "kicked", "member")

    def deactivate(self, user: int = PERSON) -> None:
        """They delete their account. The bot hears of it when it writes."""
        self.chat(user).refuses = "user is deactivated"

    def promote(self, chat: int, user: int = BOT) -> None:
        """Make somebody, or the bot, an admin."""
        self.chat(chat).admins.add(user)

    def migrate(self, chat: int, to: int) -> Chat:
        """A group becomes a supergroup, which is another chat with other messages."""
        old = self.chat(chat, kind="group")
        new = self.chat(to, title=old.title, owner=old.owner, admins=set(old.admins))
        self._service(old, {"migrate_to_chat_id": to})
        self._service(new, {"migrate_from_chat_id": chat})
        old.migrated_to = to
        return new

    def open_topic(self, chat: int, topic: int) -> None:
        """A new topic, or a closed one again."""
        self.chat(chat).topics.add(topic)
        self.chat(chat).closed.discard(topic)

    def close_topic(self, chat: int, topic: int) -> None:
        self.chat(chat).topics.add(topic)
        self.chat(chat).closed.add(topic)

    def delete_topic(self, chat: int, topic: int) -> None:
        """With all that was said there."""
        self.chat(chat).topics.discard(topic)
        for post in self.posts.values():
            post.deleted |= (post.chat, post.topic) == (chat, topic)
        for number, said in self.said.items():
            if (said["chat"]["id"], said.get("message_thread_id")) == (chat, topic):
                self.erased.add(number)

    def mute(self, chat: int, *, media_only: bool = False) -> None:
        """Members, and so the bot, may send nothing, or only texts."""
        where = self.chat(chat)
        where.may_send_media = False
        where.may_send = media_only

    def _membership(self, chat: Chat, by: int, old: str, new: str) -> None:
        """https://core.telegram.org/bots/api#chatmemberupdated"""
        me = bare_me(self)
        told: Body = {
            "chat": chat.payload(),
            "from": person(by),
            "date": int(self.now()),
            "old_chat_member": member(chat, me, old),
            "new_chat_member": member(chat, me, new),
        }
        self.feed.push("my_chat_member", told)

    def _service(self, chat: Chat, what: Body) -> None:
        message: Body = {
            "message_id": self.next_message_id(),
            "date": int(self.now()),
            "chat": chat.payload(),
            "from": person(PERSON),
        }
        self.feed.push("message", message | what)
