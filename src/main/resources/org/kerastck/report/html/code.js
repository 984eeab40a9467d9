/** The configuration as programs; arguments come as [name, Python, builder call, Java value]. */
const argumentsOf = (one) => one.a.map((index) => run.arguments[index]);

function pythonCode(one) {
  const lines = argumentsOf(one).map(([name, python]) => `    ${name}=${python},\n`);
  return `layer = keras.layers.${one.layer}(\n${lines.join("")})`;
}

/** With the builder, or with Keras's own config where the builder cannot say a value. */
function javaCode(one) {
  if (argumentsOf(one).some(([, , call]) => call === null)) {
    const puts = argumentsOf(one).map(([name, , , java]) => `config.put(${JSON.stringify(name)}, ${java});\n`);
    return `Map<String, Object> config = new HashMap<>();\n${puts.join("")}${one.layer} layer = ${one.layer}.fromConfig(config);`;
  }
  const calls = argumentsOf(one).map(([, , call]) => call).filter((call) => call !== "");
  return `${one.layer} layer =\n    ${one.layer}.builder()\n${calls.map((call) => `        ${call}\n`).join("")}        .build();`;
}

function nd4jCode(one) {
  const transposed = one.layer === "Conv2DTranspose";
  const [kh, kw, sh, sw, dh, dw] = one.x;
  const same = one.padding === "same";
  const operation = transposed ? "deconv2d" : "conv2d";
  const bias = one.b ? "bias, " : "";
  return [
    `INDArray output =`,
    `    Nd4j.cnn().${operation}(input, kernel, ${bias}`,
    `        ${transposed ? "DeConv2DConfig" : "Conv2DConfig"}.builder()`,
    `            .kH(${kh}).kW(${kw})`,
    `            .sH(${sh}).sW(${sw})`,
    `            .dH(${dh}).dW(${dw})`,
    transposed ? `            .isSameMode(${same})` : `            .paddingMode(PaddingMode.${same ? "SAME" : "VALID"})`,
    `            .dataFormat("${text(one.df) === "channels_first" ? "NCHW" : "NHWC"}")`,
    ...(transposed ? [] : [`            .weightsFormat(WeightsFormat.YXIO)`]),
    `            .build());`,
  ].join("\n");
}
