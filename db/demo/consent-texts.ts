import type { Locale } from '@/lib/domain/access/preferences';
import type { ConsentPurpose } from '@/lib/domain/consents/states';

/** The first version of what members of the demo programme agree to. */
export const DEMO_CONSENT_TEXTS: Readonly<
  Record<ConsentPurpose, Readonly<Record<Locale, string>>>
> = {
  personalData: {
    en: 'I agree that the programme keeps and uses my name, contacts and purchases to run my membership.',
    ru: 'Я согласен, что программа хранит и использует моё имя, контакты и покупки, чтобы вести моё участие.',
  },
  profiling: {
    en: 'I agree that my purchases are analysed so that offers fit me.',
    ru: 'Я согласен, что мои покупки анализируются, чтобы предложения мне подходили.',
  },
  advertising: {
    en: 'I agree to receive offers of the programme by the ways that I name. I can withdraw this at any time.',
    ru: 'Я согласен получать предложения программы теми способами, которые назову. Отозвать согласие можно в любое время.',
  },
};

export const DEMO_CONSENT_TEXTS_FROM = '2023-01-01';
