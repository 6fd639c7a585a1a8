import 'server-only';
import { z } from 'zod';
import { idInput } from '@/lib/domain/access/inputs';
import type { RulePage } from '@/lib/domain/rules/rule-page';
import { standingOn, versionOn } from '@/lib/domain/rules/standing';
import { AppError } from '@/lib/domain/shared/errors';
import { pointsText, toPoints } from '@/lib/domain/shared/points';
import { defineQuery } from '@/lib/kernel/query';
import { readToday } from '../read-today';
import { shownVersion, VERSION_COLUMNS, VERSION_TABLES, type VersionRow } from '../version-rows';

const VERSIONS_SHOWN = 50;

/** What limited versions gave, where one is: of a budget it is what is spent. */
function givenOf(versions: RulePage['versions'], points: string): string | null {
  const isLimited = versions.some(
    ({ definition }) =>
      definition.kind === 'earning' &&
      (definition.caps?.budget !== undefined || definition.caps?.life !== undefined),
  );
  return isLimited ? pointsText(toPoints(BigInt(points))) : null;
}

/** A rule with its 50 latest versions. Throws `not_found`. */
export const getRule = defineQuery({
  id: 'rules.get',
  permission: 'rules.read',
  input: z.object({ ruleId: idInput }),
  run: async ({
    read,
    input: { ruleId },
    actor,
    now,
  }): Promise<RulePage & { timeZone: string }> => {
    const { todayOn, timeZone } = await readToday(read, now);
    const rows = await read<VersionRow[]>`
      SELECT ${read.unsafe(VERSION_COLUMNS)} FROM ${read.unsafe(VERSION_TABLES)}
      WHERE r.rule_id = ${ruleId} ORDER BY v.no DESC LIMIT ${VERSIONS_SHOWN}`;
    const [head] = rows;
    const [sum] = await read<{ points: string }[]>`
      SELECT points::text FROM rule_sums WHERE rule_id = ${ruleId}`;
    if (head === undefined) throw new AppError('not_found');
    const { kind, nameEn, nameRu } = head;
    const readerId = actor.kind === 'user' ? actor.userId : null;
    const versions = rows.map((row) => shownVersion(row, readerId));
    return {
      ruleId,
      kind,
      nameEn,
      nameRu,
      todayOn,
      timeZone,
      standing: standingOn(versions, todayOn),
      currentNo: versionOn(versions, todayOn)?.no ?? null,
      versions,
      older: head.no - versions.length,
      given: givenOf(versions, sum?.points ?? '0'),
    };
  },
});
