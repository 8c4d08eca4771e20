// reader.mjs MODULES CHROMIUM FILE.epub...: turns all pages of each book in foliate-js in Chromium, in light and in dark; says which resources are
// missing, which pictures stay empty and which text is under 4.5:1; exit 1 when there is any. MODULES holds puppeteer and foliate-js.
import fs from "node:fs";
import http from "node:http";
import path from "node:path";

const MOST_PAGES = 300;
const [modules, chromium, ...files] = process.argv.slice(2);
const puppeteer = (await import(modules + "/puppeteer/lib/esm/puppeteer/puppeteer.js")).default;
const types = { ".js": "text/javascript", ".html": "text/html", ".css": "text/css", ".epub": "application/epub+zip", ".svg": "image/svg+xml" };
let file;

const server = http.createServer((request, response) => {
  const name = decodeURIComponent(request.url.split("?")[0]);
  if (name === "/favicon.ico") return response.writeHead(204).end();
  fs.readFile(name === "/book.epub" ? file : modules + "/foliate-js" + name, (error, data) => {
    response.writeHead(error ? 404 : 200, { "content-type": types[path.extname(name)] || "application/octet-stream" });
    response.end(data);
  });
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const base = "http://127.0.0.1:" + server.address().port;
const browser = await puppeteer.launch({ executablePath: chromium, args: ["--no-sandbox", "--disable-setuid-sandbox"], headless: true });

// In the page: pictures without pixels and words that can hardly be read.
const look = (background) => {
  const found = [];
  const parse = (color) => { const c = color.match(/[\d.]+/g).map(Number); return c.length < 4 ? [...c, 1] : c; };
  const linear = (c) => ((c /= 255) <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  const luminance = (c) => 0.2126 * linear(c[0]) + 0.7152 * linear(c[1]) + 0.0722 * linear(c[2]);
  for (const { doc } of window.view.renderer.getContents()) {
    for (const image of doc.images) if (image.complete && image.naturalWidth === 0) found.push("empty picture " + image.getAttribute("alt"));
    for (const element of doc.body.querySelectorAll("*")) {
      if (![...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim())) continue;
      let paper = null;
      for (let e = element; e && !paper; e = e.parentElement) {
        const color = parse(doc.defaultView.getComputedStyle(e).backgroundColor);
        if (color[3] > 0.5) paper = color;
      }
      const [a, b] = [luminance(parse(doc.defaultView.getComputedStyle(element).color)), luminance(paper || background)];
      const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      if (ratio < 4.5) found.push(`${element.tagName.toLowerCase()}.${element.className} at ${ratio.toFixed(2)}:1`);
    }
  }
  return found;
};

async function read(scheme) {
  const found = new Set();
  const page = await browser.newPage();
  await page.setViewport({ width: 600, height: 800 });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  page.on("console", (message) => message.type() === "error" && found.add(message.text().slice(0, 160)));
  page.on("pageerror", (error) => found.add(String(error).slice(0, 160)));
  page.on("requestfailed", (request) => found.add("not loaded: " + request.url().slice(0, 120)));
  await page.goto(base + "/reader.html?url=/book.epub");
  await page.waitForFunction("document.querySelector('foliate-view')?.renderer", { timeout: 60000 });
  await page.evaluate(() => { window.view = document.querySelector("foliate-view"); });
  await page.waitForFunction("window.view.lastLocation", { timeout: 60000 });
  const background = scheme === "dark" ? [18, 18, 18, 1] : [255, 255, 255, 1];
  let pages = 0;
  for (let last = -1, still = 0; pages < MOST_PAGES && still < 3; ) {
    const at = await page.evaluate(() => window.view.lastLocation?.fraction ?? 1);
    still = at === last ? still + 1 : 0;
    if (!still) {
      pages++;
      (await page.evaluate(look, background)).forEach((what) => found.add(what));
    }
    last = at;
    await page.evaluate(() => window.view.next());
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  await page.close();
  return { pages, found: [...found] };
}

let bad = false;
for (file of files)
  for (const scheme of ["light", "dark"]) {
    const { pages, found } = await read(scheme);
    console.log(`${path.basename(file)}, ${scheme}: ${pages} pages, ${found.length ? found.join("; ") : "nothing found"}`);
    bad ||= found.length > 0 || pages < 3;
  }
await browser.close();
server.close();
process.exit(bad ? 1 : 0);
