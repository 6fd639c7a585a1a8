import { spawn } from 'node:child_process';
import { expect, it } from 'vitest';
import { commandLine, endProcess, isStillRunning, markProcess } from './running-process';

const idle = (script: string) => spawn(process.execPath, ['-e', script]);

it('knows itself, and nobody with an impossible number', () => {
  const mark = markProcess(process.pid);
  expect(mark).not.toBeNull();
  expect(mark && isStillRunning(mark)).toBe(true);
  expect(markProcess(2 ** 30)).toBeNull();
});

it('does not take another process with the same number for the marked one', () => {
  expect(isStillRunning({ pid: process.pid, began: 'before' })).toBe(false);
});

it('insists when a process does not listen', async () => {
  const stubborn = idle(
    "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); console.log('ready')",
  );
  await new Promise((resolve) => stubborn.stdout.once('data', resolve));
  const mark = markProcess(stubborn.pid ?? 0);
  if (mark === null) throw new Error('no process');
  expect(commandLine(mark.pid)).toContain('SIGTERM');
  const began = Date.now();
  await endProcess(mark, { ask: 'SIGTERM', graceMs: 300 });
  expect(isStillRunning(mark)).toBe(false);
  expect(Date.now() - began).toBeGreaterThanOrEqual(300);
});
