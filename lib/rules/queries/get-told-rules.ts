import 'server-only';
import { z } from 'zod';
import type { Definition } from '@/lib/domain/rules/definition';
import type { NamedThing, RuleDictionary } from '@/lib/domain/rules/dictionary';
import { defineQuery } from '@/lib/kernel/query';
import { parseDefinition } from '../parse-definition';
import { getDictionary } from './get-dictionary';

/** More versions than a programme approves in years. */
const MOST_VERSIONS = 5_000;

/** What a decision is told with: names of what rules point at, of rules themselves, and every approved version. */
export type ToldRules = {
  readonly dictionary: RuleDictionary;
  readonly rules: readonly NamedThing[];
  readonly definitions: ReadonlyMap<number, Definition>;
};

type VersionRow = { readonly versionId: number; readonly definition: string };

/** Everything that sentences about decisions need, for whoever posts purchases. */
export const getToldRules = defineQuery({
  id: 'rules.getTold',
  permission: 'purchases.post',
  input: z.object({}),
  run: async (context): Promise<ToldRules> => {
    const { read } = context;
    const [dictionary, rules, versions] = await Promise.all([
      getDictionary.run(context),
      read<NamedThing[]>`
        SELECT rule_id AS id, name_en AS "nameEn", name_ru AS "nameRu" FROM rules ORDER BY rule_id LIMIT ${MOST_VERSIONS}`,
      read<VersionRow[]>`
        SELECT rule_version_id AS "versionId", definition::text FROM rule_versions
        WHERE state = 'approved' ORDER BY rule_version_id DESC LIMIT ${MOST_VERSIONS}`,
    ]);
    const definitions = new Map(
      versions.map(({ versionId, definition }) => [versionId, parseDefinition(definition)]),
    );
    return { dictionary, rules, definitions };
  },
});
