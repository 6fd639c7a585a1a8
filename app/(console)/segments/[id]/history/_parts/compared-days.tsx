import { TextInput } from '@/components/form/text-input';
import type { SegmentWords } from '@/components/segment/segment-words';
import { Button } from '@/components/ui/button';
import { SegmentedControl } from '@/components/ui/segmented-control';
import type { ChangeWay } from '@/lib/domain/segments/kept-membership';
import type { ComparedLooks } from '../compared-looks';

type Props = {
  readonly words: SegmentWords;
  readonly segmentId: number;
  readonly compared: ComparedLooks;
  readonly way: ChangeWay;
};

/** The address of the history with what is compared. */
export function comparedHref(segmentId: number, { before, last }: ComparedLooks, way: ChangeWay) {
  const query = new URLSearchParams({ way });
  // Two looks of one day, or two that follow each other, are named by the later one.
  if (last.refreshNo === before.refreshNo + 1) query.set('look', String(last.refreshNo));
  else {
    query.set('from', before.asOfOn);
    query.set('to', last.asOfOn);
  }
  return `/segments/${segmentId}/history?${query}`;
}

/** Chooses two days, and which way members went between them. */
export function ComparedDays({ words: { t }, segmentId, compared, way }: Props) {
  return (
    <div className="mb-3 flex flex-wrap items-end gap-3">
      <form
        action={`/segments/${segmentId}/history`}
        className="flex min-w-0 flex-wrap items-end gap-3"
      >
        <input type="hidden" name="way" value={way} />
        <TextInput
          type="date"
          name="from"
          label={t('history.from')}
          defaultValue={compared.before.asOfOn}
        />
        <TextInput
          type="date"
          name="to"
          label={t('history.to')}
          defaultValue={compared.last.asOfOn}
        />
        <Button type="submit">{t('history.compare')}</Button>
      </form>
      <SegmentedControl
        label={t('history.way')}
        current={way}
        items={(['entered', 'left'] as const).map((id) => ({
          id,
          label: t(`history.${id}`),
          href: comparedHref(segmentId, compared, id),
        }))}
      />
    </div>
  );
}
