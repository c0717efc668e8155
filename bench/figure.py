"""The seed's figure as a careful user of PyTorch and matplotlib would draw it. Prints the milliseconds of each run."""

import io
import sys
import time

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
import torch
from torch import nn

torch.set_num_threads(1)
torch.manual_seed(0)
RUNS = int(sys.argv[1])

image = torch.rand(1, 1, 28, 28)
layers = [nn.Conv2d(1, 64, 3), nn.Conv2d(1, 32, 7)]


def mosaic(maps, columns=8):
    """One array that holds all maps in a grid, so that a single imshow draws them."""
    count, height, width = maps.shape
    rows = -(-count // columns)
    grid = np.full((rows * (height + 2), columns * (width + 2)), np.nan)
    for index, values in enumerate(maps):
        top, left = index // columns * (height + 2), index % columns * (width + 2)
        grid[top : top + height, left : left + width] = values
    return grid


def draw():
    with torch.no_grad():
        outputs = [torch.relu(layer(image))[0].numpy() for layer in layers]
        filters = [layer.weight[:, 0].numpy() for layer in layers]
    highest = max(output.max() for output in outputs)
    figure, axes = plt.subplots(3, 2, figsize=(8, 9), dpi=100)
    for column, (output, kernels, layer) in enumerate(zip(outputs, filters, layers)):
        shown = axes[0, column].imshow(mosaic(output), vmin=0, vmax=highest, cmap="viridis", interpolation="nearest")
        axes[0, column].set_title(f"{layer.out_channels} maps of {output.shape[1]}x{output.shape[2]}")
        axes[1, column].imshow(mosaic(kernels), cmap="coolwarm", interpolation="nearest")
        axes[0, column].axis("off")
        axes[1, column].axis("off")
    figure.colorbar(shown, ax=axes[0, :], orientation="horizontal")
    axes[2, 0].imshow(image[0, 0], cmap="gray")
    axes[2, 1].barh(["A", "B"], [640, 1600])
    for row, value in enumerate([640, 1600]):
        axes[2, 1].text(value, row, f"{value:,}")
    target = io.BytesIO()
    figure.savefig(target, format="png")
    plt.close(figure)
    return target.getvalue()


for _ in range(2):
    draw()
for _ in range(RUNS):
    start = time.perf_counter()
    draw()
    print((time.perf_counter() - start) * 1000)
