import { useTranslations } from 'next-intl';
import { Kbd } from '@/components/ui/kbd';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';

const KEYS = [
  { id: 'search', keys: ['/'] },
  { id: 'resume', keys: ['R'], ofTasks: true },
  { id: 'next', keys: ['N'], ofTasks: true },
  { id: 'rows', keys: ['J', 'K'] },
  { id: 'members', keys: ['G', 'M'] },
  { id: 'help', keys: ['?'] },
] as const;

/** The keys that save most at this page, and where to switch them off; those of tasks for who works on tasks. */
export function DeskKeys({ worksOnTasks }: { readonly worksOnTasks: boolean }) {
  const t = useTranslations('desk.keys');
  const shown = KEYS.filter((key) => worksOnTasks || !('ofTasks' in key));
  return (
    <div className="max-shell:hidden">
      <Section title={t('title')}>
        <dl className="flex flex-col gap-1.5 text-sm text-ink-2">
          {shown.map(({ id, keys }) => (
            <div key={id} className="flex gap-3">
              <dt className="flex w-14 gap-1">
                {keys.map((key) => (
                  <Kbd key={key}>{key}</Kbd>
                ))}
              </dt>
              <dd>
                {t(id)}
                {id === 'help' && (
                  <>
                    {' · '}
                    <TextLink href="/profile">{t('switchOff')}</TextLink>
                  </>
                )}
              </dd>
            </div>
          ))}
        </dl>
      </Section>
    </div>
  );
}
