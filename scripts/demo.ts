import { loadDemo } from '@/db/demo/load-demo';
import { DEMO_PROGRAMME } from '@/db/demo/programme';
import { addDays, dayInZone, isDay } from '@/lib/domain/shared/calendar';
import { StartProblem } from '@/lib/domain/shared/start-problem';
import { readOptions, wholeNumber } from './lib/options';
import { runScript } from './lib/run-script';
import { withDatabase } from './lib/with-database';

const DEFAULT_MEMBERS = 20_000;
const MOST_MEMBERS = 9_000_000;

function lastDay(text: string | undefined): string {
  if (text === undefined) return addDays(dayInZone(new Date(), DEMO_PROGRAMME.timeZone), -1);
  if (!isDay(text))
    throw new StartProblem(`--until takes a day such as 2026-06-30; got "${text}".`);
  return text;
}

/** Loads the demo programme of any size: `npm run demo -- --members 1000000 [--until DAY] [--replace]`. */
void runScript(async () => {
  const options = readOptions(process.argv.slice(2), {
    members: 'text',
    until: 'text',
    replace: 'flag',
  });
  const members = wholeNumber(options.text('members'), {
    name: 'members',
    fallback: DEFAULT_MEMBERS,
    most: MOST_MEMBERS,
  });
  const untilOn = lastDay(options.text('until'));
  await withDatabase(({ databaseUrl }) =>
    loadDemo({
      databaseUrl,
      members,
      untilOn,
      isReplacing: options.flag('replace'),
      log: (line) => console.log(line),
    }),
  );
});
