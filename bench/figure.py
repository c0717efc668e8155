"""
The seed's figure as a careful user of PyTorch and matplotlib would draw it: of the same size, with the same parts at
the same places. Prints the milliseconds of each run; with a path behind the number of runs it keeps the picture.
"""

import io
import sys
import time

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
import torch
from matplotlib.patches import Rectangle
from torch import nn

torch.set_num_threads(1)
torch.manual_seed(0)
RUNS = int(sys.argv[1])
WIDTH, HEIGHT = 800, 1221
SURFACE, INK, FAINT, TRACK = "#181b20", "#f4f5f7", "#a9afba", "#2a2e36"
SIDES = ["#5ac3ff", "#ffb24d"]
SHOWN, COLUMNS = 12, 4

image = torch.tensor(plt.imread("assets/images/digit-7.png"))[None, None]
layers = [nn.Conv2d(1, 64, 3), nn.Conv2d(1, 32, 7)]
labels = ["Conv2D(64, (3, 3), activation='relu')", "Conv2D(32, (7, 7), activation='relu')"]
costs = [
    ("Parameters", "×2.5", [640, 1600]),
    ("MACs", "×1.95", [389376, 758912]),
    ("Activations", "×0.36", [43264, 15488]),
]


def place(figure, x, y, width, height):
    """Axes at a place in pixels, counted from the top left."""
    axes = figure.add_axes([x / WIDTH, 1 - (y + height) / HEIGHT, width / WIDTH, height / HEIGHT])
    axes.axis("off")
    return axes


def write(figure, x, y, text, color=INK, size=19, weight="normal", align="left"):
    figure.text(x / WIDTH, 1 - y / HEIGHT, text, color=color, fontsize=size, fontweight=weight, ha=align, va="center")


def header(figure, axes):
    for row, (side, label) in enumerate(zip(SIDES, labels)):
        axes.add_patch(Rectangle((20, 20 + 46 * row), 36, 36, color=side))
        write(figure, 38, 38 + 46 * row, "AB"[row], SURFACE, weight="bold", align="center")
        write(figure, 70, 38 + 46 * row, label, weight="bold")


def seen(figure):
    photo = place(figure, 20, 120, 308, 308)
    photo.imshow(image[0, 0], cmap="gray", interpolation="nearest", aspect="auto")
    for color, kernel in zip(SIDES, [3, 7]):
        start = 14 - kernel // 2 - 0.5
        photo.add_patch(Rectangle((start, start), kernel, kernel, fill=False, color=color, linewidth=2))
    write(figure, 20, 455, "A sees 3×3 = 9 pixels", SIDES[0])
    write(figure, 20, 489, "B sees 7×7 = 49 pixels", SIDES[1])


def bars(figure, axes):
    for group, (name, factor, values) in enumerate(costs):
        top = 138 + 130 * group
        write(figure, 364, top, name, weight="bold")
        write(figure, 780, top, factor, SIDES[1], weight="bold", align="right")
        for row, value in enumerate(values):
            y = top + 22 + 38 * row
            axes.add_patch(Rectangle((364, y), 296, 30, color=TRACK))
            axes.add_patch(Rectangle((364, y), 296 * value / max(values), 30, color=SIDES[row]))
            write(figure, 780, y + 15, f"{value:,}", align="right")


def tile(axes, x, y, values, cell, **scale):
    """A grid of values at a place in pixels, each value a square of `cell` pixels."""
    height, width = values.shape
    extent = (x, x + width * cell, y + height * cell, y)
    axes.imshow(values, extent=extent, interpolation="nearest", aspect="auto", **scale)


def tiles(figure, axes, outputs, filters):
    highest = max(output.max() for output in outputs)
    for side, (output, kernels) in enumerate(zip(outputs, filters)):
        left = 20 + 392 * side
        write(figure, left, 548, f"{'AB'[side]}: {len(output)} maps of {output.shape[1]}×{output.shape[2]}", SIDES[side], weight="bold")
        write(figure, left, 583, f"{SHOWN} shown, evenly spaced", FAINT)
        for place_in_grid, channel in enumerate(np.linspace(0, len(output) - 1, SHOWN).astype(int)):
            x, y = left + 94 * (place_in_grid % COLUMNS), 612 + 155 * (place_in_grid // COLUMNS)
            kernel = kernels[channel]
            strongest = abs(kernel).max()
            tile(axes, x, y, kernel, 56 // len(kernel), cmap="coolwarm", vmin=-strongest, vmax=strongest)
            tile(axes, x, y + 61, np.sqrt(output[channel]), 3, cmap="viridis", vmin=0, vmax=highest**0.5)
    return highest


def scales(figure, highest):
    ramp = np.linspace(0, 1, 256)[None]
    write(figure, 20, 1084, "Each filter", FAINT)
    write(figure, 165, 1084, "−max")
    place(figure, 251, 1075, 464, 18).imshow(ramp, cmap="coolwarm", aspect="auto")
    write(figure, 723, 1084, "max")
    write(figure, 20, 1132, "Maps after activation: one scale, finer near 0", FAINT)
    place(figure, 20, 1153, 760, 18).imshow(ramp, cmap="viridis", aspect="auto")
    for x, share, align in [(20, 0, "left"), (400, 0.25, "center"), (780, 1, "right")]:
        write(figure, x, 1190, f"{share * highest:.3g}", align=align)


def draw():
    with torch.no_grad():
        outputs = [torch.relu(layer(image))[0].numpy() for layer in layers]
        filters = [layer.weight[:, 0].numpy() for layer in layers]
    figure = plt.figure(figsize=(WIDTH / 100, HEIGHT / 100), dpi=100, facecolor=SURFACE)
    axes = place(figure, 0, 0, WIDTH, HEIGHT)
    header(figure, axes)
    seen(figure)
    bars(figure, axes)
    scales(figure, tiles(figure, axes, outputs, filters))
    axes.set(xlim=(0, WIDTH), ylim=(HEIGHT, 0))
    target = io.BytesIO()
    figure.savefig(target, format="png", facecolor=SURFACE)
    plt.close(figure)
    return target.getvalue()


for _ in range(2):
    picture = draw()
for _ in range(RUNS):
    start = time.perf_counter()
    draw()
    print((time.perf_counter() - start) * 1000)
if len(sys.argv) > 2:
    with open(sys.argv[2], "wb") as file:
        file.write(picture)
