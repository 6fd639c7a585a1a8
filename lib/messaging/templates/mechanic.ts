import 'server-only';
import { dayInZone } from '@/lib/domain/shared/calendar';
import { log } from '@/lib/log';
import { isStillDue } from '@/lib/mechanics/awards/is-still-due';
import { rowsOf } from '@/lib/purchases/claims/read-receipts';
import { fillLetter } from '../liquid/fill-letter';
import { readVariables } from '../liquid/read-variables';
import { readMechanicWords } from '../liquid/read-words';
import { findAward } from '../sending/read-award';
import type { MessageTemplate } from './template';

/**
 * What a mechanic says, in the words of the version that it was queued by, with what is true of the member when it is sent. Of no
 * use once its award is dropped or taken back, or what it promises is not due any more. Advertising unless its mechanic says otherwise: the queue writes which.
 */
export const mechanic = {
  id: 'mechanic',
  kind: 'promotional',
  write: async (tx, { memberId, language, timeZone }, { messageId, params, now }) => {
    const run = rowsOf(tx);
    const { ruleVersionId = 0 } = params;
    const given = await findAward(run, { memberId, messageId });
    if (given?.state === 'dropped' || given?.state === 'takenBack') return 'stale';
    if (!(await isStillDue(tx, { memberId, messageId, now }))) return 'leftAudience';
    const todayOn = dayInZone(now, timeZone);
    const said = await readMechanicWords(run, { ruleVersionId, language, todayOn });
    if (said === null) return 'stale';
    const award = { ...said.award, points: given?.points ?? said.award.points };
    const values = await readVariables(run, { memberId, language, now, award });
    if (values === null) return 'noContact';
    try {
      return fillLetter(said.words, values, language);
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
