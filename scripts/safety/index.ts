import { backup } from './backup';
import { consent } from './consent';
import { crash } from './crash';
import { fuzz } from './fuzz';
import { imports } from './imports';
import { load } from './load';
import { mechanics } from './mechanics';
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
  fuzz,
  imports,
  load,
  backup,
  recovery,
  onlineCheck,
  mechanics,
  consent,
  mutations,
];
