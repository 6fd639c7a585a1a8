import type { FactLine } from './facts';

/** A line with what of it earns, in minor units: its amount without what points paid, unless the terms let that earn as well. */
export type JudgedLine = FactLine & { readonly basisMinor: bigint };
