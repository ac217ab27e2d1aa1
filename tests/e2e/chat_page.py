"""The chat page as a person meets it: what they type, press and see."""

from playwright.async_api import ConsoleMessage, Locator, Page, expect

CLIP_TIMEOUT = 120_000  # ms; a clip is drawn and encoded on a machine that is busy with other tests

# Mean and spread of the brightness of what the video shows now, 0 to 255.
_BRIGHTNESS = """video => {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [32, 24];
  const context = canvas.getContext("2d");
  context.drawImage(video, 0, 0, 32, 24);
  const pixels = context.getImageData(0, 0, 32, 24).data;
  const light = [];
  for (let at = 0; at < pixels.length; at += 4)
    light.push((pixels[at] + pixels[at + 1] + pixels[at + 2]) / 3);
  const mean = light.reduce((sum, each) => sum + each, 0) / light.length;
  const spread = Math.sqrt(light.reduce((sum, each) => sum + (each - mean) ** 2, 0) / light.length);
  return [mean, spread];
}"""


class ChatPage:
    """`problems` fills with console errors and uncaught exceptions, CSP violations among them."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.problems: list[str] = []
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        self.box = page.locator("#prompt")
        self.list = page.locator("#completions")
        self.exchanges = page.locator(".exchange")
        self.welcome = page.locator("#welcome")

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.problems.append(message.text)

    async def open(self) -> None:
        """Go there (again) and wait until the history is shown, be it empty."""
        await self.page.goto(self.address)
        await expect(self.page.locator("#welcome:visible, .exchange").first).to_be_visible()

    async def ask(self, text: str) -> Locator:
        """Type and send; returns the exchange that it becomes."""
        before = await self.exchanges.count()
        await self.box.fill(text)
        await self.box.press("Escape")  # whatever is being completed
        await self.box.press("Enter")
        await expect(self.exchanges).to_have_count(before + 1)
        return self.exchanges.nth(before)

    async def small_clip(self, prompt: str) -> Locator:
        """Ask for a clip that is quick to make, and wait for it."""
        exchange = await self.ask(f"/video {prompt} --seconds 1 --size 160x120 --fps 12")
        await expect(exchange.locator("video")).to_be_visible(timeout=CLIP_TIMEOUT)
        return exchange

    async def press(self, exchange: Locator, name: str) -> None:
        await exchange.get_by_role("button", name=name, exact=True).click()

    async def plays(self, exchange: Locator) -> None:
        """Wait until the clip moves by itself."""
        video = await exchange.locator("video").element_handle()
        await self.page.wait_for_function("video => video.currentTime > 0.1", arg=video)
        first = await self.page.evaluate("video => video.currentTime", video)
        await self.page.wait_for_function(
            "([video, first]) => video.currentTime !== first && !video.paused", arg=[video, first]
        )

    async def brightness(self, exchange: Locator) -> tuple[float, float]:
        mean, spread = await exchange.locator("video").evaluate(_BRIGHTNESS)
        return float(mean), float(spread)

    async def is_narrower_than(self, width: int) -> bool:
        """Whether nothing makes the page scroll sideways."""
        widest = await self.page.evaluate(
            "Math.max(document.documentElement.scrollWidth,"
            " document.getElementById('scroller').scrollWidth)"
        )
        return int(widest) <= width
