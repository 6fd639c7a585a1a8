import { useTranslations } from 'next-intl';
import { StandingStatus, VersionStatus } from '@/components/rule/rule-status';
import { SimpleTable } from '@/components/table/simple-table';
import { TextLink } from '@/components/ui/text-link';
import { TierMark } from '@/components/ui/tier-mark';
import type { ListedRule } from '@/lib/domain/rules/rule-page';
import type { LadderJson } from '@/lib/domain/tiers/ladder';
import type { LadderList as Listed } from '@/lib/domain/tiers/ladder-page';
import { formatDay } from '@/lib/format/dates';
import { formatCount } from '@/lib/format/numbers';
import { type LadderWords, tierName } from './ladder-words';

type Props = { readonly words: LadderWords; readonly list: Listed };

const ladderOf = ({ told: { definition } }: ListedRule): LadderJson | null =>
  definition.kind === 'tiers' ? definition : null;

/** Members of each tier of a ladder, from the highest down; a figure opens exactly these. */
function Members({ words, list, rule }: Props & { readonly rule: ListedRule }) {
  const tiers = ladderOf(rule)?.tiers ?? [];
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 py-1.5">
      {tiers.toReversed().map((tier) => {
        const figure = list.figures.find(({ tierId }) => tierId === tier.tierId);
        const members = formatCount(figure?.members ?? 0, words.locale);
        return (
          <li key={tier.tierId} className="inline-flex items-center gap-1.5">
            <TierMark shape={tier.shape} colour={tier.colour} name={tierName(words, tier)} />
            {figure === undefined ? (
              <span className="text-ink-3">{members}</span>
            ) : (
              <TextLink
                href={`/members?tier=${encodeURIComponent(figure.code)}`}
                className="inline-flex min-h-6 min-w-6 items-center touch:min-h-11 touch:min-w-11"
              >
                {members}
              </TextLink>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** What is under way: a version that waits, or one that comes. */
function Waiting({ words, rule }: { readonly words: LadderWords; readonly rule: ListedRule }) {
  const book = useTranslations('ruleBook');
  const { undecided, next, current } = rule;
  return (
    <span className="inline-flex flex-wrap items-center gap-1.5">
      {current === null && <StandingStatus t={book} of={rule.standing} />}
      {current !== null && (
        <span>
          {words.t('version', { no: current.no })}
          {', '}
          {words.t('head.since', { day: formatDay(current.startsOn, words.locale) })}
        </span>
      )}
      {next !== null && (
        <span className="text-ink-2">
          {book('next', { no: next.no, day: formatDay(next.startsOn, words.locale) })}
        </span>
      )}
      {undecided !== null && <VersionStatus t={book} of={undecided.state} />}
    </span>
  );
}

/** The ladders of the programme, one a row. */
export function LadderList({ words, list }: Props) {
  const { t, locale } = words;
  return (
    <SimpleTable
      caption={t('list.caption')}
      rows={list.ladders}
      rowKey={({ ruleId }) => String(ruleId)}
      columns={[
        {
          id: 'ladder',
          header: t('list.ladder'),
          cell: (rule) => (
            <span className="flex flex-col gap-1 whitespace-normal max-sm:py-1.5">
              <TextLink
                href={`/tiers/${rule.ruleId}`}
                className="w-fit font-medium sm:whitespace-nowrap"
              >
                {tierName(words, rule)}
              </TextLink>
              {/* What its own column says where there is room for one. */}
              <span className="font-normal sm:hidden">
                <Waiting words={words} rule={rule} />
              </span>
            </span>
          ),
        },
        {
          id: 'audience',
          header: t('list.audience'),
          isSecondary: true,
          cell: (rule) => t(`audiences.${ladderOf(rule)?.audience ?? 'everyone'}`),
        },
        {
          id: 'standing',
          header: t('list.standing'),
          isSecondary: true,
          cell: (rule) => <Waiting words={words} rule={rule} />,
        },
        {
          id: 'tiers',
          header: t('list.tiers'),
          isSecondary: true,
          isNumeric: true,
          cell: (rule) => formatCount(ladderOf(rule)?.tiers.length ?? 0, locale),
        },
        {
          id: 'members',
          header: t('list.members'),
          cell: (rule) => <Members words={words} list={list} rule={rule} />,
        },
      ]}
    />
  );
}
