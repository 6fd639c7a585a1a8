import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { JudgedOutcomes } from '@/components/rule/judged-outcomes';
import { TextLink } from '@/components/ui/text-link';
import { writePurchaseKey } from '@/lib/domain/members/purchase-list';
import type { BesideReceipt, ReceiptView } from '@/lib/domain/purchases/receipt-view';
import type { RuleDictionary } from '@/lib/domain/rules/dictionary';
import type { Points } from '@/lib/domain/shared/points';
import { formatDay } from '@/lib/format/dates';
import { formatMoney } from '@/lib/format/money';
import { formatPoints } from '@/lib/format/points';
import { DetailRow } from '../detail-row';
import { memberHref } from '../member-address';
import { pointsHref } from '../points/points-href';

type Props = {
  readonly memberId: number;
  readonly view: ReceiptView;
  readonly currency: string;
  /** Names of what rules point at. */
  readonly dictionary: RuleDictionary;
};

/** Why a receipt earned what it earned: figures, what is linked to it, and every rule with what came of it. */
export function ReceiptDecision(props: Props) {
  const { view, dictionary } = props;
  const t = useTranslations('members.member.purchases');
  return (
    <section aria-label={t('decision')} className="mt-2.5 grid gap-2.5 text-sm">
      <ReceiptFacts {...props} />
      {view.outcomes.length > 0 && (
        <div>
          <h3 className="px-2.5 text-xs font-medium text-ink-3">
            {t(view.isReturn ? 'whyKept' : 'why')}
          </h3>
          <JudgedOutcomes outcomes={view.outcomes} dictionary={dictionary} />
        </div>
      )}
    </section>
  );
}

/** Figures of the receipt, each only where there is one. */
function ReceiptFacts({ memberId, view, currency }: Props) {
  const t = useTranslations('members.member.purchases');
  const methods = useTranslations('rules.code.payment');
  const locale = useLocale();
  const money = (amountMinor: bigint) => formatMoney({ amountMinor, currency, locale });
  const points = (amount: Points) => formatPoints(amount, locale);
  const facts: (readonly [string, string, ReactNode])[] = [];
  if (!view.isReturn) facts.push(['earned', t('earned'), points(view.earned)]);
  if (view.withheld !== null)
    facts.push(['withheld', t('withheld'), t(`notices.${view.withheld}`)]);
  if (view.spent > 0n) {
    const paid = t('paidBy', { points: points(view.spent), money: money(view.spentMinor) });
    facts.push(['spent', t('spent'), paid]);
  }
  if (view.payments.length > 0) {
    const paid = view.payments.map(
      ({ method, amountMinor }) => `${methods(method)} ${money(amountMinor)}`,
    );
    facts.push(['payments', t('payments'), paid.join(' · ')]);
  }
  if (view.takenBack > 0n) facts.push(['takenBack', t('takenBack'), points(view.takenBack)]);
  if (view.givenBack > 0n) facts.push(['givenBack', t('givenBack'), points(view.givenBack)]);
  if (view.notRecouped > 0n)
    facts.push(['notRecouped', t('notRecouped'), points(view.notRecouped)]);
  if (view.revises !== null) {
    const link = <ReceiptLink memberId={memberId} receipt={view.revises} />;
    facts.push(['revises', t('revises'), link]);
  }
  if (view.returns.length > 0) {
    const links = view.returns.map((one, place) => (
      <span key={one.purchaseId}>
        {place > 0 && ' · '}
        <ReceiptLink memberId={memberId} receipt={one} /> {money(one.amountMinor)}
      </span>
    ));
    facts.push(['returns', t('returns'), links]);
  }
  if (view.seqs.length > 0) {
    const links = view.seqs.map((seq, place) => (
      <span key={seq}>
        {place > 0 && ', '}
        <TextLink href={pointsHref(memberId, { open: seq, upTo: seq })}>
          {t('entry', { seq })}
        </TextLink>
      </span>
    ));
    facts.push(['entries', t('entries'), links]);
  }
  return (
    <dl aria-label={t('decision')} className="px-2.5">
      {facts.map(([id, label, value]) => (
        <DetailRow key={id} label={label}>
          {value}
        </DetailRow>
      ))}
    </dl>
  );
}

/** Leads to a purchase or a return of the member, opened. */
function ReceiptLink({
  memberId,
  receipt,
}: {
  readonly memberId: number;
  readonly receipt: BesideReceipt;
}) {
  const t = useTranslations('members.member.purchases');
  const locale = useLocale();
  const cursor = null;
  return (
    <TextLink
      key={writePurchaseKey(receipt)}
      href={memberHref(memberId, { cursor, open: receipt })}
    >
      {t('receiptOf', { receipt: receipt.receipt, day: formatDay(receipt.businessDate, locale) })}
    </TextLink>
  );
}
