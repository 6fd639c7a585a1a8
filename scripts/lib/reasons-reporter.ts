import { writeFileSync } from 'node:fs';
import type { SerializedError } from 'vitest';
import type { Reporter, TestModule } from 'vitest/node';
import type { Reason } from './reasons';

/** Of a stack only where it touches our files: the rest is the runner's own. */
const FOREIGN = /^\s*at .*(node_modules|node:|<anonymous>)/;

function textOf({ name, message, stack = '', diff = '' }: SerializedError): string {
  const frames = stack.split('\n').filter((line) => /^\s*at /.test(line) && !FOREIGN.test(line));
  return [`${name ?? 'Error'}: ${message}`, frames[0] ?? '', diff].join('\n');
}

/** Why tests of vitest failed, with the difference that its JSON report leaves out, into the file VERNOST_REASONS_FILE names. */
export default class ReasonsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const tell = (title: string, errors: readonly SerializedError[]): Reason[] =>
      errors.length === 0 ? [] : [{ title, text: errors.map(textOf).join('\n') }];
    const reasons = modules.flatMap((module) => [
      ...tell(module.relativeModuleId, module.errors()),
      ...[...module.children.allSuites()].flatMap((suite) =>
        tell(`${module.relativeModuleId} > ${suite.fullName}`, suite.errors()),
      ),
      ...[...module.children.allTests('failed')].flatMap((test) =>
        tell(`${module.relativeModuleId} > ${test.fullName}`, test.result().errors ?? []),
      ),
    ]);
    reasons.push(...unhandled.flatMap((error) => tell('outside of tests', [error])));
    writeFileSync(process.env.VERNOST_REASONS_FILE ?? '', JSON.stringify(reasons));
  }
}
