'use client';

import { Check, X } from 'lucide-react';
import { useState } from 'react';
import { TextInput } from '@/components/form/text-input';
import { conditionText } from '@/components/segment/segment-text';
import type { SegmentWords } from '@/components/segment/segment-words';
import { Icon } from '@/components/ui/icon';
import { Section } from '@/components/ui/section';
import { Status } from '@/components/ui/status';
import { TextLink } from '@/components/ui/text-link';
import { useAnswer } from '@/components/ui/use-answer';
import {
  type ConditionDraft,
  type ItemDraft,
  isGroupDraft,
  PARTS,
  type Part,
  type SegmentDraft,
} from '@/lib/domain/segments/draft';
import type { MemberVerdict } from '@/lib/domain/segments/segment-page';

type Props = { readonly words: SegmentWords; readonly definition: SegmentDraft };

const NUMBER = /(\d{1,15})\s*$/;

type Told = {
  readonly part: Part;
  /** Its path, joined by commas. */
  readonly at: string;
  readonly condition: ConditionDraft;
};

/** The conditions in the order they are read, each with its part. */
function toldOf(definition: SegmentDraft): readonly Told[] {
  const walk = (item: ItemDraft, part: Part, at: string): readonly Told[] =>
    isGroupDraft(item)
      ? item.items.flatMap((each, place) => walk(each, part, `${at},${place}`))
      : [{ part, at, condition: item }];
  return PARTS.flatMap((part) => {
    const group = definition[part];
    return group === null ? [] : walk(group, part, part);
  });
}

/** What was found of one member: in or not, and each condition with whether it holds. */
function Verdict({ words, definition, verdict }: Props & { readonly verdict: MemberVerdict }) {
  const { t } = words;
  const { memberId, name, code, isIn, isInForce, fits } = verdict;
  return (
    <div className="mt-3 text-sm">
      <p className="flex flex-wrap items-center gap-2">
        <TextLink href={`/members/${memberId}`} className="font-medium">
          {name === '' ? code : name}
        </TextLink>
        <Status tone={isIn ? 'success' : 'neutral'}>{t(isIn ? 'why.in' : 'why.out')}</Status>
      </p>
      <ul className="mt-2 flex flex-col gap-1.5">
        {!isInForce && <Line words={words} isMet={false} text={t('why.notInForce')} />}
        {toldOf(definition).map(({ part, at, condition }, place) => (
          <Line
            key={at}
            words={words}
            isMet={fits[place] ?? false}
            text={
              part === 'exclude'
                ? t('why.excluded', { condition: conditionText(words, condition) })
                : conditionText(words, condition)
            }
          />
        ))}
      </ul>
    </div>
  );
}

function Line({
  words: { t },
  isMet,
  text,
}: {
  readonly words: SegmentWords;
  readonly isMet: boolean;
  readonly text: string;
}) {
  return (
    <li className="flex gap-2">
      <Icon of={isMet ? Check : X} size={16} className={isMet ? 'text-success' : 'text-ink-3'} />
      <span>
        <span className="sr-only">{t(isMet ? 'why.met' : 'why.unmet')}</span> {text}
      </span>
    </li>
  );
}

/** Why a member is in what is written now, or not: by the number of any member. */
export function WhySection({ words, definition }: Props) {
  const { t } = words;
  const [text, setText] = useState('');
  const memberId = Number(NUMBER.exec(text)?.[1] ?? 0);
  const { value, isStale, hasFailed } = useAnswer<MemberVerdict>(
    '/api/internal/segments/explain',
    memberId === 0 ? null : JSON.stringify({ definition, memberId }),
  );
  return (
    <Section title={t('why.title')}>
      <TextInput
        label={t('why.member')}
        required
        autoComplete="off"
        placeholder="MBR-20391"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div role="status">
        {memberId !== 0 && hasFailed && !isStale && (
          <p className="mt-2 text-sm">{t('why.nobody')}</p>
        )}
        {memberId !== 0 && value !== undefined && !isStale && (
          <Verdict words={words} definition={definition} verdict={value} />
        )}
      </div>
    </Section>
  );
}
