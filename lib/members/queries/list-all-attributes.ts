import 'server-only';
import { z } from 'zod';
import type { DefinedAttribute } from '@/lib/domain/members/attributes/attribute';
import { defineQuery } from '@/lib/kernel/query';
import { ATTRIBUTE_COLUMNS } from '../attributes/attribute-columns';

/** More archived attributes than these are not shown. */
const LIMIT = 200;

/** Every attribute for whoever defines them: those in use first, archived ones after. */
export const listAllAttributes = defineQuery({
  id: 'members.listAllAttributes',
  permission: 'attributes.manage',
  input: z.object({}),
  run: async ({ read }): Promise<readonly DefinedAttribute[]> =>
    read<DefinedAttribute[]>`
      SELECT ${read.unsafe(ATTRIBUTE_COLUMNS)}, (
        SELECT count(*)::int FROM member_attributes v WHERE v.attribute_id = a.attribute_id
      ) AS members
      FROM attributes a
      ORDER BY a.archived_at IS NOT NULL, a.position, a.attribute_id LIMIT ${LIMIT}`,
});
