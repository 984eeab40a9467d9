// TensorFlow.js layers as an engine of Keras TCK: node tfjs_engine.mjs, after npm install.
// Speaks the protocol of docs/engine-protocol.md on standard input and output.

import { createInterface } from "node:readline";

// The protocol keeps standard output for itself; what libraries print goes to standard error.
console.log = console.error;
const tf = await import("@tensorflow/tfjs");
const { writeSync } = await import("node:fs");

// Keras's names of arguments, and TensorFlow.js's.
const ARGUMENTS = {
  filters: "filters",
  kernel_size: "kernelSize",
  strides: "strides",
  padding: "padding",
  data_format: "dataFormat",
  dilation_rate: "dilationRate",
  activation: "activation",
  use_bias: "useBias",
};
const CAMEL = { channels_last: "channelsLast", channels_first: "channelsFirst" };

class Unsupported extends Error {}

function options(config) {
  const made = {};
  for (const [name, value] of Object.entries(config)) {
    const isDefault = (name === "groups" && value === 1) || (name === "output_padding" && value === null);
    if (isDefault) continue;
    if (!(name in ARGUMENTS)) {
      throw new Unsupported(`TensorFlow.js's layer has no argument ${name}`);
    }
    // Keras's None is an argument left out.
    if (value !== null) made[ARGUMENTS[name]] = CAMEL[value] ?? value;
  }
  return made;
}

function toTensor({ shape, dtype = "float32", data }) {
  if (dtype !== "float32") {
    throw new Unsupported(`TensorFlow.js has no ${dtype} input for its layers`);
  }
  // Number("NaN") and Number("-Infinity") are what they say.
  return tf.tensor(Float32Array.from(data, Number), shape);
}

// The shortest decimal that reads back to the same float32, which is what the kit reads.
function element(x) {
  if (!Number.isFinite(x)) return String(x);
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(x.toPrecision(digits));
    if (Math.fround(short) === x) return short;
  }
  return Number(x.toPrecision(9));
}

function fromTensor(tensor) {
  return { shape: tensor.shape, dtype: tensor.dtype, data: Array.from(tensor.dataSync(), element) };
}

// JSON.stringify writes -0 as 0; as numbers they are equal, and the kit judges numbers.
function answer({ layer: { class_name: name, config, build_config: build }, input, weights }) {
  const make = { Conv2D: tf.layers.conv2d, Conv2DTranspose: tf.layers.conv2dTranspose }[name];
  const layer = make(options(config));
  const x = toTensor(input);
  layer.build(build?.input_shape ?? x.shape);
  // Without weights the case expects a refusal, and any numbers are an answer to be marked wrong.
  if (weights) layer.setWeights(Object.values(weights).map(toTensor));
  return { output: fromTensor(layer.apply(x)) };
}

function run(testCase) {
  try {
    return { case: testCase.id, outcome: tf.tidy(() => answer(testCase)) };
  } catch (e) {
    const how = e instanceof Unsupported ? "unsupported" : "refused";
    return { case: testCase.id, [how]: String(e.message).split("\n")[0] || e.name };
  } finally {
    tf.disposeVariables();
  }
}

function reply(request) {
  switch (request.command) {
    case "hello":
      return {
        protocol: "keras-tck/engine/1",
        name: "tfjs",
        version: tf.version.tfjs,
        supports: ["layer"],
      };
    case "prepare":
      tf.layers.conv2d({ filters: 1, kernelSize: 1 }).apply(tf.ones([1, 1, 1, 1]));
      return { ready: true };
    case "run":
      return run(request.case);
    default:
      return { error: `unknown command: ${request.command}` };
  }
}

await tf.setBackend("cpu");
for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  if (request.command === "goodbye") break;
  const bytes = Buffer.from(JSON.stringify(reply(request)) + "\n");
  // A pipe takes what it has room for.
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(1, bytes, at);
    } catch (e) {
      if (e.code !== "EAGAIN") throw e;
    }
  }
}
process.exit(0);
