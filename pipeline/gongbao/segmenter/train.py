"""Train the segmentation model: `python -m gongbao.segmenter.train TRAIN TEST OUT`."""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

ROUNDS = 15
REGULARIZATION = 8
"""Of the weights (L2). The text is small: pkuseg's own setting, 1, fits it too closely, for 0.4 points of F1."""


LEAST_WEIGHT = 0.1
"""Features whose weights all lie below it are dropped: three quarters of them, for 0.1 points of F1."""


def train(text: Path, test: Path, folder: Path) -> None:
    """Train on `text` and write the model to `folder`; pkuseg reports progress on `test`.

    Both texts hold one sentence a line, words parted by one space. Light features are dropped and weights
    rounded, which quarters the model.
    """
    import spacy_pkuseg

    spacy_pkuseg.config.reg = REGULARIZATION
    spacy_pkuseg.train(str(text), str(test), str(folder), train_iter=ROUNDS)
    prune(folder)


def prune(folder: Path) -> None:
    """Drop the light features of the model in `folder` and round the weights of the others."""
    import srsly

    features = srsly.read_msgpack(folder / "features.msgpack")
    with np.load(folder / "weights.npz") as found:
        weights = found["w"]
    tags, nodes = len(features["tag_to_idx"]), len(features["feature_to_idx"]) * len(features["tag_to_idx"])
    by_feature = weights[:nodes].reshape(-1, tags)
    heavy = np.flatnonzero(np.abs(by_feature).max(axis=1) > LEAST_WEIGHT)
    kept = np.union1d(heavy, [0])  # the first feature stands for those that the model does not know
    names = sorted(features["feature_to_idx"], key=features["feature_to_idx"].__getitem__)
    features["feature_to_idx"] = {names[old]: new for new, old in enumerate(kept.tolist())}
    srsly.write_msgpack(folder / "features.msgpack", features)
    rounded = np.concatenate([by_feature[kept].ravel(), weights[nodes:]]).round(3)
    sizes = np.array([tags, len(kept)])
    np.savez_compressed(folder / "weights.npz", sizes=sizes, w=rounded.astype(np.float32).astype(np.float64))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Train a segmentation model.")
    parser.add_argument("text", type=Path, help="segmented text to train on")
    parser.add_argument("test", type=Path, help="segmented text to report progress on")
    parser.add_argument("folder", type=Path, help="where to write the model")
    arguments = parser.parse_args()
    train(arguments.text, arguments.test, arguments.folder)
