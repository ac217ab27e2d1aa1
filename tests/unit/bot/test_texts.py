"""The catalogues: the same in every language, and complete for everything the code says."""

import ast
import logging
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fluent.syntax import parse
from fluent.syntax.ast import Message, MessageReference, Resource, VariableReference
from fluent.syntax.visitor import Visitor

from bot.grammar import COMMANDS
from bot.texts.catalogue import FOLDER, LOCALES, match_locale, say, text
from bot.types import Notice
from generator.errors import UserError

ROOT = Path(__file__).parents[3]
ROOMS = ("generator", "cache", "bot", "adapters")


class Variables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()
        self.messages: set[str] = set()

    def visit_VariableReference(self, node: VariableReference) -> None:
        self.names.add(node.id.name)

    def visit_MessageReference(self, node: MessageReference) -> None:
        self.messages.add(node.id.name)


def catalogue(locale: str) -> dict[str, set[str]]:
    """Every message's id and the names of its variables, those of what it quotes too."""
    resource = parse((FOLDER / f"{locale}.ftl").read_text("utf-8"))
    assert isinstance(resource, Resource)
    found: dict[str, Variables] = {}
    for entry in resource.body:
        assert type(entry).__name__ != "Junk", f"{locale}.ftl: {getattr(entry, 'content', '')!r}"
        if isinstance(entry, Message):
            assert entry.id.name not in found, f"{entry.id.name} stands twice in {locale}.ftl"
            visitor = Variables()
            visitor.visit(entry)
            found[entry.id.name] = visitor

    def names(message: Variables) -> set[str]:
        return message.names.union(*(names(found[name]) for name in message.messages))

    return {name: names(message) for name, message in found.items()}


def said() -> Iterator[tuple[str, str, set[str] | None]]:
    """Where, which message, with which arguments (None: not to be told from the source)."""
    for room in ROOMS:
        for path in (ROOT / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call):
                    yield from _said_by(node, f"{path.relative_to(ROOT)}:{node.lineno}")


def _said_by(call: ast.Call, where: str) -> Iterator[tuple[str, str, set[str] | None]]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    keywords = {keyword.arg: keyword.value for keyword in call.keywords}
    if name == "UserError" and call.args and isinstance(call.args[0], ast.Constant):
        known = {it for it in keywords if it is not None}
        yield where, str(call.args[0].value), None if None in keywords else known
    code = keywords.get("code")
    if name == "Notice" and isinstance(code, ast.Constant):
        yield where, str(code.value), _keys(keywords.get("arguments"))


def _keys(arguments: ast.expr | None) -> set[str] | None:
    if arguments is None:
        return set()
    if not isinstance(arguments, ast.Dict):
        return None
    names = {str(key.value) for key in arguments.keys if isinstance(key, ast.Constant)}
    return names if len(names) == len(arguments.keys) else None


def test_every_catalogue_has_the_same_messages_with_the_same_variables() -> None:
    english = catalogue("en")
    for locale in LOCALES:
        assert catalogue(locale) == english


def test_everything_the_code_says_is_in_the_catalogue_with_its_arguments() -> None:
    english = catalogue("en")
    sayings = list(said())
    assert len(sayings) > 20
    assert [(where, code) for where, code, _ in sayings if code not in english] == []
    assert [
        (where, code, missing)
        for where, code, arguments in sayings
        if arguments is not None and (missing := english[code] - arguments)
    ] == []


def test_every_command_has_a_line_of_help() -> None:
    assert {f"help-{word.name}" for word in COMMANDS} <= catalogue("en").keys()


@pytest.mark.parametrize(
    ("tag", "locale"),
    [
        ("zh", "zh"),
        ("zh-CN", "zh"),
        ("zh_Hant_TW", "zh"),
        ("ZH", "zh"),
        ("en-GB", "en"),
        ("fr", "en"),
        ("", "en"),
        (None, "en"),
    ],
)
def test_the_nearest_catalogue_is_taken(tag: str | None, locale: str) -> None:
    assert match_locale(tag) == locale


def test_errors_and_notices_are_said_alike_and_in_the_readers_language() -> None:
    error = UserError("flag-twice", flag="--seed")
    notice = Notice(code="flag-twice", arguments={"flag": "--seed"})
    assert say(error, "en") == say(notice, "en") == "--seed stands there twice. Once is enough."
    assert "出现了两次" in say(error, "zh-CN")
    assert say(error, "fr") == say(error, "en")


def test_arguments_are_text_and_numbers_stay_as_they_are() -> None:
    sentence = say(UserError("flag-twice", flag="{ $most } <b>\n"), "en")
    assert sentence.startswith("{ $most } <b>\n")
    assert "2147483647" in say(
        UserError("flag-out-of-range", flag="--seed", given="x", least=0, most=2147483647), "en"
    )
    assert not re.search("[\u2066-\u2069]", sentence)


def test_a_missing_message_is_no_crash_in_a_chat(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        assert text("no-such-message", "zh") == text("error-internal", "en")
        assert "出现了两次" in say(UserError("flag-twice"), "zh")
    assert len(caplog.records) == 2


def test_an_endless_argument_does_not_cost_the_sentence() -> None:
    assert "s" * 999 + "…" in say(UserError("engine-unknown", engine="s" * 5000, known="ink"))
