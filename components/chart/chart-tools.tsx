'use client';

import { ChartLine, Download, Ellipsis, Image as ImageIcon, Table2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Icon } from '../ui/icon';
import { IconButton } from '../ui/icon-button';
import { iconButtonStyles } from '../ui/icon-button-styles';
import { Menu } from '../ui/menu';

type Props = {
  /** Name of the chart: every tool says whose it is. */
  readonly title: string;
  /** Whether the table stands instead of the chart; undefined where there is no other table. */
  readonly isTable: boolean | undefined;
  readonly csvHref: string | undefined;
  readonly onToggleTable: () => void;
  readonly onSavePicture: () => void;
};

/** Table, CSV and picture of a chart: icons in a row, one menu on a phone. */
export function ChartTools({ title, isTable, csvHref, onToggleTable, onSavePicture }: Props) {
  const t = useTranslations('common.chart');
  const tableLabel = t(isTable ? 'showChart' : 'showTable', { name: title });
  const csvLabel = t('csv', { name: title });
  const pictureLabel = t('png', { name: title });
  return (
    <fieldset data-picture="skip">
      <legend className="sr-only">{t('tools', { name: title })}</legend>
      <div className="flex gap-0.5 max-sm:hidden">
        {isTable !== undefined && (
          <IconButton
            label={tableLabel}
            icon={<Icon of={isTable ? ChartLine : Table2} />}
            onClick={onToggleTable}
          />
        )}
        {csvHref !== undefined && (
          <a
            href={csvHref}
            download
            aria-label={csvLabel}
            title={csvLabel}
            className={iconButtonStyles}
          >
            <Icon of={Download} />
          </a>
        )}
        <IconButton label={pictureLabel} icon={<Icon of={ImageIcon} />} onClick={onSavePicture} />
      </div>
      <div className="sm:hidden">
        <Menu
          trigger={<IconButton label={t('tools', { name: title })} icon={<Icon of={Ellipsis} />} />}
          entries={[
            ...(isTable === undefined
              ? []
              : [{ id: 'table', label: tableLabel, onSelect: onToggleTable }]),
            ...(csvHref === undefined
              ? []
              : [{ id: 'csv', label: csvLabel, href: csvHref, isDownload: true }]),
            { id: 'png', label: pictureLabel, onSelect: onSavePicture },
          ]}
        />
      </div>
    </fieldset>
  );
}
