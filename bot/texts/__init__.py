"""The texts for people: one Fluent catalogue per language, said by `bot.texts.catalogue.say`."""
