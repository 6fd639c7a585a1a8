/**
 * Every key that the console listens to, by its place on the keyboard: what binds a key takes it from here, and the list of keys is made of it.
 * Places that lead to pages stand with the pages (lib/domain/access/navigation).
 */
export const KEYS = {
  palette: '$mod+KeyK',
  search: 'Slash',
  go: 'KeyG',
  next: 'KeyJ',
  previous: 'KeyK',
  tick: 'KeyX',
  tickTo: 'Shift+KeyX',
  add: 'KeyN',
  resume: 'KeyR',
  help: 'Shift+Slash',
} as const;
export type KeyAct = keyof typeof KEYS;

const WRITTEN: Readonly<Record<string, string>> = { $mod: 'Ctrl', Slash: '/' };

/** How a binding is written on keys: 'Shift+KeyX' as Shift and X, 'Shift+Slash' as the one sign that it types. */
export function keyCaps(binding: string): readonly string[] {
  if (binding === KEYS.help) return ['?'];
  return binding.split('+').map((part) => WRITTEN[part] ?? part.replace(/^Key/, ''));
}
