import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isInstalled } from './installed-packages.mjs';

/** The id of a Vernost that runs from this folder right now, or null. */
function runningHere(root) {
  const dataDir = process.env.VERNOST_DATA_DIR || join(root, '.vernost');
  try {
    const { pid } = JSON.parse(readFileSync(join(dataDir, 'instance.json'), 'utf8'));
    process.kill(pid, 0);
    return pid;
  } catch {
    return null;
  }
}

/**
 * Installs the packages when they are missing or the lock file has changed.
 * Everything npm says goes to stderr: stdout may be a report that is being piped.
 * @returns a sentence when it failed, else null
 */
export function install(root) {
  if (isInstalled(root)) return null;
  const pid = runningHere(root);
  if (pid !== null) {
    return `The packages have changed, but Vernost (process ${pid}) is running from this folder; stop it first.`;
  }
  process.stderr.write('Installing packages (about a minute) ...\n');
  const npm = process.env.npm_execpath;
  const args = [
    'ci',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  const [command, commandArgs] = npm ? [process.execPath, [npm, ...args]] : ['npm', args];
  const done = spawnSync(command, commandArgs, { cwd: root, stdio: ['ignore', 2, 2] });
  if (done.status === 0) return null;
  if (done.error) return `npm could not be started: ${done.error.message}.`;
  return 'npm ci failed (see above); Vernost needs the network and about 1 GB of disk once.';
}
