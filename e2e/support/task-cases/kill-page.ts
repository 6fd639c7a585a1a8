import type { BrowserContext, Page } from '@playwright/test';

/** The browser's process of the page dies: no leaving, no beacon, no last save. */
export async function killPage(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  void devtools.send('Page.crash').catch(() => undefined);
  await crashed;
  await page.close();
}

/** Opens an address in a page that knows nothing of the one before. */
export async function reopen(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(address);
  return page;
}
