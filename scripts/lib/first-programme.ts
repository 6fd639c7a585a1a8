import { Client } from 'pg';
import { loadDemo } from '@/db/demo/load-demo';
import { DEMO_PROGRAMME } from '@/db/demo/programme';
import { addDays, dayInZone } from '@/lib/domain/shared/calendar';
import { StartProblem } from '@/lib/domain/shared/start-problem';

type Standing = Readonly<{ hasProgramme: boolean; isDemo: boolean; hasUsers: boolean }>;

/** What the database holds already. */
async function lookAround(databaseUrl: string): Promise<Standing> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const found = await client.query<Standing>(
      `select exists(select from programme) or exists(select from members) as "hasProgramme",
              exists(select from programme where is_demo) as "isDemo",
              exists(select from users) as "hasUsers"`,
    );
    return found.rows[0] ?? { hasProgramme: false, isDemo: false, hasUsers: false };
  } finally {
    await client.end();
  }
}

/** The day before today where the demo is, so that its last day is a whole one and nobody asks where the night between is. */
function yesterday(now: Date): string {
  return addDays(dayInZone(now, DEMO_PROGRAMME.timeZone), -1);
}

/**
 * Loads the demo programme into an empty database, unless it is switched off.
 * @returns whether the programme in it is the demo
 * @throws StartProblem when the demo is off but stands in the database, with its public sign-ins.
 */
export async function firstProgramme({
  databaseUrl,
  isDemoWanted,
  members,
  now,
  say,
}: {
  databaseUrl: string;
  isDemoWanted: boolean;
  members: number;
  now: Date;
  say: (line: string) => void;
}): Promise<boolean> {
  const standing = await lookAround(databaseUrl);
  if (!isDemoWanted && standing.isDemo) {
    throw new StartProblem(
      'VERNOST_DEMO is off, but this database holds the demo programme with its public sign-ins; ' +
        'set VERNOST_DATA_DIR or DATABASE_URL to an empty one.',
    );
  }
  const isEmpty = !standing.hasProgramme && !standing.hasUsers;
  if (!isDemoWanted || !isEmpty) return standing.isDemo;
  say(`Loading the demo programme with ${members.toLocaleString('en')} members ...`);
  process.env.DATABASE_URL = databaseUrl;
  const untilOn = process.env.VERNOST_DEMO_UNTIL ?? yesterday(now);
  await loadDemo({ databaseUrl, members, untilOn, log: (line) => say(`  ${line}`) });
  return true;
}
