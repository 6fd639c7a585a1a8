'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { cx } from '@/components/ui/cx';
import { Kbd } from '@/components/ui/kbd';
import type { DeskDoing, DeskRow, DeskPreview as Preview } from '@/lib/domain/desk/answer';
import type { TierColour } from '@/lib/domain/tiers/ladder';
import { PreviewFacts } from './preview-facts';

type Props = {
  readonly row: DeskRow;
  readonly isPending: boolean;
  readonly onDo: (doing: DeskDoing) => void;
};

const RAILS: Readonly<Record<TierColour, string>> = {
  slate: 'bg-tier-0',
  bronze: 'bg-tier-1',
  silver: 'bg-tier-2',
  gold: 'bg-tier-3',
  platinum: 'bg-tier-4',
};

const textOf = (parts: DeskRow['title']): string => parts.map(({ text }) => text).join('');

type WaysProps = Omit<Props, 'row'> & { readonly preview: Preview };

/** Going on with what is begun stands first; else opening is the filled button. */
function PreviewWays({ preview: { goOn, href }, isPending, onDo }: WaysProps) {
  const t = useTranslations('desk.do');
  return (
    <>
      {goOn !== null && (
        <Button
          tone="primary"
          disabled={isPending}
          aria-keyshortcuts="Alt+R"
          onClick={() => onDo({ kind: 'continue', taskId: goOn.taskId })}
        >
          {goOn.label}
          <span aria-hidden="true" className="flex gap-0.5 touch:hidden">
            <Kbd>{'Alt'}</Kbd>
            <Kbd>{'R'}</Kbd>
          </span>
        </Button>
      )}
      <ButtonLink href={href} tone={goOn === null ? 'primary' : 'default'}>
        {t('open')}
      </ButtonLink>
    </>
  );
}

/** The chosen row in more words, with the page's one filled button. */
export function DeskPreview({ row, isPending, onDo }: Props) {
  const t = useTranslations('desk');
  const { preview, doing } = row;
  const tier = preview?.tier ?? null;
  const rail = tier === null ? 'bg-line' : RAILS[tier.colour];
  return (
    <aside
      aria-label={t('preview')}
      className="relative border-t px-4.5 py-4 max-sm:hidden dock:border-t-0 dock:border-l"
    >
      <span aria-hidden="true" className={cx('absolute inset-y-0 -left-px w-[3px]', rail)} />
      {preview === null ? (
        <>
          <p className="text-lg font-semibold">{textOf(row.title)}</p>
          <p className="mt-2 mb-3.5 text-sm text-ink-2">{textOf(row.line)}</p>
        </>
      ) : (
        <PreviewFacts {...preview} />
      )}
      <div className="flex flex-wrap gap-2">
        {preview !== null && <PreviewWays preview={preview} isPending={isPending} onDo={onDo} />}
        {preview === null && doing !== null && (
          <Button tone="primary" disabled={isPending} onClick={() => onDo(doing)}>
            {t(`do.${doing.kind}`)}
          </Button>
        )}
      </div>
    </aside>
  );
}
