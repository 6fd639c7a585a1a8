import 'server-only';
import type { ImportKind } from '@/lib/domain/imports/import-kinds';
import type { Mapping } from '@/lib/domain/imports/mapping/mapping';
import type { ImportWork, WorkContext } from './import-work';
import { membersWork } from './members/members-work';
import { purchasesWork } from './purchases/purchases-work';
import { storesWork } from './stores/stores-work';

type MappingOf<Kind extends ImportKind> = Extract<Mapping, { kind: Kind }>;

/** The registry of kinds: what each does after its rows are staged. */
const IMPORT_WORKS: { readonly [Kind in ImportKind]: ImportWork<MappingOf<Kind>> } = {
  members: membersWork,
  stores: storesWork,
  purchases: purchasesWork,
};

/** The steps of an import with its mapping already in place. */
export function workOf<Kind extends ImportKind>(
  context: WorkContext<MappingOf<Kind> & { kind: Kind }>,
) {
  const work = IMPORT_WORKS[context.mapping.kind];
  return {
    prepare: () => work.prepare(context),
    countChunks: () => work.countChunks(context),
    check: () => work.check(context),
    open: () => work.open(context),
    merge: (chunk: number) => work.merge(context, chunk),
  };
}
