import { DOCTOR_CHECKS } from '@/lib/doctor/checks';
import { examine, type Finding } from '@/lib/doctor/queries/examine';
import { systemActor } from '@/lib/domain/access/actor';
import { StartProblem } from '@/lib/domain/shared/start-problem';
import { runQuery } from '@/lib/kernel/query';
import { readOptions } from './lib/options';
import { runScript } from './lib/run-script';
import { withDatabase } from './lib/with-database';

const ID_WIDTH = Math.max(...DOCTOR_CHECKS.map(({ id }) => id.length));

function say({ check, differences, examples, ms }: Finding): void {
  const verdict = differences === 0 ? 'ok  ' : 'DIFF';
  const seconds = `${(ms / 1000).toFixed(1)} s`.padStart(8);
  console.log(`${verdict} ${check.id.padEnd(ID_WIDTH)} ${seconds}  ${check.proves}`);
  if (differences === 0) return;
  console.log(`     ${differences} differ; the first ${examples.length}:`);
  for (const { key, stored, found } of examples) {
    console.log(`     ${key}: stored ${stored ?? 'nothing'}, should be ${found ?? 'nothing'}`);
  }
}

function chosen(only: string | undefined): string[] {
  const ids = only === undefined ? [] : only.split(',');
  const unknown = ids.find((id) => !DOCTOR_CHECKS.some((check) => check.id === id));
  if (unknown !== undefined) {
    const known = DOCTOR_CHECKS.map(({ id }) => id).join(', ');
    throw new StartProblem(`There is no check "${unknown}"; there are ${known}.`);
  }
  return ids;
}

/** Proves every invariant and every derived table: `npm run doctor [-- --only id,id]`. Exit code 1 on a difference. */
void runScript(async () => {
  const options = readOptions(process.argv.slice(2), { only: 'text' });
  const only = chosen(options.text('only'));
  return withDatabase(async () => {
    const { checks, failed } = await runQuery(examine, { only, tell: say }, systemActor('doctor'));
    console.log(
      failed === 0 ? `All ${checks} checks hold.` : `${failed} of ${checks} checks fail.`,
    );
    return failed === 0 ? 0 : 1;
  });
});
