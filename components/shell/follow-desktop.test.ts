import { expect, test } from 'vitest';
import { followDesktop } from './follow-desktop';

class Desktop extends EventTarget {
  matches = true;
  turn(isDark: boolean) {
    this.matches = isDark;
    this.dispatchEvent(new Event('change'));
  }
}

test('shows what the desktop is at once and as it changes, and stops when told', () => {
  const desktop = new Desktop();
  const shown: boolean[] = [];
  const stop = followDesktop(desktop, (isDark) => shown.push(isDark));
  expect(shown).toEqual([true]);
  desktop.turn(false);
  stop();
  desktop.turn(true);
  expect(shown).toEqual([true, false]);
});
