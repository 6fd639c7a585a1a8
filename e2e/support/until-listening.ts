import { expect, type Locator } from '@playwright/test';

/**
 * Waits until React has taken over what the server drew: a key that comes before goes nowhere, and unlike a click a key waits
 * for nothing by itself.
 */
export async function untilListening(target: Locator): Promise<void> {
  const isTakenOver = (node: Element) =>
    Object.keys(node).some((key) => key.startsWith('__reactProps$'));
  await expect.poll(() => target.evaluate(isTakenOver)).toBe(true);
}
