"""The picture that a clip begins with, as the model takes it."""

from pathlib import Path

from PIL import Image, ImageOps

from generator.engines.wan.shapes import Shape
from generator.errors import UserError


def first_frame(folder: Path | None, name: str, shape: Shape) -> Image.Image:
    """As much of the picture's middle as has the frame's proportions, in its size.

    Raises:
        UserError: there is no such picture (any more).
    """
    if folder is None or Path(name).name != name:
        raise UserError("picture-gone")
    try:
        with Image.open(folder / name) as picture:
            size = (shape.width, shape.height)
            return ImageOps.fit(picture.convert("RGB"), size, Image.Resampling.LANCZOS)
    except FileNotFoundError:
        raise UserError("picture-gone") from None
