import { runStep, type Step, type StepResult } from './run-step';

/** Runs the steps side by side and tells each as it ends, with what a failing one said. */
export async function runSteps(steps: readonly Step[]): Promise<StepResult[]> {
  return Promise.all(
    steps.map(async (step) => {
      const result = await runStep(step);
      const mark = result.isOk ? 'ok  ' : 'FAIL';
      process.stdout.write(`${mark} ${result.name} (${result.ms} ms)\n`);
      if (!result.isOk) process.stdout.write(`${result.output.trimEnd()}\n\n`);
      return result;
    }),
  );
}
