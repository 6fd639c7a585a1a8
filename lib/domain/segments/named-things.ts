import { CONDITIONS } from './conditions/registry';
import { conditionsOf, type SegmentDefinition } from './definition';
import type { Slot, SlotKind } from './slots';

/** Things that a definition names and that must be there: by the kind of slot, what stands in it and where. */
export type NamedThing = {
  readonly kind: Extract<
    SlotKind,
    'tiers' | 'stores' | 'cardTypes' | 'segments' | 'mechanics' | 'attribute'
  >;
  readonly values: readonly (number | string)[];
  /** The condition and its slot: `tier.tiers`. */
  readonly at: string;
};

const NAMING: readonly SlotKind[] = [
  'tiers',
  'stores',
  'cardTypes',
  'segments',
  'mechanics',
  'attribute',
];

/** What a definition names, in the order it is read. */
export function namedThings({ include, exclude }: SegmentDefinition): readonly NamedThing[] {
  return [include, exclude]
    .flatMap((group) => (group === null ? [] : conditionsOf(group)))
    .flatMap((condition) => {
      const slots: Readonly<Record<string, Slot>> =
        CONDITIONS.find(({ id }) => id === condition.is)?.slots ?? {};
      return Object.entries(slots).flatMap(([name, { kind }]) => {
        const value: unknown = Reflect.get(condition, name);
        if (!NAMING.includes(kind) || value === undefined) return [];
        const values = (Array.isArray(value) ? value : [value]) as (number | string)[];
        return [{ kind: kind as NamedThing['kind'], values, at: `${condition.is}.${name}` }];
      });
    });
}
