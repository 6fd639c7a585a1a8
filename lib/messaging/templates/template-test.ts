import 'server-only';
import { dayInZone } from '@/lib/domain/shared/calendar';
import { rowsOf } from '@/lib/purchases/claims/read-receipts';
import { fillLetter } from '../liquid/fill-letter';
import { NO_AWARD, readVariables } from '../liquid/read-variables';
import { readMechanicWords, readTemplateWords } from '../liquid/read-words';
import type { MessageTemplate } from './template';

/** What a member would get, sent to the person of the desk who wrote it. */
export const templateTest = {
  id: 'templateTest',
  kind: 'service',
  write: async (tx, { language, timeZone }, { params, now }) => {
    const run = rowsOf(tx);
    const { asMemberId = 0, templateId = 0, ruleVersionId = 0 } = params;
    const todayOn = dayInZone(now, timeZone);
    const said =
      templateId === 0
        ? await readMechanicWords(run, { ruleVersionId, language, todayOn })
        : { words: await readTemplateWords(run, { templateId, language }), award: NO_AWARD };
    if (said === null || said.words === null) return 'stale';
    const { words, award } = said;
    const values = await readVariables(run, { memberId: asMemberId, language, now, award });
    return values === null ? 'stale' : fillLetter(words, values, language);
  },
} as const satisfies MessageTemplate;
