import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { GUIDE_PICTURES } from './guide-pictures';
import { PROJECT_ROOT } from './project-root';

const GUIDE = join(PROJECT_ROOT, 'docs', 'guide');

it('makes every picture that the guide shows, and no other', () => {
  const shown = readdirSync(GUIDE)
    .filter((file) => file.endsWith('.md'))
    .flatMap((file) => [
      ...readFileSync(join(GUIDE, file), 'utf8').matchAll(/\(pictures\/([a-z-]+)\.png\)/g),
    ])
    .map(([, name]) => name);
  const made = GUIDE_PICTURES.map(({ name }) => name);
  expect(shown.toSorted()).toEqual(made.toSorted());
  expect(made.filter((name) => !existsSync(join(GUIDE, 'pictures', `${name}.png`)))).toEqual([]);
});
