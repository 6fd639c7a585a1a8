'use client';

import { useState } from 'react';
import { FileDrop } from '@/components/form/file-drop';
import { FormError } from '@/components/form/form-error';
import type { SegmentTranslator } from '@/components/segment/segment-words';
import { Button } from '@/components/ui/button';
import { LIST_FILE_BYTES, LIST_FILE_LINES } from '@/lib/domain/segments/limits';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';

type Props = {
  readonly t: SegmentTranslator;
  readonly segmentId: number;
  readonly onAdded: () => void;
};

type Taken = {
  readonly added: number;
  readonly already: number;
  readonly unknown: number;
  readonly told: readonly { readonly line: number; readonly text: string }[];
};

const MEGABYTE = 1024 ** 2;

/** Sends a file and tells how it went: who entered, who stood there already, and the lines that name nobody. */
export function ListFile({ t, segmentId, onAdded }: Props) {
  const words = useRefusalWords();
  const [file, setFile] = useState<File>();
  const [isSending, setSending] = useState(false);
  const [taken, setTaken] = useState<Taken>();
  const [error, setError] = useState<string>();
  async function send() {
    if (file === undefined) return;
    setSending(true);
    setError(undefined);
    setTaken(undefined);
    try {
      const response = await fetch(`/api/internal/segments/${segmentId}/file`, {
        method: 'POST',
        body: file,
        headers: { 'content-type': 'application/octet-stream' },
      });
      const body: unknown = await response.json();
      if (response.ok) {
        setTaken(body as Taken);
        onAdded();
      } else {
        setError(words((body as { readonly error: Refusal }).error));
      }
    } catch {
      setError(t('lists.fileFailed'));
    }
    setSending(false);
  }
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <FormError message={error} />
      <FileDrop
        isLow
        label={t('lists.file')}
        hint={t('lists.fileHint', {
          lines: LIST_FILE_LINES,
          megabytes: LIST_FILE_BYTES / MEGABYTE,
        })}
        name="file"
        accept=".csv,.txt,.tsv,.gz,text/*"
        onFile={setFile}
      />
      {file !== undefined && (
        <div>
          <Button onClick={() => void send()} disabled={isSending}>
            {t(isSending ? 'lists.fileSending' : 'lists.fileSend')}
          </Button>
        </div>
      )}
      <div role="status" className="text-sm">
        {taken !== undefined && (
          <p>{t('lists.fileTaken', { ...taken, told: taken.told.length })}</p>
        )}
      </div>
      {taken !== undefined && taken.told.length > 0 && (
        <details className="text-sm">
          <summary className="cursor-pointer">{t('lists.unknownLines')}</summary>
          <ul className="mt-1 max-h-60 overflow-y-auto">
            {taken.told.map(({ line, text }) => (
              <li key={line} className="truncate text-ink-2">
                {t('lists.unknownLine', { line, text })}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
