import { useLocale, useTranslations } from 'next-intl';
import { BarcodeView } from '@/components/card/barcode-view';
import { CardLife } from '@/components/card/card-life';
import { CardStatusMark } from '@/components/card/card-status';
import { StartTask } from '@/components/task/start-task';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { SideSheet } from '@/components/ui/side-sheet';
import { TextLink } from '@/components/ui/text-link';
import { TierMark } from '@/components/ui/tier-mark';
import type { Barcode } from '@/lib/domain/cards/barcode';
import type { CardPage } from '@/lib/domain/cards/card-page';
import { spelledCard } from '@/lib/domain/members/contact-masks';
import { formatDay } from '@/lib/format/dates';
import { startListedCardTask } from '../actions';

type Props = {
  readonly card: CardPage;
  readonly barcode: Barcode;
  readonly closeHref: string;
  readonly canOperate: boolean;
};

/** A card beside the list: its barcode, its holder, its life, and what can be done with it. */
export function CardPanel({ card, barcode, closeHref, canOperate }: Props) {
  const t = useTranslations('cards');
  const list = useTranslations('cardList');
  const locale = useLocale();
  const { member, type, expiresOn, rights } = card;
  const facts = [
    ['batch', list('columns.batch'), card.batch?.code ?? list('none')],
    ['until', t('expiresOn'), expiresOn === null ? t('noEnd') : formatDay(expiresOn, locale)],
    ['rights', t('rights'), t(`rightsOf.${rightsKey(rights)}`)],
  ] as const;
  return (
    <SideSheet
      title={spelledCard(card.number)}
      subtitle={
        <span className="mt-1 flex flex-wrap items-center gap-2">
          <CardStatusMark status={card.status} blockReason={card.blockReason} />
          {type !== null && (locale === 'ru' ? type.nameRu : type.nameEn)}
          {' · '}
          {t(card.isVirtual ? 'virtual' : 'plastic')}
        </span>
      }
      closeHref={closeHref}
      actions={
        <ButtonLink size="small" href={`/cards/${card.cardId}`}>
          {list('open')}
        </ButtonLink>
      }
    >
      <div className="mb-3 rounded-panel border bg-raised">
        <div className="perforation p-2">
          <BarcodeView
            barcode={barcode}
            number={card.number}
            className="mx-auto block h-28 max-w-full"
          />
        </div>
        <dl className="grid grid-cols-3 divide-x">
          {facts.map(([key, label, value]) => (
            <div key={key} className="px-2.5 py-1.5">
              <dt className="text-xs text-ink-3">{label}</dt>
              <dd className="text-sm font-medium">{value}</dd>
            </div>
          ))}
        </dl>
      </div>
      <p className="mb-4 flex flex-wrap items-center gap-x-2 border-y py-2.5 text-sm">
        {member.tier !== null && (
          <TierMark
            shape={member.tier.shape}
            colour={member.tier.colour}
            name={locale === 'ru' ? member.tier.nameRu : member.tier.nameEn}
          />
        )}
        <TextLink href={`/members/${member.memberId}`} className="font-[550]">
          {member.name === '' ? t('noName') : member.name}
        </TextLink>
        <span className="text-ink-2">{member.code}</span>
      </p>
      <CardLife card={card} />
      {canOperate && (
        <div className="flex flex-wrap gap-2">
          {card.operations.map(({ operation, refusal }) =>
            refusal === null ? (
              <StartTask
                key={operation}
                kind={operation}
                about={{ cardId: card.cardId }}
                action={startListedCardTask}
                size="small"
              >
                {t(`operations.${operation}`)}
              </StartTask>
            ) : (
              <Button
                key={operation}
                size="small"
                disabledReason={t(`reasons.${refusal}`, { operation })}
              >
                {t(`operations.${operation}`)}
              </Button>
            ),
          )}
        </div>
      )}
    </SideSheet>
  );
}

function rightsKey({ mayEarn, mayRedeem }: CardPage['rights']): 'all' | 'earn' | 'none' {
  if (mayRedeem) return 'all';
  return mayEarn ? 'earn' : 'none';
}
