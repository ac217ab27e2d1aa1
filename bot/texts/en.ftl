### What Reelbot says, in English. Sections follow the rooms; ids are kebab-case.

## general

error-internal = Something went wrong on my side. Please try again.

## generator: encoder, workers, engines


## sketch


## cache


## bot: queue, scheduler, delivery, service


## bot: commands


## bot: command line


## adapters: web

