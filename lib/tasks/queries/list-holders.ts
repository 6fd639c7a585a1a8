import 'server-only';
import { z } from 'zod';
import type { HolderOption } from '@/lib/domain/tasks/listed-task';
import { defineQuery } from '@/lib/kernel/query';
import { IS_UNFINISHED } from '../unfinished';

const HOLDERS_LIMIT = 200;

/** Who has unfinished tasks in hand, by name; at most 200. */
export const listHolders = defineQuery({
  id: 'tasks.holders',
  permission: 'tasks.work',
  input: z.object({}),
  run: async ({ read }): Promise<readonly HolderOption[]> => {
    const rows = await read<HolderOption[]>`
      SELECT user_id AS "userId", name FROM users
      WHERE user_id IN (SELECT t.holder_id FROM tasks t WHERE ${read.unsafe(IS_UNFINISHED)})
      ORDER BY name, user_id LIMIT ${HOLDERS_LIMIT}`;
    return [...rows];
  },
});
