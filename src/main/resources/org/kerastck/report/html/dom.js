"use strict";

/** An element of a drawing. */
function graphic(name, attributes, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** An element; text goes in as text, so nothing of a fixture or an engine becomes markup. */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (key === "style") for (const [property, text] of Object.entries(value)) made.style.setProperty(property, text);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== undefined && child !== ""));
  return made;
}

const byId = (id) => document.getElementById(id);
const number = (value) => value.toLocaleString("en-US");

/** One noun, in the number that is needed. */
const counted = (count, noun, plural = `${noun}s`) => `${number(count)} ${count === 1 ? noun : plural}`;

/** One line to run, with a button that copies it. */
function command(line) {
  const block = element("code", {}, line);
  return element("div", { class: "command" }, block, copyButton("the command", block, line));
}

/** A heading with a button that copies the text below it. */
function copyable(title, text) {
  const block = element("pre", { tabindex: "0" }, text);
  return element("div", { class: "card" }, element("h3", {}, title, copyButton(title, block, text)), block);
}

function copyButton(title, block, text) {
  const copy = element("button", { class: "copy", type: "button", "aria-label": `Copy: ${title}` }, "Copy");
  copy.addEventListener("click", () => {
    const copied = () => { copy.textContent = "Copied"; };
    const selected = () => { getSelection().selectAllChildren(block); copy.textContent = "Selected"; };
    if (navigator.clipboard) navigator.clipboard.writeText(text).then(copied, selected);
    else selected();
  });
  return copy;
}
