/** `symptree preview` on a copy of a pack, and a Chromium to look at it with. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cp, readFile, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { bundlePage } from '../../scripts/bundle.mjs';
import { symptree } from '../cli/program.ts';

const CHROMIUM = '/usr/bin/chromium';
/** In CI a missing browser is a failure; elsewhere its tests are left out, and say so. */
export const withBrowser = existsSync(CHROMIUM) || process.env.CI !== undefined;
if (!withBrowser) console.warn(`The preview is not tested in a browser: there is no ${CHROMIUM}.`);

function newest(folder: string): number {
  return Math.max(
    ...readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  );
}

/** The built page where it is up to date; else one of its own, made once for these sources. */
export async function pageFolder(): Promise<string> {
  const built = resolve('dist/cli/preview');
  const changed = Math.max(newest('cli'), newest('engine'));
  if (existsSync(built) && statSync(join(built, 'page.js')).mtimeMs > changed) return built;
  const name = createHash('sha256').update(String(changed)).digest('hex').slice(0, 16);
  const folder = resolve('node_modules/.cache/symptree-tests', `page-${name}`);
  if (existsSync(folder)) return folder;
  const making = `${folder}-${process.pid}`;
  mkdirSync(making, { recursive: true });
  await bundlePage(making);
  try {
    renameSync(making, folder);
  } catch {
    // Another test file was faster with the same page.
    rmSync(making, { recursive: true, force: true });
  }
  return folder;
}

export interface Previewing {
  readonly url: string;
  readonly port: number;
  /** The copy of the pack. */
  readonly folder: string;
  /** Writes a file as editors do: a new one beside it, then a rename. */
  save(path: string, change: (text: string) => string): Promise<void>;
  close(): Promise<void>;
}

/** Copies a pack, with these files besides, and previews the copy until it is closed. */
export async function previewing(
  pack: string,
  files: Readonly<Record<string, string>> = {},
  argv: readonly string[] = [],
): Promise<Previewing> {
  const home = mkdtempSync(join(tmpdir(), 'symptree-preview-'));
  // With its neighbours: a pack may use the folder beside it. Hidden, as where some keep their work: it is followed there, too.
  await cp(dirname(pack), join(home, '.packs'), { recursive: true });
  const folder = join(home, '.packs', basename(pack));
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  const stop = new AbortController();
  let out = '';
  let ready = () => {};
  const following = new Promise<void>((done) => {
    ready = done;
  });
  const ended = symptree(['preview', folder, ...argv], [], {
    pageFolder: await pageFolder(),
    stop: stop.signal,
    watchReady: () => ready(),
    now: Date.now,
    out: (text) => {
      out += text;
    },
  });
  const failed = await Promise.race([following, ended]);
  if (failed) throw new Error(failed.err);
  const url = /http:\/\/127\.0\.0\.1:(\d+)\//.exec(out);
  if (!url) throw new Error(out);
  return {
    url: url[0],
    port: Number(url[1]),
    folder,
    async save(path, change) {
      const at = join(folder, path);
      await writeFile(`${at}.new`, change(await readFile(at, 'utf8')));
      await rename(`${at}.new`, at);
    },
    async close() {
      stop.abort();
      await ended;
      rmSync(home, { recursive: true, force: true });
    },
  };
}

let browser: Promise<Browser> | undefined;

export interface Looking {
  readonly width?: number;
  readonly height?: number;
  readonly scheme?: 'light' | 'dark';
}

/** A page of its own in the one browser of this file. What it asks of other hosts, and every error in it, fails the test. */
export async function look(
  { url }: Previewing,
  { width = 1280, height = 800, scheme = 'light' }: Looking = {},
): Promise<Page> {
  browser ??= chromium.launch({ executablePath: CHROMIUM, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
  const context = await (await browser).newContext({
    viewport: { width, height },
    colorScheme: scheme,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.on('request', (request) => {
    if (!request.url().startsWith(url)) troubles.push(`asked for ${request.url()}`);
  });
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text());
  });
  await page.goto(url);
  await page.waitForSelector('.asking, .findings, [role=tab]');
  return page;
}

/** What went wrong in any page since it was last asked. */
const troubles: string[] = [];
export const troublesSince = (): string[] => troubles.splice(0);

export async function closeBrowser(): Promise<void> {
  await (await browser)?.close();
  browser = undefined;
}

/** The key of the step the page stands at. */
export const stepOf = (page: Page): Promise<string | null> => page.locator('.asking').getAttribute('data-step');
