'use client';

import { Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { lazy, Suspense, useState } from 'react';
import { Button } from '../ui/button';
import { buttonStyles } from '../ui/button-styles';
import { Icon } from '../ui/icon';

const ExportPurpose = lazy(() => import('./export-purpose'));

type Props = {
  /** Where the file comes from, with the filters of the list. */
  readonly href: string;
  /** It tells of people: what it is for is asked first. */
  readonly isPersonal: boolean;
};

/** The list as a file. Of one that tells of people it is said what for: that is written down. */
export function ExportList({ href, isPersonal }: Props) {
  const t = useTranslations('common.export');
  const [isAsked, setAsked] = useState(false);
  const words = (
    <>
      <Icon of={Download} />
      {t('button')}
    </>
  );
  if (!isPersonal) {
    return (
      <a href={href} download aria-label={t('label')} className={buttonStyles({})}>
        {words}
      </a>
    );
  }
  return (
    <>
      <Button aria-haspopup="dialog" onClick={() => setAsked(true)}>
        {words}
      </Button>
      {isAsked && (
        <Suspense fallback={null}>
          <ExportPurpose href={href} onClose={() => setAsked(false)} />
        </Suspense>
      )}
    </>
  );
}
