"""The README's pictures of the page, anew: `python -m tools.screenshots` (needs CJK fonts and Pillow)."""

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import sync_playwright
from tests.inspect.conftest import CHROMIUM, FIXTURES, FLAGS
from tests.inspect.pages import serving

from gongbao.extraction import default_extractor
from gongbao.inspect import from_reports
from gongbao.inspect.compare import against_gold
from gongbao.read import read

DOCS = FIXTURES.parent / "docs"


def main() -> None:
    """Write docs/inspect.png and docs/inspect-pictures.png from the reference report."""
    shown = from_reports("tongliao", [read(FIXTURES / "tongliao.txt")], default_extractor())
    compared = against_gold(shown, [FIXTURES / "tongliao.gold.json"])
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = chromium.new_page(viewport={"width": 1360, "height": 820}, locale="zh-CN")
        with serving(compared, Path(folder) / "review.jsonl") as server:
            page.goto(server.url)
            page.locator(".lines mark.t-claims", has_text="5万余人").click()
            page.locator(".details .told").wait_for()
            page.locator(".lines mark.sel").scroll_into_view_if_needed()
            shoot(page, "inspect.png")
            page.keyboard.press("l")
            page.keyboard.press("p")
            page.locator(".bars").first.wait_for()
            page.emulate_media(color_scheme="dark")
            page.wait_for_timeout(300)
            shoot(page, "inspect-pictures.png")
        chromium.close()


def shoot(page, name: str) -> None:
    """Write what is on the screen, in 256 colours."""
    image = Image.open(BytesIO(page.screenshot())).convert("RGB")
    image.quantize(256, kmeans=2, dither=Image.Dither.NONE).save(DOCS / name, optimize=True)


if __name__ == "__main__":
    main()
