import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const words = (locale: string): { commands: Record<string, Record<string, string>> } =>
  JSON.parse(readFileSync(`messages/${locale}/auditLog.json`, 'utf8'));

/** Commands as their files declare them, but for those of tests. */
const declared = readdirSync('lib', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.includes('test'))
  .map((file) => readFileSync(`lib/${file}`, 'utf8'))
  .filter((text) => text.includes('defineCommand('))
  .flatMap((text) => [...text.matchAll(/^\s+id: '([a-zA-Z]+)\.([a-zA-Z]+)'/gm)])
  .map(([, area = '', verb = '']) => [area, verb] as const);

it.each(['en', 'ru'])('every command has its words in %s', (locale) => {
  expect(declared.length).toBeGreaterThan(150);
  const { commands } = words(locale);
  const missing = declared.filter(([area, verb]) => commands[area]?.[verb] === undefined);
  expect(missing.map((one) => one.join('.'))).toEqual([]);
});
