import { createTranslator } from 'next-intl';
import type { Locale } from '@/lib/domain/access/preferences';
import en from '../../../messages/en/rules.json';
import ru from '../../../messages/ru/rules.json';
import type { RuleWords } from '../rule-sentences';

const stop = (error: Error) => {
  throw error;
};
const messages = {
  en: createTranslator({
    locale: 'en',
    messages: { rules: en },
    namespace: 'rules',
    onError: stop,
  }),
  ru: createTranslator({
    locale: 'ru',
    messages: { rules: ru },
    namespace: 'rules',
    onError: stop,
  }),
};

/** Words of rules as a page gives them, in money of roubles; names are their numbers. A message that is missing throws. */
export const wordsOf = (locale: Locale): RuleWords => ({
  locale,
  currency: 'RUB',
  message: messages[locale],
  names: {
    tier: (id) => `T${id}`,
    cardType: (id) => `C${id}`,
    store: (id) => `S${id}`,
    rule: (id) => `R${id}`,
  },
});
