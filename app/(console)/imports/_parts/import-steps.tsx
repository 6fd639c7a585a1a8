import NextLink from 'next/link';
import { useTranslations } from 'next-intl';
import { cx } from '@/components/ui/cx';

export const STEPS = ['file', 'reading', 'columns', 'check', 'report'] as const;
export type Step = (typeof STEPS)[number];

type Props = { readonly current: Step; readonly hrefs?: Partial<Record<Step, string>> };

/** Where the import is on its way; steps behind can be opened again while nothing is written. */
export function ImportSteps({ current, hrefs = {} }: Props) {
  const t = useTranslations('imports.steps');
  const now = STEPS.indexOf(current);
  return (
    <nav aria-label={t('label')} className="mb-5">
      <ol className="flex flex-wrap gap-x-5 gap-y-1.5 border-y py-2 text-sm">
        {STEPS.map((step, index) => {
          const href = index < now ? hrefs[step] : undefined;
          const label = `${index + 1}. ${t(step)}`;
          return (
            <li
              key={step}
              aria-current={index === now ? 'step' : undefined}
              className={cx(
                index === now && 'font-[550] shadow-[0_2px_0_var(--seal)]',
                index > now && 'text-ink-3',
              )}
            >
              {href === undefined ? (
                label
              ) : (
                <NextLink href={href} prefetch={false} className="link">
                  {label}
                </NextLink>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
