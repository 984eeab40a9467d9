"""The same layers once more, element by element, to hold the definition against."""

from __future__ import annotations

import numpy as np

from keras_reference import geometry
from keras_reference.spec import Spec


def conv2d(spec: Spec, x: np.ndarray, kernel: np.ndarray) -> np.ndarray:
    """Seven loops; x channels last, kernel (kh, kw, in / groups, filters)."""
    h, w = spec.axes
    top = geometry.conv_pad_before(h, spec.padding)
    left = geometry.conv_pad_before(w, spec.padding)
    out = np.zeros((spec.batch, *spec.output_size, spec.filters))
    for n, oh, ow, oc in np.ndindex(out.shape):
        group = oc // (spec.filters // spec.groups)
        for kh, kw, ic in np.ndindex(kernel.shape[:3]):
            ih = oh * h.s - top + kh * h.d
            iw = ow * w.s - left + kw * w.d
            if 0 <= ih < h.n and 0 <= iw < w.n:
                channel = group * kernel.shape[2] + ic
                out[n, oh, ow, oc] += x[n, ih, iw, channel] * kernel[kh, kw, ic, oc]
    return out


def conv2d_transpose(spec: Spec, x: np.ndarray, kernel: np.ndarray) -> np.ndarray:
    """Scatter into the full result, then crop; kernel (kh, kw, filters, in)."""
    h, w = spec.axes
    top = geometry.transpose_crop_before(h, spec.padding)
    left = geometry.transpose_crop_before(w, spec.padding)
    out = np.zeros((spec.batch, *spec.output_size, spec.filters))
    for n, ih, iw, ic in np.ndindex(x.shape):
        for kh, kw, oc in np.ndindex(kernel.shape[:3]):
            oh, ow = ih * h.s + kh * h.d - top, iw * w.s + kw * w.d - left
            if 0 <= oh < out.shape[1] and 0 <= ow < out.shape[2]:
                out[n, oh, ow, oc] += x[n, ih, iw, ic] * kernel[kh, kw, oc, ic]
    return out
