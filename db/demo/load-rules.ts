import 'server-only';
import type { Tx } from '@/db/write';
import type { UserActor } from '@/lib/domain/access/actor';
import { definitionSchema } from '@/lib/domain/rules/definition';
import { addDays, dayStart } from '@/lib/domain/shared/calendar';
import { createRule } from '@/lib/rules/commands/create-rule';
import { draftVersion } from '@/lib/rules/commands/draft-version';
import { approveVersion } from '@/lib/rules/commands/review-version';
import { submitVersion } from '@/lib/rules/commands/submit-version';
import { DEMO_PROGRAMME } from './programme';
import { DEMO_RULES, type DemoRule, type DemoVersion } from './rules';
import { staffOf } from './staff-of';

type Span = { readonly fromOn: string; readonly untilOn: string };
type Begun = { readonly ruleId: number; readonly versionId: number };
type Staff = { readonly author: UserActor; readonly reviewer: UserActor };

function fieldsOf({ definition, starts, endsAfter }: DemoVersion, { fromOn, untilOn }: Span) {
  return {
    definition: definitionSchema.parse(definition),
    startsOn: starts === 'history' ? fromOn : addDays(untilOn, starts),
    endsOn: endsAfter === undefined ? null : addDays(untilOn, endsAfter),
  };
}

/** What began before the last day was written so long before it began. */
const WRITTEN_BEFORE_DAYS = 4;

/** The day on which people of the demo worked at a version. */
function writtenOn({ starts }: DemoVersion, { fromOn, untilOn }: Span): string {
  if (starts === 'history') return addDays(fromOn, -1);
  return starts < 0 ? addDays(untilOn, starts - WRITTEN_BEFORE_DAYS) : untilOn;
}

/** Nine in the morning of that day. */
function writtenAt(version: DemoVersion, span: Span): Date {
  const day = writtenOn(version, span);
  return new Date(dayStart(day, DEMO_PROGRAMME.timeZone).getTime() + 9 * 3_600_000);
}

async function writeRule(
  tx: Tx,
  { nameEn, nameRu, versions }: DemoRule,
  { span, staff }: { readonly span: Span; readonly staff: Staff },
): Promise<void> {
  let ruleId: number | null = null;
  for (const version of versions) {
    const fields = fieldsOf(version, span);
    const context = { tx, actor: staff.author, now: writtenAt(version, span) };
    const result: Begun =
      ruleId === null
        ? (await createRule.run({ ...context, input: { ...fields, nameEn, nameRu } })).result
        : (await draftVersion.run({ ...context, input: { ...fields, ruleId } })).result;
    ruleId = result.ruleId;
    const seen = { versionId: result.versionId };
    if (version.state === 'draft') continue;
    const note = version.note ?? '';
    await submitVersion.run({ ...context, input: { ...seen, version: 1, note } });
    if (version.state === 'inReview') continue;
    const input = { ...seen, version: 2, reviewNote: '' };
    await approveVersion.run({ ...context, actor: staff.reviewer, input });
  }
}

/**
 * Writes the rules of the demo by the commands themselves, the marketer as author and the administrator as the second person.
 * Before its purchases: the first rules hold from their first day. Numbered from 1.
 */
export async function loadRules(tx: Tx, span: Span): Promise<void> {
  await tx.client.query(
    `SELECT setval(pg_get_serial_sequence('rules', 'rule_id'), 1, false),
       setval(pg_get_serial_sequence('rule_versions', 'rule_version_id'), 1, false)`,
  );
  const staff = { author: await staffOf(tx, 'marketer'), reviewer: await staffOf(tx, 'admin') };
  for (const rule of DEMO_RULES) await writeRule(tx, rule, { span, staff });
}
