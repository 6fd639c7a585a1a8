import { SelectInput } from '@/components/form/select-input';
import { TextInput } from '@/components/form/text-input';
import { buttonStyles } from '@/components/ui/button-styles';
import type { ListedSegment } from '@/lib/domain/segments/segment-page';
import { lastFloorDay } from '@/lib/domain/tiers/floors';
import type { GrantableTier } from '@/lib/domain/tiers/grants';
import { type GrantWords, ownName } from '../../_parts/grant-words';

type Props = {
  readonly words: GrantWords;
  readonly tiers: readonly GrantableTier[];
  readonly segments: readonly ListedSegment[];
  readonly asked: { readonly segmentId: number; readonly tierId: number; readonly untilOn: string };
  readonly todayOn: string;
};

const chosen = (id: number) => (id === 0 ? {} : { defaultValue: String(id) });

/** Which tier, to whom and until when: kept in the address, so that looking at somebody else's is a link. */
export function GrantChoice({ words, tiers, segments, asked, todayOn }: Props) {
  const { t } = words;
  const ladders = new Set(tiers.map(({ ruleId }) => ruleId));
  const label = (tier: GrantableTier) =>
    ladders.size > 1
      ? t('new.tierOf', { tier: ownName(words, tier), ladder: ownName(words, tier.ladder) })
      : ownName(words, tier);
  const none = { value: '', label: t('new.choose') };
  return (
    <form
      action="/tiers/grants/new"
      className="mb-6 grid max-w-240 items-start gap-4 sm:grid-cols-[2fr_1fr_1fr]"
    >
      <SelectInput
        name="segment"
        label={t('new.segment')}
        required
        options={[
          none,
          ...segments.map(({ segmentId, name }) => ({ value: String(segmentId), label: name })),
        ]}
        {...chosen(asked.segmentId)}
      />
      <SelectInput
        name="tier"
        label={t('new.tier')}
        required
        options={[
          none,
          ...tiers.map((tier) => ({ value: String(tier.tierId), label: label(tier) })),
        ]}
        {...chosen(asked.tierId)}
      />
      <TextInput
        type="date"
        name="until"
        label={t('new.until')}
        required
        min={todayOn}
        max={lastFloorDay(todayOn)}
        defaultValue={asked.untilOn}
        hint={t('new.untilHint')}
      />
      <div className="sm:col-span-3">
        <button type="submit" className={buttonStyles({})}>
          {t('new.look')}
        </button>
      </div>
    </form>
  );
}
