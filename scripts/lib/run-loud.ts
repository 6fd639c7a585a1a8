import { spawn } from 'node:child_process';
import { PROJECT_ROOT } from './project-root';

/** Runs a tool that speaks for itself. Asked to end, it ends the tool first. @returns whether it succeeded */
export async function runLoud(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<boolean> {
  const child = spawn(command, [...args], {
    cwd: PROJECT_ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const pass = (signal: NodeJS.Signals) => void child.kill(signal);
  process.on('SIGINT', pass).on('SIGTERM', pass);
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(1));
    child.once('close', resolve);
  });
  process.off('SIGINT', pass).off('SIGTERM', pass);
  return code === 0;
}
