import 'server-only';
import { z } from 'zod';
import type { ListedRule } from '@/lib/domain/rules/rule-page';
import { listedRule } from '@/lib/domain/rules/standing';
import { defineQuery } from '@/lib/kernel/query';
import { readToday } from '../read-today';
import { shownVersion, VERSION_COLUMNS, VERSION_TABLES, type VersionRow } from '../version-rows';

/**
 * Every rule, by kind and number (a programme has at most 500): what holds today, what comes next and what waits. Of the
 * versions of a rule those alone are read that can be one of these.
 */
export const listRules = defineQuery({
  id: 'rules.list',
  permission: 'rules.read',
  input: z.object({}),
  run: async ({ read, actor, now }) => {
    const { todayOn, timeZone } = await readToday(read, now);
    const rows = await read<VersionRow[]>`
      SELECT ${read.unsafe(VERSION_COLUMNS)} FROM ${read.unsafe(VERSION_TABLES)}
      WHERE v.state IN ('draft', 'inReview') OR v.no = (SELECT max(no) FROM rule_versions o WHERE o.rule_id = r.rule_id)
        OR (v.state = 'approved' AND v.starts_on > ${todayOn}::date)
        OR v.rule_version_id = (
          SELECT o.rule_version_id FROM rule_versions o
          WHERE o.rule_id = r.rule_id AND o.state = 'approved' AND o.starts_on <= ${todayOn}::date
          ORDER BY o.starts_on DESC, o.no DESC LIMIT 1)
      ORDER BY r.rule_id, v.no DESC`;
    const readerId = actor.kind === 'user' ? actor.userId : null;
    const byRule = Map.groupBy(rows, ({ ruleId }) => ruleId);
    const rules: readonly ListedRule[] = [...byRule.values()].flatMap((versions) => {
      const [head] = versions;
      if (head === undefined) return [];
      const { ruleId, kind, nameEn, nameRu } = head;
      const listed = listedRule(
        { ruleId, kind, nameEn, nameRu },
        versions.map((row) => shownVersion(row, readerId)),
        todayOn,
      );
      return listed === null ? [] : [listed];
    });
    return { rules, todayOn, timeZone };
  },
});
