import { Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button-link';
import { buttonStyles } from '@/components/ui/button-styles';
import { Icon } from '@/components/ui/icon';

type Props = {
  /** The list as a file; null: there is nobody in it. */
  readonly csvHref: string | null;
  readonly canDefine: boolean;
  readonly canMake: boolean;
};

/** What can be done with the list: what is kept about members, a new one, the file. */
export function ListActions({ csvHref, canDefine, canMake }: Props) {
  const t = useTranslations('members');
  return (
    <>
      {canDefine && (
        <ButtonLink tone="quiet" href="/settings/attributes">
          {t('attributes')}
        </ButtonLink>
      )}
      {canMake && <ButtonLink href="/members/new">{t('new')}</ButtonLink>}
      {csvHref !== null && (
        <a href={csvHref} download aria-label={t('csvLabel')} className={buttonStyles({})}>
          <Icon of={Download} />
          {t('csv')}
        </a>
      )}
    </>
  );
}
