### Reelbot 的中文文案。按模块分节，标识用短横线连接的小写字母。

## general

error-internal = 我这边出了点问题，请再试一次。

## generator: encoder, workers, engines


## sketch


## cache


## bot: queue, scheduler, delivery, service


## bot: commands


## bot: command line


## adapters: web

