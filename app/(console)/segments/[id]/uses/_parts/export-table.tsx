import { Download } from 'lucide-react';
import type { SegmentWords } from '@/components/segment/segment-words';
import { SimpleTable } from '@/components/table/simple-table';
import { buttonStyles } from '@/components/ui/button-styles';
import { Icon } from '@/components/ui/icon';
import type { ShownExport } from '@/lib/domain/segments/segment-page';
import { formatMoment } from '@/lib/format/dates';

type Props = {
  readonly words: SegmentWords;
  readonly files: readonly ShownExport[];
  /** Who looks: files of others are not opened. */
  readonly userId: number;
  readonly now: Date;
};

/** The log of files: who asked for what purpose, until when it opens, how often it was taken. */
export function ExportTable({ words, files, userId, now }: Props) {
  const { t, locale, dictionary } = words;
  const moment = (at: Date) => formatMoment(at, { locale, timeZone: dictionary.timeZone });
  if (files.length === 0) return <p className="text-ink-2">{t('uses.noFiles')}</p>;
  return (
    <SimpleTable
      caption={t('uses.files')}
      rows={files}
      rowKey={({ exportId }) => String(exportId)}
      columns={[
        {
          id: 'purpose',
          header: t('uses.purpose'),
          cell: ({ purpose }) => (
            <span className="block max-w-[48ch] whitespace-normal">{purpose}</span>
          ),
        },
        { id: 'by', header: t('uses.by'), cell: ({ askedByName }) => askedByName },
        {
          id: 'asked',
          header: t('uses.asked'),
          isSecondary: true,
          cell: ({ askedAt }) => moment(askedAt),
        },
        {
          id: 'taken',
          header: t('uses.taken'),
          cell: ({ taken, takenAt }) =>
            takenAt === null
              ? t('uses.notTaken')
              : t('uses.takenAt', { count: taken, moment: moment(takenAt) }),
        },
        {
          id: 'file',
          header: t('uses.file'),
          cell: ({ exportId, expiresAt, askedBy, purpose }) => {
            if (expiresAt <= now) return t('uses.over');
            if (askedBy !== userId) return t('uses.until', { moment: moment(expiresAt) });
            return (
              <a
                href={`/api/internal/segments/exports/${exportId}`}
                download
                aria-label={t('uses.takeLabel', { purpose, moment: moment(expiresAt) })}
                className={buttonStyles({ size: 'small' })}
              >
                <Icon of={Download} />
                {t('uses.take', { moment: moment(expiresAt) })}
              </a>
            );
          },
        },
      ]}
    />
  );
}
