import { present } from '@/lib/domain/shared/assert';
import type { Random } from './random';
import { type DemoFormat, type DemoStore, demoStores } from './stores';

const STORES = demoStores();
const ONLINE = STORES.filter((store) => store.format === 'online');
const SHOPS = STORES.filter((store) => store.format !== 'online');
const SHOPS_OF_CITY = new Map<string, DemoStore[]>();
for (const shop of SHOPS) {
  const known = SHOPS_OF_CITY.get(shop.city);
  if (known) known.push(shop);
  else SHOPS_OF_CITY.set(shop.city, [shop]);
}

/** Where one member shops. */
export interface StoreHabit {
  readonly favourite: DemoStore;
  readonly neighbours: readonly DemoStore[];
  /** Share of purchases made online. */
  readonly online: number;
}

/** Big shops draw more members than small ones. */
const DRAW: Readonly<Record<DemoFormat, number>> = {
  hypermarket: 1,
  supermarket: 0.6,
  express: 0.34,
  online: 1,
};
const FAVOURITE_SHARE = 0.76;
const NEIGHBOUR_SHARE = 0.2;
const MOST_TRIES = 8;

/** Draws the favourite shop; six members in a hundred shop online first. */
export function drawStoreHabit(random: Random): StoreHabit {
  if (random.chance(0.06)) {
    return { favourite: random.pick(ONLINE), neighbours: ONLINE, online: 0 };
  }
  let favourite = random.pick(SHOPS);
  for (let tries = 0; tries < MOST_TRIES && !random.chance(DRAW[favourite.format]); tries += 1) {
    favourite = random.pick(SHOPS);
  }
  const neighbours = present(SHOPS_OF_CITY.get(favourite.city), 'every shop stands in a city');
  return { favourite, neighbours, online: random.chance(0.3) ? 0.3 * random.next() : 0 };
}

/** The shop of one visit. */
export function chooseStore(habit: StoreHabit, random: Random): DemoStore {
  const at = random.next();
  if (at < habit.online) return random.pick(ONLINE);
  if (at < habit.online + (1 - habit.online) * FAVOURITE_SHARE) return habit.favourite;
  return random.chance(NEIGHBOUR_SHARE / (1 - FAVOURITE_SHARE))
    ? random.pick(habit.neighbours)
    : random.pick(SHOPS);
}

/** Any shop, as a guest finds it. */
export function anyStore(random: Random): DemoStore {
  return random.chance(0.05) ? random.pick(ONLINE) : random.pick(SHOPS);
}
