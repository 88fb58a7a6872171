"""Pictures for tests, made by another library than katern's own: Pillow."""
import io
import pathlib
import struct

from PIL import Image, ImageCms

PRESS = (pathlib.Path(__file__).parents[2] / "src/color/data/fogra39l.icc").read_bytes()
TURNED = 0x0112


def scene(width, height, mode="RGB"):
    """Smooth colours over the whole of a space, so that JPEG hardly changes them."""
    picture = Image.new("RGB", (width, height))
    picture.putdata([(255 * x // max(width - 1, 1), 255 * y // max(height - 1, 1), 128 + 90 * (x * y) // (width * height))
                     for y in range(height) for x in range(width)])
    return picture.convert(mode)


def saved(picture, kind="JPEG", **how):
    out = io.BytesIO()
    picture.save(out, kind, **({"quality": 95, "subsampling": 0} if kind == "JPEG" else {}) | how)
    return out.getvalue()


def opened(data):
    return Image.open(io.BytesIO(data))


def exif(turned):
    made = Image.Exif()
    made[TURNED] = turned
    return made.tobytes()


def segment(marker, data):
    return struct.pack(">2BH", 0xFF, marker, len(data) + 2) + data


def with_segments(jpeg, *segments):
    """Put behind the first two bytes."""
    return jpeg[:2] + b"".join(segments) + jpeg[2:]


def converted(picture, profile, to, mode):
    """By Little CMS as katern says it does: relative colorimetric, black point compensated."""
    profiles = [ImageCms.getOpenProfile(io.BytesIO(p)) if isinstance(p, bytes) else p for p in (profile, to)]
    return ImageCms.profileToProfile(picture, *profiles, renderingIntent=1, outputMode=mode,
                                     flags=ImageCms.FLAGS["BLACKPOINTCOMPENSATION"])


def srgb():
    return ImageCms.createProfile("sRGB")


def farthest(a, b):
    """The largest difference of two runs of bytes of one length."""
    assert len(a) == len(b), (len(a), len(b))
    return max((abs(x - y) for x, y in zip(a, b)), default=0)


# BT.2020's primaries, as seen under D50: far from those of sRGB.
WIDE = {b"rXYZ": (0.6734, 0.2790, -0.0019), b"gXYZ": (0.1656, 0.6753, 0.0300), b"bXYZ": (0.1251, 0.0456, 0.7968)}


def profile(kind=b"mntr", space=b"RGB ", tags=None):
    """An ICC profile of version 2: primaries, or for grey none, and a gamma of 2.2."""
    def fixed(*values):
        return b"XYZ " + bytes(4) + b"".join(struct.pack(">i", round(v * 65536)) for v in values)
    curve = b"curv" + bytes(4) + struct.pack(">IHxx", 1, round(2.2 * 256))
    text = b"desc" + bytes(4) + struct.pack(">I", 5) + b"test\0" + bytes(78) + bytes(1)
    entries = [(b"desc", text), (b"cprt", b"text" + bytes(4) + b"none\0\0\0\0"), (b"wtpt", fixed(0.9642, 1, 0.8249))]
    if space == b"RGB ":
        entries += [(name, fixed(*values)) for name, values in (tags or WIDE).items()]
        entries += [(name, curve) for name in (b"rTRC", b"gTRC", b"bTRC")]
    else:
        entries.append((b"kTRC", curve))
    table, data, at = b"", b"", 128 + 4 + 12 * len(entries)
    for name, value in entries:
        value += bytes(-len(value) % 4)
        table += struct.pack(">4s2I", name, at + len(data), len(value))
        data += value
    head = struct.pack(">I4sI4s4s4s12s4s", at + len(data), b"lcms", 0x02100000, kind, space, b"XYZ ", bytes(12), b"acsp")
    head += bytes(28) + struct.pack(">3i", 63190, 65536, 54061) + bytes(48)
    assert len(head) == 128, len(head)
    return head + struct.pack(">I", len(entries)) + table + data
