import 'server-only';
import { z } from 'zod';
import { dayInput } from '@/lib/domain/rules/rule-input';
import type { RuleHead, ShownVersion } from '@/lib/domain/rules/rule-page';
import { defineQuery } from '@/lib/kernel/query';
import { readRowsOf } from '@/lib/purchases/claims/read-receipts';
import { readActiveRules } from '../read-active-rules';
import { readToday } from '../read-today';
import { shownVersion, VERSION_COLUMNS, VERSION_TABLES, type VersionRow } from '../version-rows';

/** A rule as it holds on a day. */
export type RuleOnDay = RuleHead & { readonly held: ShownVersion };

/** Every rule that holds on a day (today unless told), by number. */
export const listRulesOn = defineQuery({
  id: 'rules.listOn',
  permission: 'rules.read',
  input: z.object({ day: dayInput.nullable() }),
  run: async ({ read, input, now }) => {
    const { todayOn } = await readToday(read, now);
    const day = input.day ?? todayOn;
    const active = await readActiveRules(readRowsOf(read), day);
    const rows = await read<VersionRow[]>`
      SELECT ${read.unsafe(VERSION_COLUMNS)} FROM ${read.unsafe(VERSION_TABLES)}
      WHERE v.rule_version_id = ANY (${active.map(({ versionId }) => versionId)}) ORDER BY r.rule_id`;
    const rules: readonly RuleOnDay[] = rows.map((row) => {
      const { ruleId, kind, nameEn, nameRu } = row;
      return { ruleId, kind, nameEn, nameRu, held: shownVersion(row, null) };
    });
    return { rules, day, todayOn };
  },
});
