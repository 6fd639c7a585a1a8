import type { Judged } from './plain-pieces';

/** A member of the small world of whom nothing is known. */
export const NOBODY: Omit<Judged, 'id'> = {
  status: 'active',
  kind: 'person',
  joinedOn: '2024-01-01',
  tier: null,
  standing: null,
  floor: null,
  source: '',
  city: '',
  birthOn: null,
  scores: null,
  cards: [],
  consents: [],
  purchases: [],
  attributes: {},
  events: [],
  confirmed: [],
  messages: [],
  awards: [],
  suppressed: [],
  outlook: null,
  homeStore: null,
  lots: [],
  redeems: [],
};

/** A member of whom little is known, told apart by the number: every fifth is suspended. */
export const plainMember = (id: number): Judged => ({
  ...NOBODY,
  id,
  status: id % 5 === 0 ? 'suspended' : 'active',
  kind: id % 3 === 0 ? 'staff' : 'person',
  joinedOn: '2024-05-01',
  tier: id % 2 === 0 ? 1 : null,
  city: id % 4 === 0 ? 'Kazan' : '',
  birthOn: '1980-06-05',
  scores: [3, 3, 3],
  homeStore: id % 2 === 0 ? 1 : 2,
});
