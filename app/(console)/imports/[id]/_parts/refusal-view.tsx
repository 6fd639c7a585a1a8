'use client';

import { useTranslations } from 'next-intl';
import type { ErrorDetails } from '@/lib/domain/shared/errors';
import { useErrorWords } from '../../_parts/use-error-words';
import { useMappingWords } from './use-mapping-words';

type Props = { readonly code: string; readonly details: ErrorDetails };

/** Why the file, or its mapping, was refused as a whole. */
export function RefusalView({ code, details }: Props) {
  const t = useTranslations('imports.report');
  const errorWords = useErrorWords();
  const { fileProblem } = useMappingWords();
  const known = code === 'file_empty' ? fileProblem({ problem: 'empty' }) : fileProblem(details);
  return (
    <div
      role="alert"
      className="mb-5 max-w-160 rounded-panel border border-l-3 border-l-danger bg-surface px-4 py-3.5"
    >
      <p className="text-lg">{t('failed')}</p>
      <p className="mt-0.5 text-ink-2">{known ?? errorWords(code)}</p>
    </div>
  );
}
