import { parseArgs } from 'node:util';
import { StartProblem } from '@/lib/domain/shared/start-problem';

type Kind = 'text' | 'flag';

/**
 * Options of a script: `--name value` for texts, `--name` for flags.
 * @throws StartProblem with one sentence for an option that is not known or lacks its value.
 */
export function readOptions<Name extends string>(
  args: readonly string[],
  kinds: Readonly<Record<Name, Kind>>,
): { text: (name: Name) => string | undefined; flag: (name: Name) => boolean } {
  const options = Object.fromEntries(
    Object.entries<Kind>(kinds).map(([name, kind]) => [
      name,
      { type: kind === 'text' ? ('string' as const) : ('boolean' as const) },
    ]),
  );
  try {
    const { values } = parseArgs({ args: [...args], options, strict: true });
    return {
      text: (name) => (typeof values[name] === 'string' ? values[name] : undefined),
      flag: (name) => values[name] === true,
    };
  } catch (cause) {
    const known = Object.keys(kinds).map((name) => `--${name}`);
    const said = cause instanceof Error ? cause.message.split('. ')[0] : '';
    throw new StartProblem(`${said}. Known options: ${known.join(', ')}.`, { cause });
  }
}

/** A whole number from 1 to the limit. @throws StartProblem when the text is something else. */
export function wholeNumber(
  text: string | undefined,
  { name, fallback, most }: { name: string; fallback: number; most: number },
): number {
  if (text === undefined) return fallback;
  const value = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (value < 1 || value > most) {
    throw new StartProblem(`--${name} takes a whole number from 1 to ${most}; got "${text}".`);
  }
  return value;
}
