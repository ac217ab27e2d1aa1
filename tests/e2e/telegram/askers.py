"""What people ask the bot where it is not: by inline mode, and by mentioning it as a guest."""

from typing import TYPE_CHECKING

from tests.e2e.telegram.answering import put_inline
from tests.e2e.telegram.payloads import entities
from tests.e2e.telegram.people import People
from tests.e2e.telegram.places import PERSON, Chat, person
from tests.e2e.telegram.posts import InlineMessage
from tests.e2e.telegram.questions import InlineQuery, Mention

if TYPE_CHECKING:
    from tests.e2e.telegram.problems import Body

ELSEWHERE = -1009999
"""A group that the bot has not joined."""
MOST_TYPED = 256
"""Characters of a query (https://core.telegram.org/bots/api#inlinequery)."""


class Askers(People):
    async def type_inline(
        self,
        text: str,
        *,
        user: int = PERSON,
        offset: str = "",
        chat_type: str = "private",
        language: str = "en",
    ) -> InlineQuery:
        """Somebody types "@reelbot TEXT"; `await query.answer()` is what they are offered.
        Telegram itself answers where the bot let it keep an answer to the same words."""
        assert self.me["supports_inline_queries"], "the bot has no inline mode"
        assert len(text) <= MOST_TYPED
        query = InlineQuery(
            id=self.next_id(),
            user=user,
            asked=self.now(),
            text=text,
            offset=offset,
            language=language,
        )
        self.questions[query.id] = query
        if not self._cached(query):
            self._meet(user)
            told: Body = {
                "id": query.id,
                "from": person(user, language),
                "query": text,
                "offset": offset,
                "chat_type": chat_type,
            }
            self.feed.push("inline_query", told)
        return query

    def _cached(self, query: InlineQuery) -> bool:
        for user in (query.user, None):
            lasts, answer = self.inline_answers.get((query.text, query.offset, user), (0.0, None))
            if self.inline_cache and answer is not None and lasts > self.now():
                query.cached = True
                query.settle(answer)
                return True
        return False

    async def choose(
        self,
        query: InlineQuery,
        result: str | int = 0,
        *,
        feedback: bool = True,
        chat: int | None = None,
    ) -> InlineMessage:
        """Somebody puts a result, named by its id or place, where the bot cannot see it, or into
        a `chat` where it can. With `feedback` (a switch at @BotFather) it hears what was chosen."""
        results = (await query.answer()).results
        if isinstance(result, str):
            [chosen] = [it for it in results if it["id"] == result]
        else:
            chosen = results[result]
        message = put_inline(self, chosen, query.user)
        if feedback:
            told = {
                "result_id": chosen["id"],
                "from": person(query.user, query.language),
                "query": query.text,
            }
            if message.id is not None:
                told["inline_message_id"] = message.id
            self.feed.push("chosen_inline_result", told)
        if chat is not None:
            self.via_bot(message, chat)
        self.tell()
        return message

    def mention(
        self,
        text: str,
        *,
        user: int = PERSON,
        chat: int = ELSEWHERE,
        language: str = "en",
        reply_to: str | None = None,
    ) -> Mention:
        """Somebody mentions the bot in a chat that it has not joined; with `reply_to`, in a reply
        to somebody's words (https://core.telegram.org/bots/api#message, `guest_query_id`)."""
        assert self.me["supports_guest_queries"], "the bot is no guest anywhere"
        assert f"@{self.me['username']}".lower() in text.lower()
        mention = Mention(
            id=self.next_id("guest-"), user=user, asked=self.now(), text=text, chat=chat
        )
        self.questions[mention.id] = mention
        self._meet(user)
        where = self.chats.get(chat) or Chat(chat, "supergroup", "elsewhere")
        told: Body = {
            "message_id": self.next_message_id(),
            "date": int(self.now()),
            "chat": where.payload(),
            "from": person(user, language),
            "text": text,
            "entities": entities(text),
            "guest_query_id": mention.id,
        }
        if reply_to is not None:
            answered = {key: told[key] for key in ("date", "chat")}
            answered |= {"message_id": self.next_message_id(), "text": reply_to}
            told["reply_to_message"] = answered | {"from": person(user + 1, name="Bob")}
        self.feed.push("guest_message", told)
        return mention
