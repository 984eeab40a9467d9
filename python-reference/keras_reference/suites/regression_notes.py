"""The public reports behind the regression cases: what happened, and where."""

from __future__ import annotations

_GITHUB = "https://github.com/"
_REPOSITORIES = {
    "dl4j": "deeplearning4j/deeplearning4j",
    "konduit": "KonduitAI/deeplearning4j",
    "keras": "keras-team/keras",
    "keras-core": "keras-team/keras-core",
    "tf": "tensorflow/tensorflow",
    "ort": "microsoft/onnxruntime",
    "onnx": "onnx/onnx",
    "tf2onnx": "onnx/tensorflow-onnx",
    "keras-onnx": "onnx/keras-onnx",
    "tract": "sonos/tract",
    "nnvm": "dmlc/nnvm",
    "tvm": "apache/tvm",
    "pytorch": "pytorch/pytorch",
    "rten": "robertknight/rten",
    "webnn": "webmachinelearning/webnn",
    "webnn-polyfill": "webmachinelearning/webnn-polyfill",
    "openvino": "openvinotoolkit/openvino",
    "coremltools": "apple/coremltools",
    "opencv": "opencv/opencv",
    "armcl": "ARM-software/ComputeLibrary",
    "onnx2tf": "PINTO0309/onnx2tf",
    "tflite2onnx": "zhenhuaw-me/tflite2onnx",
    "onnxscript": "microsoft/onnxscript",
    "root": "root-project/root",
    "paddle": "PaddlePaddle/Paddle",
    "keras-js": "transcranial/keras-js",
    "keras2cpp": "pplonski/keras2cpp",
    "keras2c": "PlasmaControl/keras2c",
    "webdnn": "mil-tokyo/webdnn",
}

# id: (description, what goes wrong in an engine that misses it, threads)
_REPORTS = {
    "R01": (
        "A U-Net imported from Keras: transposed convolution, same, stride 2, bias.",
        "Wrong values after import.",
        "dl4j#8298 konduit#12",
    ),
    "R02": (
        "Transposed convolution, valid, kernel smaller than the stride.",
        "The output is (n - 1) * s + k long, shorter than Keras's n * s.",
        "dl4j#8317",
    ),
    "R03": (
        "Transposed convolution, same, kernel 5, stride 2, twice in a row.",
        "Zeros in the output, and more of them after the second layer.",
        "dl4j#8149",
    ),
    "R04": (
        "Dilated transposed convolution, same, in both data formats.",
        "A library that counts dilation from 0 was given a rate that counts from 1.",
        "dl4j#8392",
    ),
    "R05": (
        "Convolution, same, with a kernel larger than the input.",
        "The engine refuses what Keras computes.",
        "dl4j#8349",
    ),
    "R06": (
        "As many channels as rows and columns.",
        "A layout guessed from the shape is guessed wrong.",
        "dl4j#8315",
    ),
    "R07": (
        "Transposed convolution with an explicit output_padding, 0 and 1.",
        "An engine without the argument can't give the size that Keras gives.",
        "dl4j#8347",
    ),
    "R08": (
        "Transposed convolution, same, at its plainest.",
        "It was once shipped without its tests.",
        "dl4j#4235",
    ),
    "R09": (
        "Transposed convolution, same, kernel 3, stride 2, whose crop is uneven.",
        "Conventions with one symmetric padding can't express it.",
        "keras-core#774",
    ),
    "R10": (
        "Transposed convolution, same, stride over 1: cells where only the values of "
        "an older rule were wrong, not the shape.",
        "The output is shifted by one place, and a test of shapes passes.",
        "keras#22876",
    ),
    "R11": (
        "Transposed convolution, same, even kernel, stride 1.",
        "Reaching Keras's size by output_padding needs one as large as the stride.",
        "keras#20949 keras#21852",
    ),
    "R12": (
        "Transposed convolution with dilation rate 2, and its twin with 1.",
        "The dilation rate is ignored without a word.",
        "keras#8159 keras#8146 tf#21598",
    ),
    "R13": (
        "Dilated transposed convolution.",
        "Not implemented on some processors' paths.",
        "keras#19870 keras#20408 tf#69103",
    ),
    "R14": (
        "Transposed convolution with a different dilation rate on each axis.",
        "An assertion fails, or one rate is used for both axes.",
        "keras#15677 tf#48469",
    ),
    "R15": (
        "Transposed convolution, same, with output_padding 0 beside none.",
        "0 is taken for absent; the two have different sizes.",
        "keras#19909 keras#14158",
    ),
    "R16": (
        "A layer with output_padding after get_config and from_config.",
        "The argument is lost on the way, and the reloaded layer has another shape.",
        "keras#23014",
    ),
    "R17": (
        "output_padding as large as the stride.",
        "The engine computes what Keras refuses, or fails late.",
        "keras#22428 keras#22429 keras#22430 keras#22439",
    ),
    "R18": (
        "Stride over 1 together with dilation rate over 1.",
        "The engine computes what Keras's layers refuse.",
        "keras#23028 keras#23181 keras#22598",
    ),
    "R19": (
        "Convolution, valid, with a kernel larger than the input.",
        "An empty or wrongly shaped output where Keras refuses.",
        "keras#22416 keras#22495 keras#21796 keras#19457",
    ),
    "R20": (
        "Transposed convolution, same, kernel 3, strides 1 and 2.",
        "The padding mode is ignored and valid used.",
        "onnx#2788 ort#4086 ort#4698 ort#4271",
    ),
    "R21": (
        "Transposed convolution, same, with an odd number of places to crop.",
        "The odd one is cropped on the wrong side.",
        "ort#9370 ort#5368 ort#8769 onnx#3188",
    ),
    "R22": (
        "Transposed convolution, same, stride 2, output_padding 1.",
        "Padding mode and output_padding together are read in different ways.",
        "ort#11927 onnx#4299",
    ),
    "R23": (
        "same with a stride over 1, both layers.",
        "The output is given the input's size.",
        "onnx#3153 onnx#3188",
    ),
    "R25": (
        "Convolution, same, kernel smaller than the stride.",
        "A negative total padding is used as it is.",
        "ort#10086",
    ),
    "R26": (
        "Convolution, same, with dilation.",
        "Refused, or padded by the undilated kernel.",
        "ort#20582 tflite2onnx#7 onnx#2043 tf2onnx#1046 onnxscript#3037 root#21684 "
        "nnvm#307",
    ),
    "R27": (
        "Transposed convolution, same, kernel 4, stride 2, at several sizes.",
        "A converted model gives other values.",
        "keras-onnx#555",
    ),
    "R28": (
        "Transposed convolution, kernel 4, stride 2, input 40.",
        "The output is one place off.",
        "tf2onnx#765 tf2onnx#766",
    ),
    "R29": (
        "Convolution, same, kernel 7, stride 2, input 224: 2 before and 3 after.",
        "One symmetric padding can't express it.",
        "pytorch#3867 pytorch#67551 pytorch#7549 pytorch#45667",
    ),
    "R30": (
        "Convolution, same, kernel 3, stride 2, even input.",
        "Padding 1 on both sides gives other values at the border.",
        "keras#19291",
    ),
    "R31": (
        "Convolution, same, kernel 1, stride 3, input 15.",
        "A sweep over all sizes failed here alone.",
        "nnvm#311 nnvm#308",
    ),
    "R32": (
        "Convolution, same, kernel 1, strides 3 x 1 on an input of 3 x 1.",
        "A stride larger than the kernel was refused.",
        "tf#1991 tf#14601",
    ),
    "R33": (
        "Transposed convolution with output_padding and in != out channels; "
        "convolution, same, strided, with even and odd kernels.",
        "Padding ignores the stride; output_padding is dropped; the kernel's channel "
        "axes are exchanged.",
        "tvm#13009 tvm#15060 tvm#13998 tvm#4440",
    ),
    "R34": (
        "Transposed convolution with kernels 1 x 10 and 10 x 1.",
        "Padding of height and width exchanged.",
        "tf#24151",
    ),
    "R35": (
        "Transposed convolution, same, kernel height unlike kernel width.",
        "The four paddings are handed over in the wrong order.",
        "rten#1399",
    ),
    "R36": (
        "same with an odd total, both layers.",
        "Which side gets the odd one is left to the implementation.",
        "webnn#326 webnn-polyfill#57 webnn-polyfill#65 webnn-polyfill#238",
    ),
    "R37": (
        "Transposed convolution, same, kernel 3, stride 1, input 32.",
        "The output is 34 long: nothing was cropped.",
        "openvino#32608",
    ),
    "R38": (
        "Odd sizes down and up again: 391 to 196 to 392.",
        "The output is one place off.",
        "coremltools#978 coremltools#1071 coremltools#1904",
    ),
    "R39": (
        "Transposed convolution, same, stride 2, input 48 x 32.",
        "Padding computed with input and output exchanged shifts the output.",
        "opencv#10702 armcl#483 onnx2tf#56 onnx2tf#68",
    ),
    "R40": (
        "Transposed convolution, same, kernel 2, stride 1. Surprising, but the rule: "
        "the crop is 0 before and 1 after, which in terms of a convolution pads 1 "
        "before and 0 after.",
        "An engine that expects the opposite is shifted by one.",
        "tf#45999",
    ),
    "R41": (
        "Convolution, same, stride 2.",
        "Libraries disagree on where the first window starts.",
        "keras#9473 keras#9629 keras#13842",
    ),
    "R42": (
        "One output element of 28,672 products.",
        "A fixed tolerance is too tight: rounding grows with the number of terms.",
        "keras#20804",
    ),
    "R43": (
        "Height, width, kernel sizes, strides and channels all different.",
        "Equal dimensions hid a mistake in a reference implementation.",
        "paddle#20997",
    ),
    "R44": (
        "Channels first.",
        "Not every processor's path has it; an engine without it should say so.",
        "keras#20414 keras#17034",
    ),
    "R45": (
        "same for both layers over small sizes, kernels and strides.",
        "Small ports of Keras got same or the transposed layer wrong.",
        "keras-js#90 keras2cpp#17 keras2c#14 webdnn#435 webdnn#705",
    ),
}


def _links(threads: str) -> list[str]:
    """GitHub leads from /issues/N to the pull request where N is one."""
    links = []
    for thread in threads.split():
        repository, number = thread.split("#")
        links.append(f"{_GITHUB}{_REPOSITORIES[repository]}/issues/{number}")
    return links


NOTES = {
    flag: {"description": description, "effect": effect, "links": _links(threads)}
    for flag, (description, effect, threads) in _REPORTS.items()
}
