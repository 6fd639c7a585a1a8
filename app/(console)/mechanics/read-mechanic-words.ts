import { getLocale, getTranslations } from 'next-intl/server';
import { cache } from 'react';
import type { RuleWords } from '@/components/rule/rule-words';
import { requireActor } from '@/lib/access/session';
import { runQuery } from '@/lib/kernel/query';
import { getDictionary } from '@/lib/rules/queries/get-dictionary';

/** What sentences of mechanics need on a page, in the reader's language. */
export const readMechanicWords = cache(async (): Promise<RuleWords> => {
  const actor = await requireActor('rules.read');
  const [t, locale, dictionary] = await Promise.all([
    getTranslations('ruleBook'),
    getLocale(),
    runQuery(getDictionary, {}, actor),
  ]);
  return { t, locale, dictionary };
});
