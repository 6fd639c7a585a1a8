import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from './project-root';
import type { Step } from './run-step';

const ROOMS = ['app', 'components', 'db', 'lib', 'worker', 'scripts', 'bench', 'e2e'];
/** Far below the number of modules there are: a checker that sees fewer has lost its parser. */
const FEWEST_MODULES = 100;

/** A checker that looked at nothing is content with everything. */
export function cruisedTooLittle(output: string): string | null {
  const seen = Number(/(\d+) modules/.exec(output)?.[1] ?? 0);
  if (seen >= FEWEST_MODULES) return null;
  return `dependency-cruiser saw ${seen} modules, fewer than ${FEWEST_MODULES}: its parser does not work.`;
}

/** Everything about the code itself, without a database: each step is one tool. */
export function staticSteps(): Step[] {
  const rooms = ROOMS.filter((room) => existsSync(join(PROJECT_ROOT, room)));
  const i18n = (source: string) => [
    ...['--locales', 'messages', '--source', source],
    ...['--format', 'next-intl', '--only', 'missingKeys', 'invalidKeys'],
  ];
  return [
    { name: 'format and lint', command: 'biome', args: ['check', '--error-on-warnings'] },
    {
      name: 'types',
      command: 'tsc',
      args: ['--noEmit', '-p', '.'],
      first: { name: 'route types', command: 'next', args: ['typegen'] },
    },
    {
      name: 'import boundaries',
      command: 'depcruise',
      args: ['--config', '.dependency-cruiser.cjs', ...rooms],
      objection: cruisedTooLittle,
    },
    { name: 'unused code', command: 'knip', args: ['--no-progress'] },
    {
      name: 'messages in both languages',
      command: 'i18n-check',
      args: i18n('ru'),
      first: { name: 'messages', command: 'i18n-check', args: i18n('en') },
    },
  ];
}

/** The tests that need nothing but the code. */
export const PURE_TESTS: Step = {
  name: 'pure tests',
  command: 'vitest',
  args: ['run', '--project', 'pure', '--reporter=dot'],
};
