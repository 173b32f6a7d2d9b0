// Look at the built site in Chromium, as `make check-docs` does.
//
//     node check.mjs FOLDER [--screenshots FOLDER]
//
// The search must find guides by the words of readers. No page may be wider than a phone: what is wider
// scrolls in a box of its own. Some pages of each kind are opened at three widths, light and dark. It
// fails if axe finds a serious fault, if a page asks another host for anything, or if the first page
// weighs more than 500 kB: compressed, as hosts of static pages send it, the index of the search
// included. CHROMIUM names the browser instead of the system's own.

import { createServer } from "node:http";
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { gzipSync } from "node:zlib";
import { extname, join, resolve, sep } from "node:path";
import puppeteer from "puppeteer-core";

const PAGES = [
  "",
  "concepts/",
  "guides/",
  "guides/deploy/",
  "reference/workspaces/",
  "reference/errors/",
  "http/workspaces/",
  "live/",
  "benchmarks/",
];
// What a reader types, and the guide that must be among the first results.
const WORDS = {
  rotate: "guides/rotate-variables/",
  approve: "guides/deploy/",
  429: "guides/errors/",
  resume: "guides/bulk-import/",
  await: "guides/async/",
};
const FIRST = 8;
const WIDTHS = [390, 820, 1440];
const PHONES = [360, 390];
const MOST_BYTES = 500_000;
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".yaml": "text/yaml",
};

const root = resolve(process.argv[2] ?? ".cache/docs/site");
const at = process.argv.indexOf("--screenshots");
const pictures = at > 0 ? resolve(process.argv[at + 1]) : null;
const candidates = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const browserPath = process.env.CHROMIUM ?? candidates.find((it) => existsSync(it));
if (!browserPath) {
  console.error("no Chromium here: install it (on Debian: apt install chromium), or set CHROMIUM");
  process.exit(2);
}

let sent = 0;
const server = createServer(async (request, response) => {
  let path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
  if (path.endsWith("/")) path += "index.html";
  const file = join(root, path);
  try {
    if (!file.startsWith(root + sep)) throw new Error("outside");
    const body = await readFile(file);
    const packed = gzipSync(body);
    sent += packed.length;
    response.writeHead(200, {
      "Content-Type": TYPES[extname(file)] ?? "application/octet-stream",
      "Content-Encoding": "gzip",
    });
    response.end(packed);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const origin = `http://127.0.0.1:${server.address().port}`;
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core"), "utf8");

const faults = [];
const browser = await puppeteer.launch({
  executablePath: browserPath,
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});
try {
  for (const [word, guide] of Object.entries(WORDS)) await search(word, guide);
  await fits(everyPage());
  for (const name of PAGES) {
    for (const scheme of ["light", "dark"]) {
      for (const width of WIDTHS) {
        await look(name, scheme, width);
      }
    }
  }
} finally {
  await browser.close();
  server.close();
}
for (const fault of [...new Set(faults)]) console.log(fault);
console.log(`${PAGES.length * WIDTHS.length * 2} views, ${new Set(faults).size} faults`);
process.exitCode = faults.length ? 1 : 0;

async function search(word, guide) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1440, height: 900 });
  await page.goto(`${origin}/`, { waitUntil: "networkidle0" });
  await page.keyboard.down("Control");
  await page.keyboard.press("k");
  await page.keyboard.up("Control");
  await new Promise((done) => setTimeout(done, 600));
  await page.keyboard.type(word);
  const found = await page
    .waitForFunction(results, { timeout: 10_000 }, word)
    .then((it) => it.jsonValue())
    .catch(() => []);
  const places = found.slice(0, FIRST).map((it) => new URL(it).pathname.slice(1));
  if (!places.includes(guide)) faults.push(`search for ${word}: ${places.join(" ") || "nothing"}`);
  await page.close();
}

// Runs in the page: the links of the results, which are in a shadow root; false until they are of the whole word.
function results(word) {
  const links = [];
  const walk = (root) => {
    for (const it of root.querySelectorAll("*")) {
      if (it.shadowRoot) walk(it.shadowRoot);
      if (it.tagName === "A" && it.href.includes(`?h=${word}`)) links.push(it.href);
    }
  };
  walk(document);
  return links.length ? links : false;
}

function everyPage() {
  const files = readdirSync(root, { recursive: true }).filter((it) => /(^|[/\\])index\.html$/.test(it));
  return files.map((it) => it.replaceAll("\\", "/").replace(/index\.html$/, ""));
}

// No page is wider than a phone, and what is wider in it can be scrolled to.
async function fits(names) {
  const page = await browser.newPage();
  for (const name of names) {
    await page.goto(`${origin}/${name}`, { waitUntil: "load" });
    for (const width of PHONES) {
      await page.setViewport({ width, height: 800 });
      for (const fault of await page.evaluate(tooWide)) faults.push(`/${name} at ${width}: ${fault}`);
    }
  }
  await page.close();
  console.log(`${names.length} pages fit ${PHONES.join(" and ")} pixels, if no fault says otherwise`);
}

// Runs in the page. A page may clip what is too wide instead of scrolling, so each element counts.
function tooWide() {
  const found = [];
  const wide = document.documentElement.scrollWidth - window.innerWidth;
  if (wide > 0) found.push(`${wide} pixels wider than the window`);
  for (const it of document.querySelectorAll("article *")) {
    if (it.getBoundingClientRect().right <= window.innerWidth + 1) continue;
    let box = it.parentElement;
    while (box && !["auto", "scroll"].includes(getComputedStyle(box).overflowX)) box = box.parentElement;
    if (!box || !box.closest("article")) found.push(`${it.tagName} ${it.getAttribute("class") ?? ""} cannot be reached`);
  }
  return found.slice(0, 3);
}

async function look(name, scheme, width) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const where = `/${name} ${scheme} ${width}`;
  sent = 0;
  page.on("request", (it) => {
    if (!it.url().startsWith(origin) && !it.url().startsWith("data:") && !it.url().startsWith("blob:"))
      faults.push(`${where}: asks for ${it.url()}`);
  });
  page.on("response", (it) => {
    if (it.status() >= 400) faults.push(`${where}: ${it.status()} for ${it.url()}`);
  });
  page.on("pageerror", (error) => faults.push(`${where}: ${error.message}`));
  await page.setViewport({ width, height: 900 });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  await page.goto(`${origin}/${name}`, { waitUntil: "networkidle0" });
  if (name === "" && sent > MOST_BYTES) faults.push(`${where}: weighs ${sent} bytes`);
  if (name === "" && scheme === "light" && width === 1440) console.log(`first page: ${sent} bytes`);
  for (const fault of await page.evaluate(tooWide)) faults.push(`${where}: ${fault}`);
  if (pictures) {
    mkdirSync(pictures, { recursive: true });
    const file = `${name.replaceAll("/", "_") || "index"}-${scheme}-${width}.png`;
    await page.screenshot({ path: join(pictures, file) });
  }
  await page.evaluate(axe);
  const found = await page.evaluate(() => axe.run({ resultTypes: ["violations"] }));
  for (const it of found.violations) {
    if (["serious", "critical"].includes(it.impact)) {
      const targets = it.nodes.slice(0, 4).map((node) => node.target.join(" "));
      faults.push(`${where}: ${it.id} (${it.nodes.length}): ${targets.join("; ")}`);
    }
  }
  await context.close();
}
