import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { DEMO_PASSWORD, DEMO_USERS } from '@/lib/domain/access/demo-users';
import { StartProblem } from '@/lib/domain/shared/start-problem';
import { env } from '@/lib/env';
import { openDataFolder } from './lib/data-folder';
import { CHROMIUM_ARGS, findChromium } from './lib/find-chromium';
import { GUIDE_PICTURES, type GuidePicture } from './lib/guide-pictures';
import { findHolder } from './lib/instance';
import { PROJECT_ROOT } from './lib/project-root';
import { runScript } from './lib/run-script';

const FOLDER = join(PROJECT_ROOT, 'docs', 'guide', 'pictures');
const VIEW = { width: 1440, height: 900 };
/** What counts as it goes (live counts, charts that are drawn late) has come to rest by then. */
const SETTLED_MS = 2_500;

/** Signs in as a role of the demo programme. */
async function asRole(browser: Browser, baseURL: string, role: GuidePicture['role']) {
  const email = DEMO_USERS.find((user) => user.role === role)?.email ?? '';
  const context = await browser.newContext({
    baseURL,
    viewport: VIEW,
    colorScheme: 'light',
    locale: 'en-GB',
  });
  const { csrfToken } = await (await context.request.get('/api/auth/csrf')).json();
  await context.request.post('/api/auth/callback/credentials', {
    headers: { origin: baseURL },
    form: { csrfToken, email, password: DEMO_PASSWORD, json: 'true' },
  });
  await context.addCookies([
    { name: 'vernost_locale', value: 'en', url: baseURL },
    { name: 'vernost_theme', value: 'light', url: baseURL },
  ]);
  return context;
}

async function take(browser: Browser, baseURL: string, picture: GuidePicture): Promise<void> {
  const context = await asRole(browser, baseURL, picture.role);
  const page = await context.newPage();
  await page.goto(picture.path);
  for (const link of picture.follow ?? []) {
    const href = await page.locator(link).first().getAttribute('href');
    if (href === null)
      throw new StartProblem(`${picture.name}: nothing to follow on ${picture.path}.`);
    await page.goto(href);
  }
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(SETTLED_MS);
  await page.screenshot({ path: join(FOLDER, `${picture.name}.png`) });
  await context.close();
}

/** Takes the pictures of docs/guide anew from the demo programme that runs here. */
void runScript(async () => {
  const url = findHolder(openDataFolder(env().dataDir).path)?.url ?? null;
  if (url === null)
    throw new StartProblem('Nothing runs here yet: npm start first, with the demo.');
  mkdirSync(FOLDER, { recursive: true });
  const found = await findChromium();
  const browser = await chromium.launch({
    executablePath: found.executablePath,
    args: CHROMIUM_ARGS,
    env: { ...process.env, ...found.env },
  });
  try {
    for (const picture of GUIDE_PICTURES) {
      await take(browser, url, picture);
      process.stdout.write(`${picture.name}\n`);
    }
  } finally {
    await browser.close();
  }
});
