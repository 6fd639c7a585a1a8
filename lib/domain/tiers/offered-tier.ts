import type { NamedThing } from '../rules/dictionary';
import type { LadderTier } from './ladder';

/** A tier that can be chosen: told by its code where addresses name it, and with its look. */
export type OfferedTier = NamedThing &
  Pick<LadderTier, 'shape' | 'colour'> & { readonly code: string };
