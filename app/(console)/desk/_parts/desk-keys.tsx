import { useTranslations } from 'next-intl';
import { Kbd } from '@/components/ui/kbd';
import { Section } from '@/components/ui/section';

const KEYS = [
  { id: 'keySearch', keys: ['/'] },
  { id: 'keyMembers', keys: ['G', 'M'] },
  { id: 'keyHelp', keys: ['?'] },
] as const;

/** The keys that save most at this page. */
export function DeskKeys() {
  const t = useTranslations('home.desk');
  return (
    <aside className="max-shell:hidden">
      <Section title={t('keysTitle')}>
        <dl className="flex flex-col gap-1.5 text-sm">
          {KEYS.map(({ id, keys }) => (
            <div key={id} className="flex gap-2">
              <dt className="flex w-14 gap-1">
                {keys.map((key) => (
                  <Kbd key={key}>{key}</Kbd>
                ))}
              </dt>
              <dd>{t(id)}</dd>
            </div>
          ))}
        </dl>
      </Section>
    </aside>
  );
}
