"""The colour profile that every PDF carries, read by another program's colour management."""

from __future__ import annotations

import io

from PIL import Image, ImageCms

from sopdoc.render.pdf.icc import NAME, srgb_profile


def test_it_is_a_display_profile_with_its_own_name() -> None:
    profile = ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile()))
    assert ImageCms.getProfileName(profile).strip() == NAME
    assert (profile.profile.device_class, profile.profile.xcolor_space.strip(), profile.profile.version) == ("mntr", "RGB", 4.2)
    assert profile.profile.is_matrix_shaper


def test_its_colours_are_srgbs() -> None:
    """Every level of every channel comes out of the two profiles alike, to the last step but one."""
    picture = Image.new("RGB", (256, 4))
    for level in range(256):
        for row, colour in enumerate(((level, 0, 0), (0, level, 0), (0, 0, level), (level, level, level))):
            picture.putpixel((level, row), colour)
    own = ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile()))
    turned = ImageCms.profileToProfile(picture, own, ImageCms.createProfile("sRGB"))
    assert turned is not None
    assert max(abs(a - b) for a, b in zip(picture.tobytes(), turned.tobytes(), strict=True)) <= 1
