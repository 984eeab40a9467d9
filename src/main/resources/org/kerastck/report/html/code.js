/** The case as programs that run as they stand; arguments come as [name, Python, builder call, Java value]. */
const argumentsOf = (one) => one.a.map((index) => run.arguments[index]);
const LARGEST_IN_CODE = 600;

/** What a program needs of a case; none where a tensor is too large to be written out. */
function codeInputs(one) {
  const kept = tensorsOf(one);
  const needed = kept && [kept.in, kept.k, kept.b, kept.u].filter(Boolean);
  return needed && kept.in && needed.every(([, data]) => data && data.length <= LARGEST_IN_CODE) ? kept : null;
}

const fixtureOf = (one) => `fixtures/${text(one.s).replace(/[^A-Za-z0-9_/-]/g, "_")}.json`;
const wrapped = (words, indent, width = 92) => {
  const lines = [""];
  for (const word of words) {
    if ((lines.at(-1) + word).length > width) lines.push("");
    lines[lines.length - 1] += (lines.at(-1) ? " " : "") + word;
  }
  return lines.join(`\n${indent}`);
};

function pythonTensor([shape, data]) {
  const literal = (value) => (typeof value === "number" ? String(value) : `float("${value.toLowerCase()}")`);
  const numbers = wrapped(data.map((value) => `${literal(value)},`), "        ");
  return `np.array(\n    [\n        ${numbers}\n    ],\n    dtype="float32",\n).reshape((${shape.map((size) => `${size},`).join(" ")}))`;
}

// Without it TensorFlow decides by the processor, and its own kernels know no channels first.
const GOLDENS_KERNELS = 'os.environ["TF_ENABLE_ONEDNN_OPTS"] = "1"  # as for the golden values';
const PARTS = { activations: "activations", regularizers: "regularizers", constraints: "constraints" };

function pythonCode(one) {
  const subject = text(one.q);
  const kept = codeInputs(one);
  const call = PARTS[subject];
  if (call) {
    const [[, identifier], ...more] = argumentsOf(one);
    const rest = more.map(([name, python]) => `, ${name}=${python}`).join("");
    const lines = ["import keras", "import numpy as np", "", `function = keras.${call}.get(${identifier})`];
    return [...lines, ...(kept ? [`x = ${pythonTensor(kept.in)}`, `print(np.array(function(x${rest})).tolist())`] : [`# The input: ${fixtureOf(one)}`])].join("\n");
  }
  if (subject === "initializers") return `import keras\n\ninitializer = keras.initializers.get(${argumentsOf(one)[0][1]})`;
  const gradients = subject === "gradients" && kept?.u;
  const layer = `layer = keras.layers.${one.layer}(\n${argumentsOf(one).map(([name, python]) => `    ${name}=${python},\n`).join("")})`;
  const lines = ["import os", "", GOLDENS_KERNELS, "import keras", "import numpy as np", ...(gradients ? ["import tensorflow as tf"] : []), "", layer];
  if (!kept) return [...lines, `# Input and weights: ${fixtureOf(one)}`].join("\n");
  lines.push(`x = ${pythonTensor(kept.in)}`);
  if (kept.k) {
    lines.push(`kernel = ${pythonTensor(kept.k)}`, ...(kept.b ? [`bias = ${pythonTensor(kept.b)}`] : []));
    lines.push(`layer.build(${one.bs ? `(${one.bs.map((size) => `${size},`).join(" ")})` : "x.shape"})`, `layer.set_weights([kernel${kept.b ? ", bias" : ""}])`);
  }
  if (gradients) {
    lines.push(`upstream = ${pythonTensor(kept.u)}`, "x = tf.constant(x)", "with tf.GradientTape() as tape:", "    tape.watch(x)", "    output = layer(x)",
      `gradients = tape.gradient(output, [x, layer.kernel${kept.b ? ", layer.bias" : ""}], output_gradients=upstream)`,
      "for gradient in gradients:", "    print(gradient.shape, gradient.numpy().tolist())");
  } else {
    lines.push("output = np.array(layer(x))", "print(output.shape, output.tolist())");
  }
  return lines.join("\n");
}

const javaNumber = (value) => (typeof value === "number" ? `${value}f` : { NaN: "Float.NaN", Infinity: "Float.POSITIVE_INFINITY", "-Infinity": "Float.NEGATIVE_INFINITY" }[value]);
const javaNumbers = (data) => `{\n              ${wrapped(data.map((value) => `${javaNumber(value)},`), "              ")}\n            }`;
const javaTensor = ([shape, data]) => `Tensor.of(\n            Shape.of(${shape.join(", ")}),\n            new float[] ${javaNumbers(data)})`;

/** A class with these imports, of those that are in use. */
function javaClass(imports, lines) {
  const body = lines.map((line) => `    ${line}\n`).join("");
  const used = imports.filter((name) => new RegExp(`\\b${name.split(".").at(-1)}\\b`).test(body)).sort();
  return `${used.map((name) => `import ${name};\n`).join("")}\npublic class Example {\n  public static void main(String[] args) {\n${body}  }\n}`;
}

const PROJECT = ["java.util.Arrays", "java.util.HashMap", "java.util.Map", "java.util.Optional",
  "org.kerastck.activation.Activations", "org.kerastck.geometry.Padding", "org.kerastck.layer.Conv2D", "org.kerastck.layer.Conv2DTranspose", "org.kerastck.layer.Gradients",
  "org.kerastck.tensor.DataFormat", "org.kerastck.tensor.Shape", "org.kerastck.tensor.Tensor"];

function javaLayer(one) {
  if (argumentsOf(one).some(([, , call]) => call === null)) {
    return ["Map<String, Object> config = new HashMap<>();", ...argumentsOf(one).map(([name, , , java]) => `config.put(${JSON.stringify(name)}, ${java});`),
      `${one.layer} layer = ${one.layer}.fromConfig(config);`];
  }
  const calls = argumentsOf(one).map(([, , call]) => call).filter((call) => call !== "");
  return [`${one.layer} layer =`, `    ${one.layer}.builder()`, ...calls.map((call) => `        ${call}`), "        .build();"];
}

/** With the builder, or with Keras's own config where the builder cannot say a value; empty where this project has no such thing. */
function javaCode(one) {
  const subject = text(one.q);
  const kept = codeInputs(one);
  const print = 'System.out.println(output.shape() + " " + Arrays.toString(output.data()));';
  if (subject === "activations") {
    const [[, , , identifier], ...more] = argumentsOf(one);
    if (!kept || more.length > 0) return "";
    return javaClass(PROJECT, [`Tensor x =\n        ${javaTensor(kept.in)};`, `Tensor output = Activations.get(${identifier}).apply(x);`, print]);
  }
  if (subject !== "convolution layers" && subject !== "gradients") return "";
  const lines = javaLayer(one);
  if (!kept) return javaClass(PROJECT, [...lines, `// Input and weights: ${fixtureOf(one)}`]);
  lines.push(`Tensor x =\n        ${javaTensor(kept.in)};`);
  if (kept.k) {
    lines.push(`Tensor kernel =\n        ${javaTensor(kept.k)};`, ...(kept.b ? [`Tensor bias =\n        ${javaTensor(kept.b)};`] : []));
    if (one.bs) lines.push(`layer.build(Shape.of(${one.bs.join(", ")}));`);
    lines.push(`layer.setWeights(kernel, ${kept.b ? "Optional.of(bias)" : "Optional.empty()"});`);
  }
  if (subject === "gradients" && kept.u) {
    const show = (name) => `System.out.println(${name}.shape() + " " + Arrays.toString(${name}.data()));`;
    lines.push(`Tensor upstream =\n        ${javaTensor(kept.u)};`, "Gradients gradients = layer.backward(x, upstream);", show("gradients.input()"), show("gradients.kernel()"),
      ...(kept.b ? [show("gradients.bias().get()")] : []));
  } else {
    lines.push("Tensor output = layer.call(x);", print);
  }
  return javaClass(PROJECT, lines);
}

const ND4J = ["org.nd4j.enums.WeightsFormat", "org.nd4j.linalg.api.ndarray.INDArray",
  ...["Conv2DConfig", "DeConv2DConfig", "PaddingMode"].map((name) => `org.nd4j.linalg.api.ops.impl.layers.convolution.config.${name}`), "org.nd4j.linalg.factory.Nd4j", "java.util.Arrays"];

/** What a user of ND4J would write; empty where ND4J has no parameter for an argument. */
function nd4jCode(one) {
  const kept = codeInputs(one);
  const isGiven = (name) => argumentsOf(one).some(([it, python]) => it === name && python !== "None" && python !== "1" && python !== "'linear'");
  if (text(one.q) !== "convolution layers" || !one.x || !kept?.k || ["groups", "output_padding", "activation"].some(isGiven)) return "";
  const transposed = one.layer === "Conv2DTranspose";
  const [kh, kw, sh, sw, dh, dw] = one.x;
  const same = one.padding === "same";
  const array = ([shape, data]) => `Nd4j.create(\n            new float[] ${javaNumbers(data)},\n            new long[] {${shape.join(", ")}},\n            'c')`;
  return javaClass(ND4J, [
    `INDArray x =\n        ${array(kept.in)};`,
    `INDArray kernel =\n        ${array(kept.k)};`,
    ...(kept.b ? [`INDArray bias =\n        ${array(kept.b)};`] : []),
    "INDArray output =",
    `    Nd4j.cnn().${transposed ? "deconv2d" : "conv2d"}(x, kernel, ${kept.b ? "bias, " : ""}${transposed ? "DeConv2DConfig" : "Conv2DConfig"}.builder()`,
    `        .kH(${kh}).kW(${kw})`,
    `        .sH(${sh}).sW(${sw})`,
    `        .dH(${dh}).dW(${dw})`,
    transposed ? `        .isSameMode(${same})` : `        .paddingMode(PaddingMode.${same ? "SAME" : "VALID"})`,
    `        .dataFormat("${text(one.df) === "channels_first" ? "NCHW" : "NHWC"}")`,
    ...(transposed ? [] : ["        .weightsFormat(WeightsFormat.YXIO)"]),
    "        .build());",
    'System.out.println(Arrays.toString(output.shape()) + " " + Arrays.toString(output.dup(\'c\').data().asFloat()));',
  ]);
}
