import { expect, type Locator, type Page } from '@playwright/test';

/** More stops than any page has before what is wanted on it. */
const MOST_TABS = 150;
const MOST_ARROWS = 12;

/** A keyboard that counts what a mouse would click: Enter, Space, a choice. Tab and typing are not counted, as moving is not. */
export class CountedKeys {
  presses = 0;

  constructor(private readonly page: Page) {}

  /** Walks by Tab alone until the focus is there, or, of a choice of several, on one of them. */
  private async reach(target: Locator): Promise<void> {
    await expect(target).toBeVisible();
    for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
      const isThere = await target.evaluate((element) => {
        const active = document.activeElement;
        const isOfOneChoice =
          element instanceof HTMLInputElement &&
          active instanceof HTMLInputElement &&
          element.type === 'radio' &&
          active.name === element.name;
        return active === element || isOfOneChoice;
      });
      if (isThere) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error('Tab never came there');
  }

  /** Goes there and presses it. */
  async press(target: Locator): Promise<void> {
    await this.reach(target);
    await this.page.keyboard.press('Enter');
    this.presses += 1;
  }

  /** Goes to a choice and takes one of it. */
  async choose(radio: Locator): Promise<void> {
    await this.reach(radio);
    for (let arrows = 0; arrows < MOST_ARROWS && !(await radio.isChecked()); arrows += 1) {
      const isHere = await radio.evaluate((element) => element === document.activeElement);
      await this.page.keyboard.press(isHere ? 'Space' : 'ArrowDown');
    }
    await expect(radio).toBeChecked();
    this.presses += 1;
  }

  /** Goes to a field and types into it. */
  async type(target: Locator, text: string): Promise<void> {
    await this.reach(target);
    await this.page.keyboard.insertText(text);
  }

  /** From the desk: what somebody says on the phone into the box, and Enter. */
  async lookUp(text: string): Promise<void> {
    // A key that comes before the page listens is pressed again, as a person would.
    await expect(async () => {
      await this.page.keyboard.press('/');
      await expect(this.page.getByRole('combobox')).toBeFocused({ timeout: 500 });
    }).toPass();
    await this.page.keyboard.insertText(text);
    await this.page.keyboard.press('Enter');
    this.presses += 1;
  }
}
