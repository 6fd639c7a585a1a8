import 'server-only';
import type { Tx } from '@/db/write';
import { CODE_VARIABLES } from '@/lib/domain/messaging/variables';
import type { Hold } from '@/lib/domain/messaging/when-to-send';
import { dayInZone } from '@/lib/domain/shared/calendar';
import { log } from '@/lib/log';
import { isStillDue } from '@/lib/mechanics/awards/is-still-due';
import { preparedRowsOf } from '@/lib/purchases/claims/read-receipts';
import { usedVariables } from '../liquid/engine';
import { fillLetter } from '../liquid/fill-letter';
import { readVariables, type ToldAward } from '../liquid/read-variables';
import { readMechanicWords, type Words } from '../liquid/read-words';
import { findCode, givesCoupon } from '../sending/find-code';
import { type AwardOfMessage, findAward } from '../sending/read-award';
import type { MessageTemplate } from './template';

/** A pool that has no codes is asked again after this, and when codes are loaded. */
const POOL_WAIT_MS = 15 * 60_000;

const tellsCode = ({ subject, text }: Words) =>
  usedVariables(`${subject}\n${text}`).some((name) =>
    CODE_VARIABLES.some((variable) => variable === name),
  );

type Told = {
  readonly given: AwardOfMessage | null;
  readonly words: Words;
  readonly planned: ToldAward;
  readonly now: Date;
};

/**
 * What is told of an award as it stands: its own points, its very code. What waits for a code that is not there waits with it; a letter that tells of none goes
 * without, where the rest was given.
 */
async function toldAward(tx: Tx, { given, words, planned, now }: Told): Promise<ToldAward | Hold> {
  const none = { ...planned, couponCode: null, couponUntil: null };
  if (given === null) return none;
  const { points } = given;
  if (!givesCoupon(given)) return { ...none, points };
  const told = await findCode(tx, given, now);
  if (told !== null) {
    return { ...planned, points, couponCode: told.code, couponUntil: told.untilOn };
  }
  if (given.state !== 'waiting' && !tellsCode(words)) return { ...none, points };
  return { reason: 'noCode', until: new Date(now.getTime() + POOL_WAIT_MS) };
}

/**
 * What a mechanic says, in the words of the version that it was queued by, with what is true of the member when it is sent. Of no
 * use once its award is dropped or taken back, or what it promises is not due any more. Advertising unless its mechanic says otherwise: the queue writes which.
 */
export const mechanic = {
  id: 'mechanic',
  kind: 'promotional',
  write: async (tx, { memberId, language, timeZone }, { messageId, params, now }) => {
    const run = preparedRowsOf(tx);
    const { ruleVersionId = 0 } = params;
    const given = await findAward(run, { memberId, messageId });
    if (given?.state === 'dropped' || given?.state === 'takenBack') return 'stale';
    if (!(await isStillDue(tx, { memberId, messageId, now }))) return 'leftAudience';
    const todayOn = dayInZone(now, timeZone);
    const said = await readMechanicWords(run, { ruleVersionId, language, todayOn });
    if (said === null) return 'stale';
    const { words, award: planned } = said;
    const award = await toldAward(tx, { given, words, planned, now });
    if ('until' in award) return award;
    const values = await readVariables(run, { memberId, language, now, award });
    if (values === null) return 'noContact';
    try {
      return fillLetter(words, values, language);
    } catch (error) {
      // Saved texts are readable: this one was saved by a product that allowed more.
      log.error(
        { messageId, ruleVersionId, reason: String(error) },
        'text of a mechanic not written',
      );
      return 'unwritten';
    }
  },
} as const satisfies MessageTemplate;
