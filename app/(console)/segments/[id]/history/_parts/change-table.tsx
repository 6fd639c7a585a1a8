import { conditionText } from '@/components/segment/segment-text';
import type { SegmentWords } from '@/components/segment/segment-words';
import { SimpleTable } from '@/components/table/simple-table';
import { Pagination } from '@/components/ui/pagination';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import type { ConditionDraft } from '@/lib/domain/segments/draft';
import type { ChangeWay } from '@/lib/domain/segments/kept-membership';
import type { ShownChange } from '@/lib/domain/segments/segment-page';
import { formatMoment } from '@/lib/format/dates';
import { formatCount } from '@/lib/format/numbers';
import type { ComparedLooks } from '../compared-looks';
import { comparedHref } from './compared-days';

type Props = {
  readonly words: SegmentWords;
  readonly segmentId: number;
  readonly compared: ComparedLooks;
  readonly way: ChangeWay;
  readonly changes: readonly ShownChange[];
  readonly total: number;
  readonly next: number | null;
  readonly isFirstPage: boolean;
};

/** Why somebody entered or left: the conditions that turned, in words, or what else it was. */
function reasonText(words: SegmentWords, change: ShownChange): string {
  const { t } = words;
  const { reason, conditions, way, otherCode } = change;
  if (reason !== 'conditions') {
    return t(`history.reasons.${reason}`, { way, other: otherCode ?? '' });
  }
  const told = conditions.map((one) => conditionText(words, one as ConditionDraft));
  return t(way === 'entered' ? 'history.nowHolds' : 'history.holdsNoMore', {
    conditions: told.join(' · '),
  });
}

/** Who went one way between two looks, each with the reason. */
export function ChangeTable(props: Props) {
  const { words, segmentId, compared, way, changes, total, next, isFirstPage } = props;
  const { t, locale, dictionary } = words;
  const moment = (at: Date) => formatMoment(at, { locale, timeZone: dictionary.timeZone });
  const href = comparedHref(segmentId, compared, way);
  return (
    <Section
      title={t(way === 'entered' ? 'history.enteredCount' : 'history.leftCount', {
        count: total,
        told: formatCount(total, locale),
      })}
      note={t('history.between', {
        from: moment(compared.before.refreshedAt),
        to: moment(compared.last.refreshedAt),
      })}
    >
      {changes.length === 0 ? (
        <p className="text-ink-2">{t('history.nobody')}</p>
      ) : (
        <SimpleTable
          caption={t(`history.${way}`)}
          rows={changes}
          rowKey={({ memberId }) => String(memberId)}
          columns={[
            {
              id: 'member',
              header: t('sample.member'),
              cell: ({ memberId, code, name }) => (
                <TextLink href={`/members/${memberId}`}>{name === '' ? code : name}</TextLink>
              ),
            },
            {
              id: 'reason',
              header: t('history.why'),
              cell: (change) => (
                <span className="block max-w-[64ch] whitespace-normal">
                  {reasonText(words, change)}
                </span>
              ),
            },
            {
              id: 'when',
              header: t('history.when'),
              isSecondary: true,
              cell: ({ happenedAt }) => moment(happenedAt),
            },
          ]}
        />
      )}
      {(next !== null || !isFirstPage) && (
        <Pagination
          range={t('lists.page', { count: changes.length })}
          previousHref={isFirstPage ? undefined : href}
          nextHref={next === null ? undefined : `${href}&after=${next}`}
        />
      )}
    </Section>
  );
}
