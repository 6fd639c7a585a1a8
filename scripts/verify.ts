import { runScript } from './lib/run-script';
import { runSteps } from './lib/run-steps';
import { PURE_TESTS, staticSteps } from './lib/verify-steps';

/** Format, lint, types, import boundaries, unused code, messages and pure tests. No database. */
void runScript(async () => {
  const results = await runSteps([...staticSteps(), PURE_TESTS]);
  return results.every((result) => result.isOk) ? 0 : 1;
});
