import { cpus, loadavg } from 'node:os';
import { StartProblem } from '@/lib/domain/shared/start-problem';
import { readOptions, wholeNumber } from './lib/options';
import { runScript } from './lib/run-script';
import { PROOFS } from './safety/index';
import { openPlace } from './safety/place';
import { openProduct } from './safety/product';
import type { Proof } from './safety/proof';

const MOST_SEEDS = 1_000;
const WHOLE_PERCENT = 100;

type Asked = {
  readonly seeds: string | undefined;
  readonly percent: number;
  readonly isBroken: boolean;
};

function chosen(only: string | undefined, isBroken: boolean): readonly Proof[] {
  const breakable = PROOFS.filter(({ broken }) => !isBroken || broken !== null);
  if (only === undefined) return breakable;
  return only.split(',').map((id) => {
    const proof = breakable.find((known) => known.id === id);
    if (proof !== undefined) return proof;
    throw new StartProblem(
      `There is no proof "${id}"${isBroken ? ' with a fault to plant' : ''}; there are ${breakable.map((known) => known.id).join(', ')}.`,
    );
  });
}

/** Runs one on a place of its own. @returns whether it came out as it should */
async function prove(proof: Proof, { seeds, percent, isBroken }: Asked): Promise<boolean> {
  const load = loadavg()[0]?.toFixed(1) ?? '';
  const size = percent === WHOLE_PERCENT ? '' : ` ${percent} % of its length.`;
  const fault = isBroken ? ` Planted: ${proof.broken}.` : '';
  console.log(`${proof.id}: ${proof.proves}. ${cpus().length} CPUs, load ${load}.${size}${fault}`);
  const place = await (proof.servedBy === 'product' ? openProduct() : openPlace());
  const stop = () => void place.end().finally(() => process.exit(1));
  process.on('SIGINT', stop).on('SIGTERM', stop);
  const startedMs = performance.now();
  try {
    const { passed, figures } = await proof.run({
      place,
      seeds: wholeNumber(seeds, { name: 'seeds', fallback: proof.seeds, most: MOST_SEEDS }),
      part: (whole) => Math.max(1, Math.round((whole * percent) / WHOLE_PERCENT)),
      isBroken,
      say: (line) => console.log(`     ${line}`),
    });
    const seconds = ((performance.now() - startedMs) / 1000).toFixed(0);
    const word = isBroken
      ? passed
        ? 'FAIL, for it saw nothing:'
        : 'red '
      : passed
        ? 'ok  '
        : 'FAIL';
    console.log(`${word} ${proof.id} (${seconds} s): ${figures}`);
    return passed !== isBroken;
  } catch (error) {
    // Neither seen to hold nor seen to fail: the others are run all the same.
    console.log(
      `FAIL ${proof.id} broke off: ${error instanceof Error ? error.stack : String(error)}`,
    );
    return false;
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    await place.end();
  }
}

/**
 * Proofs that are too long for `npm test`: `npm run safety [-- --only crash,network] [--seeds 5] [--percent 10] [--break]`. Each has
 * a base of its own, thrown away afterwards, and prints its figures. `--percent` runs so much of each; `--break` plants a
 * fault that each must see. Exit code 1 when one does not come out as it should.
 */
void runScript(async () => {
  const options = readOptions(process.argv.slice(2), {
    ...{ only: 'text', seeds: 'text', percent: 'text', break: 'flag' },
  });
  const isBroken = options.flag('break');
  const percent = wholeNumber(options.text('percent'), {
    ...{ name: 'percent', fallback: WHOLE_PERCENT, most: WHOLE_PERCENT },
  });
  let failed = 0;
  for (const proof of chosen(options.text('only'), isBroken)) {
    const isRight = await prove(proof, { seeds: options.text('seeds'), percent, isBroken });
    if (!isRight) failed += 1;
  }
  return failed === 0 ? 0 : 1;
});
