import { Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import { type ResultsAddress, resultsCsvHref } from './results-address';

/** Takes the figures of an address away as a file. */
export function CsvLink({ address }: { readonly address: ResultsAddress }) {
  const t = useTranslations('mechanicResults');
  return (
    <a
      href={resultsCsvHref(address)}
      download
      className="link inline-flex h-8 items-center gap-1.5 px-2 touch:h-11"
    >
      <Icon of={Download} />
      {t('csv')}
    </a>
  );
}
