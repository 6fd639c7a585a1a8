import { useTranslations } from 'next-intl';
import { Button } from './button';
import { ButtonLink } from './button-link';

type Props = {
  readonly previousHref?: string | undefined;
  readonly nextHref?: string | undefined;
  /** What is shown: '1–50 of 1,486', already in words. */
  readonly range: string;
};

/** Previous and next page of a list read by key, with the range in words. */
export function Pagination({ previousHref, nextHref, range }: Props) {
  const t = useTranslations('common');
  return (
    <nav aria-label={t('pagination.label')} className="mt-3 flex items-center gap-2">
      <p className="mr-auto text-sm text-ink-2">{range}</p>
      <PageLink href={previousHref} label={t('pagination.previous')} />
      <PageLink href={nextHref} label={t('pagination.next')} />
    </nav>
  );
}

function PageLink({ href, label }: { readonly href: string | undefined; readonly label: string }) {
  if (href !== undefined) {
    return (
      <ButtonLink size="small" href={href}>
        {label}
      </ButtonLink>
    );
  }
  return (
    <Button size="small" disabled>
      {label}
    </Button>
  );
}
