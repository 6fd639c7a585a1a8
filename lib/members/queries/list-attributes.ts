import 'server-only';
import { z } from 'zod';
import type { Attribute } from '@/lib/domain/members/attributes/attribute';
import { defineQuery } from '@/lib/kernel/query';
import { ATTRIBUTE_COLUMNS } from '../attributes/attribute-columns';
import { seesValuesOf } from '../attributes/visible-attributes';

/** More archived attributes than these are not shown. */
const LIMIT = 500;

/**
 * The attributes in use whose values the reader may see, in the order of the form. At most 50 are in use at once.
 */
export const listAttributes = defineQuery({
  id: 'members.listAttributes',
  permission: 'members.read',
  input: z.object({}),
  run: async ({ read, actor }): Promise<readonly Attribute[]> => {
    const attributes = await read<Attribute[]>`
      SELECT ${read.unsafe(ATTRIBUTE_COLUMNS)} FROM attributes a WHERE a.archived_at IS NULL
      ORDER BY a.position, a.attribute_id LIMIT ${LIMIT}`;
    return attributes.filter(({ type }) => seesValuesOf(actor, type));
  },
});
