import { useTranslations } from 'next-intl';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import type { NavigationEntry } from '@/lib/domain/access/navigation';

const DESCRIBED = ['members', 'rfm', 'retention', 'imports'] as const;

/** What the areas are for, as far as the reader may open them. */
export function HomeAreas({ areas }: { readonly areas: readonly NavigationEntry[] }) {
  const t = useTranslations('home.home');
  const names = useTranslations('shell.nav');
  return (
    <Section title={t('canDo')}>
      <dl className="border-t">
        {DESCRIBED.map((id) => {
          const area = areas.find((entry) => entry.id === id);
          return (
            area !== undefined && (
              <div key={id} className="border-b py-2.5">
                <dt>
                  <TextLink href={area.href} className="font-medium">
                    {names(id)}
                  </TextLink>
                </dt>
                <dd className="text-sm text-ink-2">{t(`areas.${id}`)}</dd>
              </div>
            )
          );
        })}
      </dl>
    </Section>
  );
}
