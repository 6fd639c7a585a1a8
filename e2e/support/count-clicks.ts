import type { Locator } from '@playwright/test';

/** A mouse that counts: clicks are what a task costs, typing is not. */
export class CountedMouse {
  clicks = 0;

  async click(target: Locator): Promise<void> {
    await target.click();
    this.clicks += 1;
  }
}
