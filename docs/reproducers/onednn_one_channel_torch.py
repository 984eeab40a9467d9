"""The same kernel through PyTorch itself: channels-last tensors select it."""

import torch

x = torch.arange(56.0).reshape(1, 1, 8, 7).to(memory_format=torch.channels_last)
kernel = torch.ones(1, 1, 6, 6).to(memory_format=torch.channels_last)
with torch.no_grad():
    output = torch.nn.functional.conv2d(x, kernel, stride=(1, 5)).ravel()
    with torch.backends.mkldnn.flags(enabled=False):
        plain = torch.nn.functional.conv2d(x, kernel, stride=(1, 5)).ravel()
print("with oneDNN:   ", output.tolist())
print("without oneDNN:", plain.tolist())
