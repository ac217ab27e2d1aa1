"""What people write where the bot is, and what they do with it."""

from tests.e2e.telegram.files import Upload
from tests.e2e.telegram.groups import Groups
from tests.e2e.telegram.payloads import bare_me, entities, message_payload, post_payload, shown
from tests.e2e.telegram.places import ANONYMOUS, BOT, CHANNEL_SPEAKER, PERSON, Chat, person
from tests.e2e.telegram.posts import InlineMessage, Post, Shown
from tests.e2e.telegram.problems import Body
from tests.e2e.telegram.questions import Press


class People(Groups):
    def write(
        self,
        text: str,
        *,
        user: int = PERSON,
        chat: int | None = None,
        topic: int | None = None,
        language: str = "en",
        reply_to: int | Post | None = None,
        photo: bool | bytes = False,
        sender_chat: int | None = None,
        also: Body | None = None,
    ) -> int:
        """A private message, or with `chat` (negative) one in a group; returns its id. With a
        `photo` the text is its caption. With `sender_chat` it is the group itself (an anonymous
        admin) or a channel that speaks; `also` is whatever else the message has. In groups the bot
        hears what privacy mode lets it hear (https://core.telegram.org/bots/features#privacy-mode)."""
        where = self.chat(chat or user)
        where.opened = where.opened or not where.group
        self._meet(user)
        if topic is not None:
            where.topics.add(topic)
        number = self.next_message_id()
        self.said[number] = {
            "message_id": number,
            "date": int(self.now()),
            "chat": where.payload(),
        } | self._sender(user, language, sender_chat)
        self.said[number] |= self._content(text, photo)
        self.said[number] |= self._place(where, topic, reply_to) | (also or {})
        if self._heard(where, text, reply_to):
            self.feed.push("message", self.said[number])
        return number

    def rewrite(self, message: int, text: str) -> None:
        """Somebody edits what they wrote."""
        said = self.said[message]
        words, marks = ("text", "entities") if "text" in said else ("caption", "caption_entities")
        said |= {words: text, marks: entities(text), "edit_date": int(self.now())}
        self.feed.push("edited_message", said)

    def erase(self, message: int) -> None:
        """Somebody deletes what they wrote; the bot does not hear of it."""
        self.erased.add(message)

    def press(
        self,
        shown: Shown,
        button: str = "",
        *,
        data: str | None = None,
        user: int = PERSON,
        language: str = "en",
    ) -> Press:
        """Press what is called so, or sends this; `data` presses a button that was there once."""
        assert data is not None or not shown.deleted, "nobody sees it any more"
        data = shown.data_of(button) if data is None else data
        press = Press(id=self.next_id(), user=user, asked=self.now(), data=data)
        self.questions[press.id] = press
        told: Body = {
            "id": press.id,
            "from": person(user, language),
            "chat_instance": "1",
            "data": data,
        }
        if isinstance(shown, Post):
            self._meet(user)
            told["message"] = post_payload(self, shown)
            told["chat_instance"] = str(shown.chat)
            if self.chats[shown.chat].refuses is not None:
                return press
        else:
            assert isinstance(shown, InlineMessage)
            assert shown.id is not None, "it never had a keyboard"
            told["inline_message_id"] = shown.id
        self.feed.push("callback_query", told)
        return press

    def react(self, post: Post, *emoji: str, user: int = PERSON) -> None:
        """Somebody's reactions to a message are these now. Only admins hear of it, on request
        (https://core.telegram.org/bots/api#update)."""
        where = self.chats[post.chat]
        if where.group and BOT not in where.admins:
            return
        told: Body = {
            "chat": where.payload(),
            "message_id": post.id,
            "user": person(user),
            "date": int(self.now()),
            "old_reaction": [],
            "new_reaction": [{"type": "emoji", "emoji": it} for it in emoji],
        }
        self.feed.push("message_reaction", told)

    def via_bot(self, message: InlineMessage, chat: int) -> None:
        """What somebody put there by inline mode is heard of where the bot is, as theirs."""
        number = self.next_message_id()
        told: Body = {
            "message_id": number,
            "date": int(self.now()),
            "chat": self.chat(chat).payload(),
            "from": person(message.user),
            "via_bot": bare_me(self),
        }
        self.said[number] = told | shown(message.state)
        self.feed.push("message", self.said[number])

    def _meet(self, user: int) -> None:
        """The bot comes to know of somebody, but may not write to them."""
        if user not in self.chats:
            self.chat(user, opened=False)

    def _sender(self, user: int, language: str, sender_chat: int | None) -> Body:
        if sender_chat is None:
            return {"from": person(user, language)}
        speaker = self.chats.get(sender_chat) or Chat(sender_chat, "channel", "a channel")
        shared = CHANNEL_SPEAKER if speaker.kind == "channel" else ANONYMOUS
        return {"from": person(shared, "") | {"is_bot": True}, "sender_chat": speaker.payload()}

    def _content(self, text: str, photo: bool | bytes) -> Body:
        marked = entities(text)
        if not photo:
            return {"text": text} | ({"entities": marked} if marked else {})
        upload = Upload("photo.jpg", photo if isinstance(photo, bytes) else b"a photo")
        file = self.files.keep("photo", upload, {"width": 640, "height": 480})
        caption = {"caption": text} if text else {}
        return (
            {"photo": [file.payload()]} | caption | ({"caption_entities": marked} if marked else {})
        )

    def _place(self, chat: Chat, topic: int | None, reply_to: int | Post | None) -> Body:
        told: Body = {}
        if reply_to is not None:
            number = reply_to.id if isinstance(reply_to, Post) else reply_to
            told["reply_to_message"] = message_payload(self, number)
        if topic is None:
            return told
        # Whatever is no reply in a topic is one to the message that began it.
        began: Body = {
            "message_id": topic,
            "date": int(self.now()),
            "from": person(PERSON),
            "chat": chat.payload(),
            "forum_topic_created": {"name": "a topic", "icon_color": 0},
        }
        return {
            "reply_to_message": began,
            "message_thread_id": topic,
            "is_topic_message": True,
        } | told

    def _heard(self, chat: Chat, text: str, reply_to: int | Post | None) -> bool:
        if chat.refuses is not None or chat.migrated_to is not None:
            return False
        if not chat.group or self.me["can_read_all_group_messages"] or BOT in chat.admins:
            return True
        name = f"@{self.me['username']}".lower()
        word = text.split(maxsplit=1)[0].lower() if text.strip() else ""
        if word.startswith("/"):
            return "@" not in word or word.endswith(name)
        number = reply_to.id if isinstance(reply_to, Post) else reply_to
        return name in text.lower() or number in self.posts
