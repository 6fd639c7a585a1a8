'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useState, useTransition } from 'react';
import { FormError } from '@/components/form/form-error';
import type { SegmentTranslator } from '@/components/segment/segment-words';
import { useSegmentWords } from '@/components/segment/use-segment-words';
import { SimpleTable } from '@/components/table/simple-table';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { Section } from '@/components/ui/section';
import { Status } from '@/components/ui/status';
import { TextLink } from '@/components/ui/text-link';
import { showToast } from '@/components/ui/toast-store';
import type { SegmentDictionary } from '@/lib/domain/segments/dictionary';
import type { ListedMember } from '@/lib/domain/segments/segment-page';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { formatMoment } from '@/lib/format/dates';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { editList } from '../../actions';

type Props = {
  readonly dictionary: SegmentDictionary;
  readonly segmentId: number;
  readonly mayEdit: boolean;
  /** How many there are in all; rows do not wait for it. */
  readonly size: ReactNode;
  readonly members: readonly ListedMember[];
  /** The page begins after this member. */
  readonly after: number;
  readonly next: number | null;
};

type StateProps = { readonly t: SegmentTranslator; readonly isInForce: boolean };

function State({ t, isInForce }: StateProps) {
  return isInForce ? t('lists.inForce') : <Status tone="neutral">{t('lists.notInForce')}</Status>;
}

/** Takes one member out of a list at once, and back into it for those who undo it. */
function useTakeOut(segmentId: number, t: SegmentTranslator) {
  const refusalWords = useRefusalWords();
  const router = useRouter();
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const edit = async (way: 'add' | 'remove', memberId: number) => {
    const answer = await editList({ segmentId, way, memberIds: [memberId] });
    setRefusal(answer.ok ? undefined : answer.error);
    return answer.ok;
  };
  const putBack = async (memberId: number) => {
    await edit('add', memberId);
    router.refresh();
  };
  const remove = ({ memberId, code }: ListedMember) =>
    startTransition(async () => {
      if (!(await edit('remove', memberId))) return;
      showToast({ title: t('lists.removed', { code }), undo: () => void putBack(memberId) });
    });
  return { error: refusalWords(refusal), isPending, remove };
}

/** Who stands in a list, fifty a page; whoever may edit takes them out one by one and puts others in. */
export function ListMembers({ dictionary, segmentId, mayEdit, size, members, after, next }: Props) {
  const words = useSegmentWords(dictionary);
  const { t, locale } = words;
  const { error, isPending, remove } = useTakeOut(segmentId, t);
  const href = `/segments/${segmentId}`;
  return (
    <Section
      title={t('lists.members')}
      note={size}
      tools={
        <ButtonLink size="small" href={`/members?report=segment&cell=${segmentId}`}>
          {t('lists.open')}
        </ButtonLink>
      }
    >
      <FormError message={error} />
      {members.length === 0 ? (
        <EmptyState title={t('lists.empty')} />
      ) : (
        <SimpleTable
          caption={t('lists.members')}
          rows={members}
          rowKey={({ memberId }) => String(memberId)}
          columns={[
            {
              id: 'member',
              header: t('sample.member'),
              cell: ({ memberId, code, name }) => (
                <span className="inline-flex flex-wrap items-baseline gap-x-2 whitespace-normal">
                  <TextLink href={`/members/${memberId}`}>{name === '' ? code : name}</TextLink>
                  {name !== '' && <small className="text-xs font-normal text-ink-3">{code}</small>}
                </span>
              ),
            },
            {
              id: 'state',
              header: t('lists.state'),
              cell: ({ isInForce }) => <State t={t} isInForce={isInForce} />,
            },
            {
              id: 'source',
              header: t('lists.source'),
              isSecondary: true,
              cell: ({ source }) => t(`lists.sources.${source}`),
            },
            {
              id: 'added',
              header: t('lists.added'),
              isSecondary: true,
              cell: ({ addedAt }) =>
                formatMoment(addedAt, { locale, timeZone: dictionary.timeZone }),
            },
            ...(mayEdit
              ? [
                  {
                    id: 'remove',
                    header: t('lists.change'),
                    cell: (member: ListedMember) => (
                      <Button
                        size="small"
                        tone="quiet"
                        disabled={isPending}
                        aria-label={t('lists.removeLabel', { code: member.code })}
                        onClick={() => remove(member)}
                      >
                        {t('lists.remove')}
                      </Button>
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
      {(after > 0 || next !== null) && (
        <Pagination
          range={t('lists.page', { count: members.length })}
          previousHref={after > 0 ? href : undefined}
          nextHref={next === null ? undefined : `${href}?after=${next}`}
        />
      )}
    </Section>
  );
}
