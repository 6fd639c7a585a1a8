import { cpus, loadavg } from 'node:os';
import { StartProblem } from '@/lib/domain/shared/start-problem';
import { readOptions, wholeNumber } from './lib/options';
import { runScript } from './lib/run-script';
import { PROOFS } from './safety/index';
import { openPlace } from './safety/place';
import type { Proof } from './safety/proof';

const MOST_SEEDS = 1_000;

function chosen(only: string | undefined): readonly Proof[] {
  if (only === undefined) return PROOFS;
  return only.split(',').map((id) => {
    const proof = PROOFS.find((known) => known.id === id);
    if (proof !== undefined) return proof;
    throw new StartProblem(
      `There is no proof "${id}"; there are ${PROOFS.map((known) => known.id).join(', ')}.`,
    );
  });
}

/**
 * Proofs that are too long for `npm test`: `npm run safety [-- --only crash,network] [--seeds 5]`. Each has a base of its
 * own, thrown away afterwards, and prints its figures. Exit code 1 when one does not pass.
 */
void runScript(async () => {
  const options = readOptions(process.argv.slice(2), { only: 'text', seeds: 'text' });
  const seeds = options.text('seeds');
  let failed = 0;
  for (const proof of chosen(options.text('only'))) {
    const load = loadavg()[0]?.toFixed(1) ?? '';
    console.log(`${proof.id}: ${proof.proves}. ${cpus().length} CPUs, load ${load}.`);
    const place = await openPlace();
    const stop = () => void place.end().finally(() => process.exit(1));
    process.on('SIGINT', stop).on('SIGTERM', stop);
    const startedMs = performance.now();
    try {
      const { passed, figures } = await proof.run({
        place,
        seeds: wholeNumber(seeds, { name: 'seeds', fallback: proof.seeds, most: MOST_SEEDS }),
        say: (line) => console.log(`     ${line}`),
      });
      if (!passed) failed += 1;
      const seconds = ((performance.now() - startedMs) / 1000).toFixed(0);
      console.log(`${passed ? 'ok  ' : 'FAIL'} ${proof.id} (${seconds} s): ${figures}`);
    } finally {
      process.off('SIGINT', stop).off('SIGTERM', stop);
      await place.end();
    }
  }
  return failed === 0 ? 0 : 1;
});
