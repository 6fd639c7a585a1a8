import { useLocale, useTranslations } from 'next-intl';
import { cx } from '@/components/ui/cx';
import { TextLink } from '@/components/ui/text-link';
import type { TimelineActor, TimelineEntry } from '@/lib/domain/members/timeline/timeline';
import { type Points, toPoints } from '@/lib/domain/shared/points';
import { formatTime } from '@/lib/format/dates';
import { formatMoney } from '@/lib/format/money';
import { formatPoints, pluralOf } from '@/lib/format/points';
import { InteractionText } from '../notes/interaction-text';
import { EntryMark } from './entry-mark';
import { ToldText } from './told-text';

type Props = {
  readonly memberId: number;
  readonly entry: TimelineEntry;
  readonly currency: string;
  readonly timeZone: string;
  readonly canWrite: boolean;
};

/** One thing that happened: when, what, the facts in a line, who, and what it moved. */
export function TimelineEntryRow({ memberId, entry, currency, timeZone, canWrite }: Props) {
  const locale = useLocale();
  const { interaction, amountMinor, details, lines, actor } = entry;
  const isWithdrawn = interaction?.isWithdrawn === true;
  const title = <ToldText told={entry.title} currency={currency} />;
  return (
    <li className="grid grid-cols-[40px_24px_minmax(0,1fr)_auto] gap-x-2.5 py-1.5">
      <span className="pt-0.5 text-right text-xs text-ink-3 tabular-nums">
        {!entry.isDayOnly && (
          <time dateTime={entry.happenedAt.toJSON()}>
            {formatTime(entry.happenedAt, { locale, timeZone })}
          </time>
        )}
      </span>
      <EntryMark icon={entry.icon} tone={entry.tone} />
      <div className="min-w-0">
        <h3 className={cx('font-[550] wrap-anywhere', isWithdrawn && 'text-ink-3 line-through')}>
          {entry.href === null ? (
            title
          ) : (
            <TextLink href={entry.href} className="decoration-transparent hover:decoration-current">
              {title}
            </TextLink>
          )}
        </h3>
        {(details.length > 0 || actor !== null) && (
          <ul className="flex flex-wrap gap-x-1.5 text-sm text-ink-2">
            {details.map((detail, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: facts of one entry never move
              <li key={index} className="wrap-anywhere">
                <ToldText told={detail} currency={currency} />
                {(actor !== null || index < details.length - 1) && <Dot />}
              </li>
            ))}
            {actor !== null && (
              <li>
                <ActorName actor={actor} />
              </li>
            )}
          </ul>
        )}
        {lines.length > 0 && (
          <ul className="mt-0.5 text-sm text-ink-2">
            {lines.map((line, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: facts of one entry never move
              <li key={index} className="wrap-anywhere">
                <ToldText told={line} currency={currency} />
              </li>
            ))}
          </ul>
        )}
        {interaction !== null && (
          <InteractionText memberId={memberId} interaction={interaction} canWrite={canWrite} />
        )}
      </div>
      {amountMinor !== null && (
        <span className="font-[550] whitespace-nowrap tabular-nums">
          {formatMoney({ amountMinor, currency, locale })}
        </span>
      )}
      {entry.points !== null && <EntryPoints points={entry.points} />}
    </li>
  );
}

function Dot() {
  return (
    <span aria-hidden="true" className="ml-1.5 text-ink-3">
      {'·'}
    </span>
  );
}

function ActorName({ actor }: { readonly actor: TimelineActor }) {
  const t = useTranslations('timeline');
  if (actor.kind === 'person') return actor.name;
  return t(actor.kind === 'apiKey' ? 'byApiKey' : 'bySystem');
}

/** What it moved, with its sign and the word: sums of money stand beside it. */
function EntryPoints({ points }: { readonly points: Points }) {
  const t = useTranslations('points');
  const locale = useLocale();
  const text = formatPoints(points, locale, { isSigned: true });
  return (
    <span className="font-[550] whitespace-nowrap tabular-nums">
      {t('amount', { points: text, count: pluralOf(points < 0n ? toPoints(-points) : points) })}
    </span>
  );
}
