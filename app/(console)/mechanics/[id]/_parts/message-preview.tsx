'use client';

import { Mail } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import type { Locale } from '@/lib/domain/access/preferences';
import { type LetterPiece, letterPieces } from '@/lib/domain/mechanics/letter-pieces';
import type { Designer } from './designer-types';

type Props = { readonly designer: Designer; readonly language: Locale };

/** How a message reads: variables filled with an example, each to be seen. */
export function MessagePreview({ designer, language }: Props) {
  const { words, draft } = designer;
  const { t } = words;
  const sample = useTranslations('mechanics.samples');
  const { message } = draft;
  if (message === undefined) return null;
  const shown = (pieces: readonly LetterPiece[]) =>
    pieces.map((piece) =>
      piece.is === 'text' ? (
        <span key={piece.at}>{piece.text}</span>
      ) : (
        <span key={piece.at} className="rounded-status bg-sunken px-1 font-medium">
          {sample(piece.name)}
        </span>
      ),
    );
  return (
    <figure className="min-w-0 self-start rounded-panel border bg-surface px-3.5 py-3">
      <figcaption className="mb-1.5 flex items-center gap-1.5 text-xs text-ink-3">
        <Icon of={Mail} size={14} />
        {t('message.preview')}
      </figcaption>
      <div lang={language} className="wrap-anywhere">
        <p className="font-medium">{shown(letterPieces(message.subject[language]))}</p>
        <p className="mt-1 whitespace-pre-line">{shown(letterPieces(message.text[language]))}</p>
      </div>
      <p className="mt-2 text-xs text-ink-2">
        {t('message.previewNote', { name: sample('first_name') })}
      </p>
    </figure>
  );
}
