import { spawn } from 'node:child_process';
import { PROJECT_ROOT } from './project-root';

export type Step = Readonly<{
  name: string;
  command: string;
  args: readonly string[];
  env?: Readonly<Record<string, string>>;
  /** What is wrong with an output although the tool was content. */
  objection?: (output: string) => string | null;
  /** Run before, in the same step. */
  first?: Step;
}>;

export type StepResult = Readonly<{ name: string; isOk: boolean; ms: number; output: string }>;

const MAX_OUTPUT_CHARS = 200_000;

/** Runs a tool to its end and keeps what it said. */
async function runTool({ command, args, env }: Step): Promise<{ isOk: boolean; output: string }> {
  const child = spawn(command, [...args], {
    cwd: PROJECT_ROOT,
    env: { ...process.env, ...env, FORCE_COLOR: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const keep = (chunk: Buffer) => {
    if (output.length < MAX_OUTPUT_CHARS) output += chunk.toString('utf8');
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', (error) => {
      output += error.message;
      resolve(1);
    });
    child.once('close', resolve);
  });
  return { isOk: code === 0, output };
}

/** Runs a step with the one it needs before it. */
export async function runStep(step: Step): Promise<StepResult> {
  const began = performance.now();
  const before = step.first ? await runTool(step.first) : { isOk: true, output: '' };
  const done = before.isOk ? await runTool(step) : before;
  const objection = done.isOk ? (step.objection?.(done.output) ?? null) : null;
  return {
    name: step.name,
    isOk: done.isOk && objection === null,
    ms: Math.round(performance.now() - began),
    output: objection === null ? done.output : `${objection}\n${done.output}`,
  };
}
