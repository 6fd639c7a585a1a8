import { useTranslations } from 'next-intl';

/** What each does, as it is written. Not words of the product: what Liquid looks like. */
const EXAMPLES = {
  if: '{% if tier %}…{{ tier }}…{% endif %}',
  plural: "{{ points | plural: 'балл', 'балла', 'баллов' }}",
  default: "{{ first_name | default: '…' }}",
} as const;
const IDS = ['if', 'plural', 'default'] as const;

/** What texts can do beside naming a variable. */
export function TextHelp() {
  const t = useTranslations('templates.help');
  return (
    <details className="border-t pt-3 text-sm">
      <summary className="cursor-pointer font-medium touch:py-2.5">{t('title')}</summary>
      <dl className="mt-2 grid gap-2">
        {IDS.map((id) => (
          <div key={id}>
            <dt className="text-ink-2">{t(id)}</dt>
            <dd>
              <code className="font-mono text-xs wrap-anywhere">{EXAMPLES[id]}</code>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
