import 'server-only';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process as we knew it: the number may be given away again, the moment it began is not. */
export type ProcessMark = Readonly<{ pid: number; began: string }>;

/** When the process began, in the system's own words; null when it is gone or already a zombie. */
function beganWhen(pid: number): string | null {
  if (process.platform !== 'linux') {
    const ps = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' });
    return ps.stdout?.trim() || null;
  }
  try {
    // The name in brackets may hold anything, so the fields are counted from the last bracket.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const isGone = fields[0] === 'Z' || fields[0] === 'X';
    return isGone ? null : (fields[19] ?? null);
  } catch {
    return null;
  }
}

/** Describes a live process so that it can be recognised later; null when there is none. */
export function markProcess(pid: number): ProcessMark | null {
  const began = beganWhen(pid);
  return began === null ? null : { pid, began };
}

/** Whether the very process that was marked still runs (not another one with its number). */
export function isStillRunning(mark: ProcessMark): boolean {
  return beganWhen(mark.pid) === mark.began;
}

/** The command line of a process, empty when unknown. */
export function commandLine(pid: number): string {
  if (process.platform !== 'linux') {
    const ps = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return ps.stdout?.trim() ?? '';
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return '';
  }
}

/** Sends a signal; a process that is already gone is fine. */
export function signalProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // Gone between the look and the signal.
  }
}

/**
 * Ends a marked process: asks first, insists after `graceMs`.
 * @returns when it is gone.
 */
export async function endProcess(
  mark: ProcessMark,
  { ask, graceMs }: { ask: NodeJS.Signals; graceMs: number },
): Promise<void> {
  const deadline = Date.now() + graceMs;
  if (isStillRunning(mark)) signalProcess(mark.pid, ask);
  while (isStillRunning(mark) && Date.now() < deadline) {
    await new Promise((wake) => setTimeout(wake, 50));
  }
  if (isStillRunning(mark)) signalProcess(mark.pid, 'SIGKILL');
  while (isStillRunning(mark)) await new Promise((wake) => setTimeout(wake, 50));
}
