import type { Definition } from './definition';

/** The tiers, card types and stores that a rule names in its conditions; of a ladder the types of cards that its tiers give. */
export function listedIds(definition: Definition) {
  const when = 'when' in definition ? definition.when : {};
  if (definition.kind === 'tiers') {
    const cardTypes = definition.tiers.flatMap(({ benefits }) => benefits.cardTypeId ?? []);
    return { tiers: [], cardTypes, stores: [] };
  }
  return {
    tiers: when.tiers ?? [],
    cardTypes: when.cardTypes ?? [],
    stores: when.stores ?? [],
  };
}
