import { crash } from './crash';
import { mutations } from './mutations';
import { network } from './network';
import { onlineCheck } from './online-check';
import { overspend } from './overspend';
import type { Proof } from './proof';
import { recovery } from './recovery';

/** Every proof of `npm run safety`. To add one: a file here and a line. */
export const PROOFS: readonly Proof[] = [
  overspend,
  crash,
  network,
  recovery,
  onlineCheck,
  mutations,
];
