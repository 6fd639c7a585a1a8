import type { Locale } from '@/lib/domain/access/preferences';

/** A subject and a text in both languages, as they are being written. */
export type MessageWords = {
  readonly subject: Readonly<Record<Locale, string>>;
  readonly text: Readonly<Record<Locale, string>>;
};

export const NO_WORDS: MessageWords = { subject: { en: '', ru: '' }, text: { en: '', ru: '' } };

/** Whether nothing is left to be written. */
export function areComplete({ subject, text }: MessageWords): boolean {
  return [subject.en, subject.ru, text.en, text.ru].every((one) => one.trim() !== '');
}
