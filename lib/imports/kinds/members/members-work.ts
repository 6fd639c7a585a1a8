import 'server-only';
import { MEMBER_COLUMNS } from '@/lib/domain/imports/kinds/member-reader';
import type { MembersMapping } from '@/lib/domain/imports/mapping/mapping';
import { noteChangedMembers, noteMadeMembers, rememberMembers } from '../../undo/images';
import type { ImportWork, WorkContext } from '../import-work';
import { countRowChunks, settleRepeats } from '../row-chunks';
import { IDENTITY_COLUMNS, resolveMembers } from './resolve-members';
import {
  claimIdentities,
  insertNewMembers,
  updateChangedMembers,
  writeAttributes,
} from './write-members';

type Context = WorkContext<MembersMapping>;

async function prepare(context: Context) {
  let rowsRepeated = 0;
  for (const key of Object.values(IDENTITY_COLUMNS)) {
    const field = key === 'external_id' ? 'externalId' : key;
    rowsRepeated += await settleRepeats(context, { key, field, columns: MEMBER_COLUMNS });
  }
  return { rowsRepeated };
}

/** One import of members at a time: two could give one identity to two members. */
async function merge(context: Context, chunk: number) {
  const { tx, importId, today } = context;
  await tx.client.query("SELECT pg_advisory_xact_lock(hashtext('import_members'))");
  const counts = await resolveMembers(context, { from: chunk, to: chunk });
  await rememberMembers(tx, "SELECT member_id FROM resolved WHERE verdict = 'changed'");
  await insertNewMembers(tx, today);
  await updateChangedMembers(tx);
  await writeAttributes(tx);
  await claimIdentities(tx);
  await noteMadeMembers(tx, importId, "SELECT member_id FROM resolved WHERE verdict = 'new'");
  await noteChangedMembers(tx, importId);
  const { rows } = await tx.client.query<{ rows: number }>(
    'SELECT count(*)::int AS rows FROM resolved',
  );
  return { counts, rows: rows[0]?.rows ?? 0 };
}

/** Members: found by any identity, made or brought up to date. */
export const membersWork: ImportWork<MembersMapping> = {
  prepare,
  countChunks: countRowChunks,
  check: async (context) => {
    await context.tx.client.query('SET LOCAL statement_timeout = 0');
    return resolveMembers(context, null);
  },
  open: async () => ({}),
  merge,
};
