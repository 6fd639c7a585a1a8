import 'server-only';
import { type SpawnOptions, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { StartProblem } from '@/lib/domain/shared/start-problem';

/**
 * How a PostgreSQL program is run. It refuses to run as root, so root steps down first:
 * `self` nothing to do; `namespace` root is mapped to nobody; `setpriv` another user that may still
 * reach folders under /root; `user` another user, plainly.
 */
export type RunAs = Readonly<{
  way: 'self' | 'namespace' | 'setpriv' | 'user';
  /** Who owns the files, seen from outside. */
  uid: number;
  gid: number;
}>;

const NAMESPACE = ['--user', '--map-user=65534', '--map-group=65534'];
const NOBODY = 65_534;

function setprivArgs(uid: number, gid: number): string[] {
  const caps = '+dac_override';
  return [
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    `--inh-caps=${caps}`,
    `--ambient-caps=${caps}`,
  ];
}

/** The system's own account for such work: postgres if there is one, else nobody. */
function serviceUser(): { uid: number; gid: number } {
  try {
    const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
    const line =
      lines.find((text) => text.startsWith('postgres:')) ??
      lines.find((text) => text.startsWith('nobody:'));
    const [, , uid, gid] = (line ?? '').split(':');
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  } catch {
    // No such file: take the number that every Linux keeps for nobody.
  }
  return { uid: NOBODY, gid: NOBODY };
}

const works = (command: string, args: string[]) =>
  spawnSync(command, args, { stdio: 'ignore' }).status === 0;

/** Finds the way that works here; tried in the order that needs the fewest changes to files. */
export function chooseRunAs(): RunAs {
  const uid = process.getuid?.() ?? 0;
  const gid = process.getgid?.() ?? 0;
  if (uid !== 0 || process.platform === 'win32') return { way: 'self', uid, gid };
  if (works('unshare', [...NAMESPACE, 'true'])) return { way: 'namespace', uid: 0, gid: 0 };
  const service = serviceUser();
  if (works('setpriv', [...setprivArgs(service.uid, service.gid), 'true'])) {
    return { way: 'setpriv', ...service };
  }
  return { way: 'user', ...service };
}

/** The command as it is really spawned. */
export function asSpawned(
  runAs: RunAs,
  command: string,
  args: readonly string[],
): { command: string; args: string[]; options: SpawnOptions } {
  if (runAs.way === 'namespace') {
    return { command: 'unshare', args: [...NAMESPACE, command, ...args], options: {} };
  }
  if (runAs.way === 'setpriv') {
    const prefix = setprivArgs(runAs.uid, runAs.gid);
    return { command: 'setpriv', args: [...prefix, command, ...args], options: {} };
  }
  const { uid, gid } = runAs;
  return { command, args: [...args], options: runAs.way === 'user' ? { uid, gid } : {} };
}

/** Gives the folder and all in it to the user that will run the server. Root only. */
export function giveFolder(folder: string, runAs: RunAs): void {
  if (runAs.way === 'self') return;
  const owner = lstatSync(folder);
  if (owner.uid === runAs.uid && owner.gid === runAs.gid) return;
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, entry);
    if (!lstatSync(path).isSymbolicLink()) chownSync(path, runAs.uid, runAs.gid);
  }
  // The folder itself comes last: it marks the work as finished.
  chownSync(folder, runAs.uid, runAs.gid);
}

/** Lets another user pass through a folder of ours, without letting it look inside. */
export function letThrough(folder: string, runAs: RunAs): void {
  if (runAs.way !== 'user') return;
  const { mode } = statSync(folder);
  if ((mode & 0o001) === 0) chmodSync(folder, (mode & 0o7777) | 0o011);
}

/** @throws StartProblem when the server's user could not get to its folder. */
export function assertReachable(folder: string, runAs: RunAs): void {
  if (runAs.way !== 'user') return;
  const { uid, gid } = runAs;
  const look = ['-c', 'test -w "$0" && test -x "$0"', folder];
  if (spawnSync('sh', look, { uid, gid, stdio: 'ignore' }).status === 0) return;
  throw new StartProblem(
    `PostgreSQL does not run as root and user ${uid} cannot reach ${folder}; ` +
      'set VERNOST_DATA_DIR to a folder that every user can enter, such as /var/lib/vernost.',
  );
}
