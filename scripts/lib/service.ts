import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import {
  endProcess,
  markProcess,
  type ProcessMark,
  signalProcess,
} from '@/db/embedded/running-process';

/** A child process that can be waited for and stopped. */
export type Running = Readonly<{
  mark: ProcessMark;
  ended: Promise<void>;
  stop: () => Promise<void>;
}>;

type ServiceCommand = Readonly<{
  command: string;
  args: readonly string[];
  env: NodeJS.ProcessEnv;
  cwd: string;
  /** Null: it speaks into the terminal. */
  logFile: string | null;
}>;

const GRACE_MS = 10_000;
const MAX_LOG_BYTES = 10 * 1024 * 1024;
const TAIL_LINES = 15;

/** One old log is kept beside the new one. */
export function rotateLog(logFile: string): void {
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  if (size > MAX_LOG_BYTES) renameSync(logFile, `${logFile}.1`);
}

/** The end of a log, for a person to read. */
export function tailOf(logFile: string): string {
  return readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-TAIL_LINES).join('\n');
}

/**
 * Starts a child that writes to its log. It gets a process group of its own, so that Ctrl-C reaches
 * the supervisor alone, which stops things in order.
 */
export function startService({ command, args, env, cwd, logFile }: ServiceCommand): Running {
  if (logFile !== null) rotateLog(logFile);
  const log = logFile === null ? null : openSync(logFile, 'a', 0o600);
  const child = spawn(command, [...args], {
    cwd,
    env,
    detached: true,
    stdio: ['ignore', log ?? 'inherit', log ?? 'inherit'],
  });
  if (log !== null) closeSync(log);
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const pid = child.pid ?? 0;
  const mark = markProcess(pid) ?? { pid, began: 'never' };
  return {
    mark,
    ended,
    stop: async () => {
      await endProcess(mark, { ask: 'SIGTERM', graceMs: GRACE_MS });
      // Whatever the child itself had started.
      if (pid > 0) signalProcess(-pid, 'SIGKILL');
      await ended;
    },
  };
}
