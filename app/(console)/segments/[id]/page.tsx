import type { Metadata } from 'next';
import { Suspense } from 'react';
import { can } from '@/lib/domain/access/actor';
import type { SegmentDraft } from '@/lib/domain/segments/draft';
import { type AddressParameters, parameterOf } from '@/lib/domain/shared/address-parameters';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runQuery } from '@/lib/kernel/query';
import { countListMembers } from '@/lib/segments/queries/count-list-members';
import { findListFill } from '@/lib/segments/queries/find-list-fill';
import { listListMembers } from '@/lib/segments/queries/list-list-members';
import { SegmentBuilder } from '../_parts/builder/segment-builder';
import { readOtherWords } from '../read-other-words';
import { readSegment } from '../read-segment';
import { readSegmentWords } from '../read-segment-words';
import { AddToList } from './_parts/add-to-list';
import { FillingList } from './_parts/filling-list';
import { ListMembers } from './_parts/list-members';
import { ListSizeWords } from './_parts/list-size';
import { SegmentHead } from './_parts/segment-head';

type Props = {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<AddressParameters>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { segment } = await readSegment((await params).id);
  return { title: segment.name };
}

/** A segment: who is in now; what it says, ready to be changed, or who was put into it. */
export default async function SegmentPage({ params, searchParams }: Props) {
  const [{ actor, segment }, words, address] = await Promise.all([
    params.then(({ id }) => readSegment(id)),
    readSegmentWords(),
    searchParams,
  ]);
  const { t, dictionary } = words;
  const { segmentId, kind, name, note, version, authorName, isArchived } = segment;
  const mayEdit = can(actor, 'segments.edit');
  const fill = kind === 'list' ? await runQuery(findListFill, { segmentId }, actor) : null;
  const isEditable = mayEdit && !isArchived && fill === null;
  const after = Number(/^\d{1,15}$/.exec(parameterOf(address, 'after') ?? '')?.[0] ?? 0);
  return (
    <ClientMessages areas={['common', 'errors', 'segments']}>
      <SegmentHead
        words={words}
        segment={segment}
        mayEdit={mayEdit}
        mayGive={can(actor, 'tiers.grant')}
        current="who"
      />
      {isArchived && <p className="mb-4 text-ink-2">{t('builder.archivedNote')}</p>}
      {kind === 'list' ? (
        <>
          {note !== '' && <p className="mb-4 max-w-[72ch] text-ink-2">{note}</p>}
          {fill !== null && <FillingList words={words} fill={fill} />}
          {isEditable && <AddToList dictionary={dictionary} segmentId={segmentId} />}
          <ListMembers
            dictionary={dictionary}
            segmentId={segmentId}
            mayEdit={isEditable}
            size={
              <Suspense fallback={t('lists.membersNote')}>
                <ListSizeWords
                  words={words}
                  size={runQuery(countListMembers, { segmentId }, actor).catch(() => null)}
                />
              </Suspense>
            }
            after={after}
            {...(await runQuery(listListMembers, { segmentId, after }, actor))}
          />
        </>
      ) : (
        <SegmentBuilder
          dictionary={{
            ...dictionary,
            // None asks for itself.
            segments: dictionary.segments.filter(({ id }) => id !== segmentId),
          }}
          other={await readOtherWords()}
          target={{ kind: 'kept', segmentId, version, authorName, isArchived }}
          typedKey={`${actor.userId}.${segmentId}`}
          mayEdit={mayEdit}
          kept={{ name, note, draft: segment.definition as SegmentDraft }}
        />
      )}
    </ClientMessages>
  );
}
