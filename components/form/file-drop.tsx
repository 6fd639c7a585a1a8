'use client';

import { Upload } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { formatBytes } from '@/lib/format/numbers';
import { cx } from '../ui/cx';
import { Icon } from '../ui/icon';
import { Field, type FieldProps } from './field';

type Props = FieldProps & {
  readonly name: string;
  /** Endings the dialog offers: '.csv,.txt,.gz'. */
  readonly accept?: string;
  readonly onFile?: (file: File | undefined) => void;
  /** One line high, where the file is one way among others. */
  readonly isLow?: boolean;
};

/** A place to drop a file or to choose one: an ordinary file input spread over the box takes both. */
export function FileDrop({
  label,
  hint,
  error,
  required,
  name,
  accept,
  onFile,
  isLow = false,
}: Props) {
  const t = useTranslations('common.form');
  const locale = useLocale();
  const [file, setFile] = useState<File>();
  const [isOver, setOver] = useState(false);
  const take = (next: File | undefined) => {
    setFile(next);
    onFile?.(next);
  };
  return (
    <Field label={label} hint={hint} error={error} required={required ?? true}>
      {(control) => (
        <span
          className={cx(
            'relative flex items-center justify-center gap-1.5 rounded-panel border border-dashed px-4 text-center focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-focus',
            isLow ? 'min-h-11 flex-wrap py-1.5' : 'min-h-24 flex-col py-5',
            isOver ? 'border-primary bg-primary-soft' : 'border-line-strong bg-surface',
          )}
        >
          <Icon of={Upload} className="text-ink-3" />
          <span aria-live="polite">
            {file
              ? t('fileChosen', { name: file.name, size: formatBytes(file.size, locale) })
              : t.rich('fileDrop', {
                  choose: (chunks) => <span className="link">{chunks}</span>,
                })}
          </span>
          {file && <span className="link text-sm">{t('fileReplace')}</span>}
          <input
            {...control}
            type="file"
            name={name}
            accept={accept}
            onDragEnter={() => setOver(true)}
            onDragLeave={() => setOver(false)}
            onDrop={() => setOver(false)}
            onChange={(event) => take(event.currentTarget.files?.[0])}
            className="absolute inset-0 cursor-pointer opacity-0"
          />
        </span>
      )}
    </Field>
  );
}
