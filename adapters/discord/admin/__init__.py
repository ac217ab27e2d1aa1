"""What a server's admins decide at Discord, and what whoever runs the bot does there."""

from adapters.discord.admin.admin import Admin
from adapters.discord.admin.forms import submitted
from adapters.discord.admin.knob import Knob

__all__ = ["Admin", "Knob", "submitted"]
