"""What the bot tells of itself: commands, name, descriptions; and what Telegram tells it."""

from collections.abc import Mapping

from tests.e2e.telegram.door import Call, Handler
from tests.e2e.telegram.problems import Body
from tests.e2e.telegram.world import World

_ABOUT = {"Name": "name", "Description": "description", "ShortDescription": "short_description"}


class Profile:
    def __init__(self, world: World) -> None:
        self.world = world

    def methods(self) -> Mapping[str, Handler]:
        about: dict[str, Handler] = {f"setMy{name}": self._tell for name in _ABOUT}
        about |= {f"getMy{name}": self._told for name in _ABOUT}
        return about | {
            "getMe": self._me,
            "setMyCommands": self._set,
            "getMyCommands": self._get,
            "deleteMyCommands": self._drop,
        }

    async def _me(self, call: Call) -> Body:
        return self.world.me

    async def _set(self, call: Call) -> bool:
        self.world.scoped_commands[self._key(call)] = call.body["commands"]
        return True

    async def _get(self, call: Call) -> list[dict[str, str]]:
        return self.world.scoped_commands.get(self._key(call), [])

    async def _drop(self, call: Call) -> bool:
        self.world.scoped_commands.pop(self._key(call), None)
        return True

    def _key(self, call: Call) -> tuple[str, str]:
        """Such as ("default", ""), ("chat:-1001", "zh"), ("chat_member:-1001:700", "")."""
        scope = call.body.get("scope") or {"type": "default"}
        if "chat_id" in scope:
            self.world.open_chat(scope["chat_id"])
        parts = [scope[key] for key in ("type", "chat_id", "user_id") if key in scope]
        return ":".join(map(str, parts)), call.body.get("language_code", "")

    async def _tell(self, call: Call) -> bool:
        field = _ABOUT[call.method.removeprefix("setMy")]
        key = (field, call.body.get("language_code", ""))
        self.world.about[key] = call.body.get(field, "")
        return True

    async def _told(self, call: Call) -> Body:
        field = _ABOUT[call.method.removeprefix("getMy")]
        about, language = self.world.about, call.body.get("language_code", "")
        name = str(self.world.me["first_name"]) if field == "name" else ""
        return {field: about.get((field, language)) or about.get((field, ""), name)}
