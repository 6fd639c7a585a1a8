import { Columns3 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ComponentProps } from 'react';
import { Icon } from '../ui/icon';
import { IconButton } from '../ui/icon-button';

type Props = ComponentProps<'button'> & {
  /** The columns are not those that the list has by itself. */
  readonly isChosen: boolean;
};

/** Opens the choice of columns. */
export function ColumnButton({ isChosen, ...rest }: Props) {
  const t = useTranslations('common.columns');
  return (
    <IconButton
      {...rest}
      label={t('open')}
      icon={<Icon of={Columns3} />}
      className={isChosen ? 'text-primary-text' : ''}
    />
  );
}
