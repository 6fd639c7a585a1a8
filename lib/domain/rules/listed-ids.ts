import type { Definition } from './definition';

/** The tiers, card types and stores that a rule names. */
export function listedIds(definition: Definition) {
  const when = 'when' in definition ? definition.when : {};
  return {
    tiers: when.tiers ?? [],
    cardTypes: when.cardTypes ?? [],
    stores: when.stores ?? [],
  };
}
