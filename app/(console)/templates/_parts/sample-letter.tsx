import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

/** What a template looks like, before there is one: variables stand out in its words. */
export function SampleLetter() {
  const t = useTranslations('templates');
  const token = (name: 'first_name' | 'points' | 'expires_on'): ReactNode => (
    <span key={name} className="rounded-status bg-primary-soft px-1 font-medium text-primary-text">
      {t(`variables.${name}`)}
    </span>
  );
  const slots = { first_name: '{0}', points: '{1}', expires_on: '{2}' };
  const tokens = [token('first_name'), token('points'), token('expires_on')];
  const filled = (text: string) =>
    text.split(/\{(\d)\}/).map((piece, at) => (at % 2 === 0 ? piece : tokens[Number(piece)]));
  return (
    <figure className="rounded-panel border bg-surface px-3.5 py-3">
      <figcaption className="mb-1 text-xs text-ink-3">{t('example')}</figcaption>
      <p className="font-medium">{filled(t('sample.subject', slots))}</p>
      <p className="mt-1">{filled(t('sample.text', slots))}</p>
    </figure>
  );
}
