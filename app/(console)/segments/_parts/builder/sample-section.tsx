'use client';

import { RefreshCw } from 'lucide-react';
import { useState } from 'react';
import type { SegmentWords } from '@/components/segment/segment-words';
import { SimpleTable } from '@/components/table/simple-table';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { ProgressLine } from '@/components/ui/progress-line';
import { Section } from '@/components/ui/section';
import { useAnswer } from '@/components/ui/use-answer';
import type { SegmentDraft } from '@/lib/domain/segments/draft';
import type { SampledMember } from '@/lib/domain/segments/segment-page';
import {
  lastColumn,
  memberColumn,
  receiptsColumn,
  revenueColumn,
  storeColumn,
  tierColumn,
} from './member-columns';

type Props = { readonly words: SegmentWords; readonly definition: SegmentDraft };

/** Ten members of what is written now, at random; others on demand. */
export function SampleSection({ words, definition }: Props) {
  const { t } = words;
  const [turn, setTurn] = useState(0);
  const { value, isStale, hasFailed } = useAnswer<readonly SampledMember[]>(
    '/api/internal/segments/sample',
    JSON.stringify({ definition, turn }),
  );
  const members = value ?? [];
  return (
    <Section
      title={t('sample.title')}
      note={t('sample.note')}
      tools={
        <Button size="small" onClick={() => setTurn(turn + 1)}>
          <Icon of={RefreshCw} />
          {t('sample.other')}
        </Button>
      }
    >
      <div className="h-0.5">{isStale && <ProgressLine label={t('count.counting')} />}</div>
      {hasFailed && <p role="alert">{t('count.failed')}</p>}
      {value !== undefined && members.length === 0 ? (
        <p className="text-ink-2">{t('sample.none')}</p>
      ) : (
        <SimpleTable
          caption={t('sample.title')}
          rows={members}
          rowKey={({ memberId }) => String(memberId)}
          columns={[
            // On a narrow screen the tier stands below the name, so that the spend needs no scrolling.
            memberColumn(words, 'narrow'),
            tierColumn(words),
            lastColumn(words),
            receiptsColumn(words),
            revenueColumn(words),
            storeColumn(words),
          ]}
        />
      )}
    </Section>
  );
}
