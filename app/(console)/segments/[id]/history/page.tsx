import type { Metadata } from 'next';
import { EmptyState } from '@/components/ui/empty-state';
import { can } from '@/lib/domain/access/actor';
import { type AddressParameters, parameterOf } from '@/lib/domain/shared/address-parameters';
import { isDay } from '@/lib/domain/shared/calendar';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runQuery } from '@/lib/kernel/query';
import { getSegmentHistory } from '@/lib/segments/queries/get-segment-history';
import { listSegmentChanges } from '@/lib/segments/queries/list-segment-changes';
import { readSegment } from '../../read-segment';
import { readSegmentWords } from '../../read-segment-words';
import { SegmentHead } from '../_parts/segment-head';
import { ChangeTable } from './_parts/change-table';
import { ComparedDays } from './_parts/compared-days';
import { RefreshTable } from './_parts/refresh-table';
import { ScheduleForm } from './_parts/schedule-form';
import { SizeChart } from './_parts/size-chart';
import { comparedLooks } from './compared-looks';

type Props = {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<AddressParameters>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { segment } = await readSegment((await params).id);
  return { title: segment.name };
}

const dayOf = (address: AddressParameters, key: string): string | null => {
  const day = parameterOf(address, key) ?? '';
  return isDay(day) ? day : null;
};

/** How a segment grew and shrank, who entered and left between two days and why, and how often it is looked at. */
export default async function SegmentHistoryPage({ params, searchParams }: Props) {
  const [{ actor, segment }, words, address] = await Promise.all([
    params.then(({ id }) => readSegment(id)),
    readSegmentWords(),
    searchParams,
  ]);
  const { segmentId, kind, isArchived } = segment;
  const { t } = words;
  const mayEdit = can(actor, 'segments.edit');
  const history = await runQuery(getSegmentHistory, { segmentId }, actor);
  const compared = comparedLooks(history, {
    from: dayOf(address, 'from'),
    to: dayOf(address, 'to'),
    look: Number(parameterOf(address, 'look') ?? 0),
  });
  const way = parameterOf(address, 'way') === 'left' ? 'left' : 'entered';
  const afterMember = Number(/^\d{1,15}$/.exec(parameterOf(address, 'after') ?? '')?.[0] ?? 0);
  const changes =
    compared === null
      ? null
      : await runQuery(
          listSegmentChanges,
          {
            segmentId,
            after: compared.before.refreshNo,
            upTo: compared.last.refreshNo,
            way,
            afterMember,
          },
          actor,
        );
  return (
    <ClientMessages areas={['common', 'errors', 'segments']}>
      <SegmentHead
        words={words}
        segment={segment}
        mayEdit={mayEdit}
        mayGive={can(actor, 'tiers.grant')}
        current="history"
      />
      {kind === 'dynamic' && history.schedule !== null && (
        <ScheduleForm
          segmentId={segmentId}
          schedule={history.schedule}
          dueAt={history.dueAt?.toISOString() ?? null}
          timeZone={words.dictionary.timeZone}
          mayEdit={mayEdit && !isArchived}
        />
      )}
      {history.looks.length === 0 ? (
        <EmptyState title={t('history.none')} text={t('history.noneText')} />
      ) : (
        <>
          <SizeChart words={words} segmentId={segmentId} days={history.days} />
          {compared !== null && changes !== null ? (
            <>
              <ComparedDays words={words} segmentId={segmentId} compared={compared} way={way} />
              <ChangeTable
                words={words}
                segmentId={segmentId}
                compared={compared}
                way={way}
                isFirstPage={afterMember === 0}
                {...changes}
              />
            </>
          ) : (
            <p className="mb-6 text-ink-2">{t('history.oneLook')}</p>
          )}
          <RefreshTable words={words} segmentId={segmentId} looks={history.looks} />
        </>
      )}
    </ClientMessages>
  );
}
