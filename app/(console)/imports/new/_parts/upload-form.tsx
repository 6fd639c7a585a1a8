'use client';

import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { FileDrop } from '@/components/form/file-drop';
import { FormError } from '@/components/form/form-error';
import { Button } from '@/components/ui/button';
import { ProgressLine } from '@/components/ui/progress-line';
import { IMPORT_KINDS, type ImportKind } from '@/lib/domain/imports/import-kinds';
import { formatPercent } from '@/lib/format/numbers';
import { useErrorWords } from '../../_parts/use-error-words';
import { sendFile } from './send-file';

/** What the file holds, and the file: sent while a line shows how much of it has gone. */
export function UploadForm({ initialKind }: { readonly initialKind: ImportKind }) {
  const t = useTranslations('imports');
  const locale = useLocale();
  const router = useRouter();
  const errorWords = useErrorWords();
  const [kind, setKind] = useState<ImportKind>(initialKind);
  const [file, setFile] = useState<File>();
  const [ratio, setRatio] = useState<number>();
  const [error, setError] = useState<string>();

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (ratio !== undefined) return;
    if (file === undefined) return setError(t('upload.missing'));
    setError(undefined);
    setRatio(0);
    const sent = await sendFile(file, kind, setRatio);
    if ('importId' in sent) return router.push(`/imports/${sent.importId}`);
    setRatio(undefined);
    setError(sent.code === null ? t('upload.failed') : errorWords(sent.code));
  }

  return (
    <form onSubmit={submit} noValidate className="flex max-w-160 flex-col gap-4">
      <FormError message={error} />
      <fieldset>
        <legend className="mb-1.5 text-sm font-medium">{t('upload.what')}</legend>
        <div className="flex flex-col gap-2">
          {IMPORT_KINDS.map((each) => (
            <label key={each} className="flex items-start gap-2 touch:min-h-11">
              <input
                type="radio"
                name="kind"
                value={each}
                checked={each === kind}
                onChange={() => setKind(each)}
                className="mt-0.5 size-4 shrink-0 accent-primary"
              />
              <span>
                {t(`kinds.${each}`)}
                <span className="block text-xs text-ink-2">{t(`kindHints.${each}`)}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <FileDrop
        label={t('upload.file')}
        hint={t('upload.hint')}
        name="file"
        accept=".csv,.txt,.tsv,.tab,.gz,text/*"
        onFile={setFile}
      />
      {ratio !== undefined && (
        <div>
          <ProgressLine label={t('upload.sending')} ratio={ratio} />
          <p className="mt-1 text-xs text-ink-2">
            {t('upload.sent', { percent: formatPercent(ratio, locale, 0) })}
          </p>
        </div>
      )}
      <div>
        <Button type="submit" tone="primary" aria-busy={ratio !== undefined}>
          {t('upload.submit')}
        </Button>
      </div>
    </form>
  );
}
