import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { chromium } from '@playwright/test';
import { z } from 'zod';
import { StartProblem } from '@/lib/domain/shared/start-problem';

const require = createRequire(import.meta.url);

/** A browser that starts here, and what its process needs in its environment. */
export type Chromium = Readonly<{ executablePath: string; env: Readonly<Record<string, string>> }>;

/** What every launch gets: the package's own list weakens the browser. */
export const CHROMIUM_ARGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
];

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
const PROBE_MS = 15_000;

/** Opens an empty page: a browser without its libraries, or confined by snap, fails here. */
async function starts({ executablePath, env }: Chromium): Promise<boolean> {
  try {
    const browser = await chromium.launch({
      executablePath,
      args: CHROMIUM_ARGS,
      env: { ...process.env, ...env },
      timeout: PROBE_MS,
    });
    const page = await browser.newPage();
    await page.goto('data:text/html,<p>ready</p>', { timeout: PROBE_MS });
    await browser.close();
    return true;
  } catch {
    return false;
  }
}

function onThisMachine(): Chromium[] {
  const folders = (process.env.PATH ?? '').split(':');
  const paths = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...paths, MAC].filter(existsSync).map((executablePath) => ({ executablePath, env: {} }));
}

/** Unpacks the browser that came as a package, once per user and version. */
async function unpack(): Promise<string> {
  const entry = require.resolve('@sparticuz/chromium');
  const version = String(require(join(dirname(entry), '..', 'package.json')).version);
  const folder = join(tmpdir(), `vernost-chromium-${version}-${userInfo().uid}`);
  if (existsSync(folder)) return folder;
  // The package unpacks into TMPDIR; a folder that was unpacked by half must never get the real name.
  const half = `${folder}.${process.pid}`;
  const usual = process.env.TMPDIR;
  try {
    mkdirSync(half, { mode: 0o700 });
    process.env.TMPDIR = half;
    const { default: packaged, inflate } = await import('@sparticuz/chromium');
    await packaged.executablePath();
    await inflate(resolve(dirname(entry), '..', 'bin', 'al2023.tar.br'));
    if (!existsSync(folder)) renameSync(half, folder);
  } finally {
    if (usual === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = usual;
    rmSync(half, { recursive: true, force: true });
  }
  return folder;
}

/** The packaged browser, first as it is, then with the libraries that servers lack. */
async function fromPackage(): Promise<Chromium[]> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return [];
  const folder = await unpack();
  const executablePath = join(folder, 'chromium');
  // A bare machine has no fonts either; the package brings some.
  const hasFonts = existsSync('/etc/fonts/fonts.conf');
  const fonts = hasFonts ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') };
  const libraries = { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') };
  return [fonts, { ...libraries, ...fonts }].map((env) => ({ executablePath, env }));
}

async function look(): Promise<Chromium> {
  const given = process.env.CHROMIUM;
  if (given) {
    const candidate = { executablePath: given, env: {} };
    if (await starts(candidate)) return candidate;
    throw new StartProblem(`CHROMIUM is ${given}, which does not start.`);
  }
  for (const candidate of onThisMachine()) if (await starts(candidate)) return candidate;
  for (const candidate of await fromPackage()) if (await starts(candidate)) return candidate;
  throw new StartProblem(
    'No Chromium was found; install one or set CHROMIUM to the path of a Chrome or Chromium.',
  );
}

const found = z.object({ executablePath: z.string(), env: z.record(z.string(), z.string()) });

/**
 * A Chromium that really starts: CHROMIUM, else one of this machine, else the one from npm.
 * Found once; child processes learn it from the environment.
 * @throws StartProblem when there is none.
 */
export async function findChromium(): Promise<Chromium> {
  const known = process.env.VERNOST_FOUND_CHROMIUM;
  if (known) return found.parse(JSON.parse(known));
  const chosen = await look();
  process.env.VERNOST_FOUND_CHROMIUM = JSON.stringify(chosen);
  return chosen;
}
