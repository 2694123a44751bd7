// Markdown as elements: the forms that the compiler's texts have. Only text nodes are made of a text, so a shared link cannot bring
// HTML into the page.

/** Code, bold text, links to pages, and characters that a backslash makes plain. */
const INLINE = /(`+)(.+?)\1(?!`)|\*\*(.+?)\*\*|\[([^\]]+)\]\((https?:[^)\s]+)\)|\\([!-/:-@[-`{-~])/g;

/**
 * The elements of a text.
 * @param {string} text
 */
export function markdown(text) {
  const root = document.createElement("div");
  root.className = "markdown";
  const lines = text.split("\n");
  /** @type {string[]} */
  let paragraph = [];
  const end = () => {
    if (paragraph.length > 0) root.append(block("p", paragraph.join(" ")));
    paragraph = [];
  };
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    const fence = /^(`{3,}|~{3,})\s*(\w*)/.exec(line);
    const heading = /^#+ (.*)/.exec(line);
    const item = /^(?:[-*]|\d+\.) (.*)/.exec(line);
    if (fence) {
      end();
      const close = lines.findIndex((other, index) => index > at && other.startsWith(fence[1]));
      const last = close < 0 ? lines.length : close;
      root.append(code(lines.slice(at + 1, last).join("\n"), fence[2]));
      at = last;
    } else if (heading) {
      end();
      root.append(block("h2", heading[1]));
    } else if (item) {
      end();
      list(root).append(block("li", item[1]));
    } else if (line.trim() === "") {
      end();
    } else if (/^ {2}/.test(line) && paragraph.length === 0 && root.lastElementChild?.tagName === "UL") {
      root.lastElementChild.lastElementChild?.append(" ", ...block("li", line.trim()).childNodes);
    } else {
      paragraph.push(line);
    }
  }
  end();
  return root;
}

/**
 * The list at the end of an element; a new one where there is none.
 * @param {HTMLElement} root
 */
function list(root) {
  const last = root.lastElementChild;
  if (last?.tagName === "UL") return last;
  const made = document.createElement("ul");
  root.append(made);
  return made;
}

/**
 * @param {string} text
 * @param {string} language
 */
function code(text, language) {
  const pre = document.createElement("pre");
  const inside = document.createElement("code");
  inside.textContent = text;
  if (language) inside.dataset.language = language;
  pre.append(inside);
  return pre;
}

/**
 * @param {string} tag
 * @param {string} text
 */
function block(tag, text) {
  const made = document.createElement(tag);
  let start = 0;
  for (const match of text.matchAll(INLINE)) {
    const [whole, ticks, inside, bold, label, address, plain] = match;
    made.append(text.slice(start, match.index));
    start = match.index + whole.length;
    if (ticks) made.append(leaf("code", inside.trim()));
    else if (bold) made.append(leaf("strong", bold));
    else if (plain) made.append(plain);
    else {
      const link = /** @type {HTMLAnchorElement} */ (leaf("a", label));
      link.href = address;
      link.rel = "noreferrer";
      made.append(link);
    }
  }
  made.append(text.slice(start));
  return made;
}

/**
 * @param {string} tag
 * @param {string} text
 */
function leaf(tag, text) {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}
