import { ChevronDown, ChevronRight } from 'lucide-react';
import NextLink from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { Fragment } from 'react';
import { RowKeys } from '@/components/table/row-keys';
import { Icon } from '@/components/ui/icon';
import { Status } from '@/components/ui/status';
import type {
  MemberPurchase,
  PurchaseCursor,
  PurchaseLine,
} from '@/lib/domain/members/purchase-list';
import { writePurchaseKey } from '@/lib/domain/members/purchase-list';
import type { ReceiptView } from '@/lib/domain/purchases/receipt-view';
import type { RuleDictionary } from '@/lib/domain/rules/dictionary';
import { taskCode } from '@/lib/domain/tasks/states';
import { formatMoment } from '@/lib/format/dates';
import { formatMoney } from '@/lib/format/money';
import { memberHref } from './member-address';
import { PurchaseLines } from './purchase-lines';
import { ReceiptDecision } from './purchases/receipt-decision';

/** The purchase that is open, with its lines and what was decided of it; null: nothing was. */
export type OpenPurchase = {
  readonly key: string;
  readonly lines: readonly PurchaseLine[];
  readonly decided: { readonly view: ReceiptView; readonly dictionary: RuleDictionary } | null;
};

type Props = {
  readonly memberId: number;
  readonly purchases: readonly MemberPurchase[];
  readonly cursor: PurchaseCursor | null;
  readonly open: OpenPurchase | null;
  readonly currency: string;
  readonly timeZone: string;
  /** Whether the reader may open tasks. */
  readonly canOpenTasks: boolean;
};

const HEAD = 'px-2.5 py-1 text-xs font-medium whitespace-nowrap text-ink-3';
const CELL = 'h-8 px-2.5 whitespace-nowrap touch:h-11';

/** Receipts and returns, the newest first; each opens its lines below itself. */
export function PurchasesTable(props: Props) {
  const { memberId, purchases, cursor, open, currency, timeZone, canOpenTasks } = props;
  const t = useTranslations('members.member.purchases');
  const columns = [
    { id: 'day', name: t('day'), styles: 'text-left' },
    { id: 'store', name: t('store'), styles: 'text-left max-sm:hidden' },
    { id: 'receipt', name: t('receipt'), styles: 'text-left max-sm:hidden' },
    { id: 'lines', name: t('lines'), styles: 'text-right max-sm:hidden' },
    { id: 'amount', name: t('amount'), styles: 'text-right' },
  ];
  return (
    <RowKeys label={t('caption')}>
      <table className="w-full border-collapse">
        <caption className="sr-only">{t('caption')}</caption>
        <thead className="bg-sunken shadow-[inset_0_-1px_0_var(--line)]">
          <tr className="h-8">
            {columns.map(({ id, name, styles }) => (
              <th key={id} scope="col" className={`${HEAD} ${styles}`}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {purchases.map((purchase) => {
            const isOpen = open?.key === writePurchaseKey(purchase);
            return (
              <Fragment key={purchase.purchaseId}>
                <PurchaseRow
                  purchase={purchase}
                  isOpen={isOpen}
                  href={memberHref(memberId, { cursor, open: isOpen ? null : purchase })}
                  currency={currency}
                  timeZone={timeZone}
                  canOpenTasks={canOpenTasks}
                />
                {isOpen && open !== null && (
                  <tr className="border-b bg-canvas last:border-b-0">
                    <td colSpan={columns.length} className="max-w-0 py-2 pr-2.5 pl-7 max-sm:pl-2.5">
                      {purchase.lines > 0 && (
                        <PurchaseLines
                          purchase={purchase}
                          lines={open.lines}
                          currency={currency}
                          points={open.decided?.view.lines ?? null}
                        />
                      )}
                      {open.decided !== null && (
                        <ReceiptDecision
                          memberId={memberId}
                          currency={currency}
                          {...open.decided}
                        />
                      )}
                    </td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </RowKeys>
  );
}

type RowProps = Pick<Props, 'currency' | 'timeZone' | 'canOpenTasks'> & {
  readonly purchase: MemberPurchase;
  readonly isOpen: boolean;
  readonly href: string;
};

function PurchaseRow({ purchase, isOpen, href, currency, timeZone, canOpenTasks }: RowProps) {
  const t = useTranslations('members.member.purchases');
  const none = useTranslations('members')('none');
  const locale = useLocale();
  const moment = formatMoment(purchase.purchasedAt, { locale, timeZone });
  const amount = formatMoney({ amountMinor: purchase.amountMinor, currency, locale });
  return (
    <tr data-row className="border-b last:border-b-0 hover:bg-hover has-[a:focus-visible]:bg-hover">
      <th scope="row" className={`${CELL} text-left font-medium max-sm:py-1`}>
        {purchase.lines === 0 && !purchase.isDecided ? (
          <span className="pl-5">{moment}</span>
        ) : (
          <NextLink
            href={href}
            prefetch={false}
            scroll={false}
            data-row-link
            aria-expanded={isOpen}
            title={t(isOpen ? 'close' : 'open', { count: purchase.lines })}
            className="inline-flex items-center gap-1.5 decoration-1 underline-offset-2 hover:underline"
          >
            <Icon of={isOpen ? ChevronDown : ChevronRight} size={14} className="text-ink-3" />
            {moment}
          </NextLink>
        )}
        <small className="block pl-5 text-xs font-normal whitespace-normal text-ink-2 sm:hidden">
          {purchase.store}
        </small>
      </th>
      <td className="w-full max-w-0 truncate px-2.5 max-sm:hidden" title={purchase.store}>
        {purchase.store || none}
      </td>
      <td className={`${CELL} text-ink-2 max-sm:hidden`}>{purchase.receipt}</td>
      <td className={`${CELL} text-right text-ink-2 max-sm:hidden`}>
        {purchase.lines === 0 ? none : purchase.lines}
      </td>
      <td className={`${CELL} text-right`}>
        <span className="inline-flex flex-wrap items-center justify-end gap-x-2 sm:flex-nowrap">
          {purchase.claimedBy !== null && (
            <ClaimMark taskId={purchase.claimedBy} canOpen={canOpenTasks} />
          )}
          {purchase.isReturn && <Status tone="neutral">{t('return')}</Status>}
          {amount}
        </span>
      </td>
    </tr>
  );
}

type MarkProps = { readonly taskId: number; readonly canOpen: boolean };

/** Says that a receipt was claimed, and leads to the task that did it. */
function ClaimMark({ taskId, canOpen }: MarkProps) {
  const t = useTranslations('members.member.purchases');
  const mark = <Status tone="info">{t('claimed')}</Status>;
  const words = t('claimedBy', { task: taskCode(taskId) });
  if (!canOpen) return <span title={words}>{mark}</span>;
  return (
    <NextLink href={`/tasks/${taskId}`} prefetch={false} title={words} aria-label={words}>
      {mark}
    </NextLink>
  );
}
