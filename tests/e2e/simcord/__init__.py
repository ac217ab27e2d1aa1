"""The bot in simcord, a simulator of Discord that others wrote: what both Discords of ours say."""
