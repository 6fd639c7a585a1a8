'use client';

import { Mail } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { type FoundMember, MemberSearch } from '@/components/message/member-search';
import { useLetterPreview } from '@/components/message/use-letter-preview';
import { Icon } from '@/components/ui/icon';
import type { Locale } from '@/lib/domain/access/preferences';
import { type LetterPiece, letterPieces } from '@/lib/domain/mechanics/letter-pieces';
import { type Reward, rewardSchema } from '@/lib/domain/mechanics/rewards';
import { toldOf } from '@/lib/domain/mechanics/told-rewards';
import type { Designer } from './designer-types';

type Props = { readonly designer: Designer; readonly language: Locale };

const NO_MESSAGE = { subject: { en: '', ru: '' }, text: { en: '', ru: '' } } as const;

/** What the rewards of a draft come to, as far as they are whole; a code is a sample. */
function toldRewards({ draft, given }: Designer) {
  const rewards = (draft.rewards ?? []).flatMap((reward): readonly Reward[] => {
    const { data } = rewardSchema.safeParse(reward);
    return data === undefined ? [] : [data];
  });
  return toldOf(rewards, given.mechanic.todayOn);
}

/** How a message reads: variables filled with an example, each to be seen; or as a member would read it, once one is chosen. */
export function MessagePreview({ designer, language }: Props) {
  const { words, draft } = designer;
  const { t } = words;
  const sample = useTranslations('mechanics.samples');
  const asMember = useTranslations('templates.preview');
  const { message } = draft;
  const [member, setMember] = useState<FoundMember | null>(null);
  const award = toldRewards(designer);
  const { letter } = useLetterPreview({
    words: message ?? NO_MESSAGE,
    memberId: member?.memberId ?? null,
    language,
    award,
  });
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
        <p className="font-medium">
          {letter?.subject ?? shown(letterPieces(message.subject[language]))}
        </p>
        <p className="mt-1 whitespace-pre-line">
          {letter?.text ?? shown(letterPieces(message.text[language]))}
        </p>
      </div>
      {letter === null && (
        <p className="mt-2 text-xs text-ink-2">
          {t('message.previewNote', { name: sample('first_name') })}
        </p>
      )}
      {letter !== null && award.couponCode !== null && letter.text.includes(award.couponCode) && (
        <p className="mt-2 text-xs text-ink-2">
          {t('message.sampleCode', { code: award.couponCode })}
        </p>
      )}
      <div className="mt-3 border-t pt-2.5">
        <MemberSearch label={asMember('as')} chosen={member} onChoose={setMember} />
      </div>
    </figure>
  );
}
