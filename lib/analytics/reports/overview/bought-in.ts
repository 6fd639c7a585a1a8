import 'server-only';
import type { Fragment, Read } from '@/db/read';
import { storeIs } from '../../member-filter';
import type { OverviewParameters } from './spec';

/** Conditions on the store of a purchase: begins with AND, or is empty. */
export function boughtIn(read: Read, parameters: OverviewParameters, column: Fragment): Fragment {
  return storeIs(read, { store: parameters.inStore, storeFormat: parameters.inFormat }, column);
}
