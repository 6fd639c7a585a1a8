'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { controlStyles } from '@/components/form/control-styles';
import { MEMBER_QUERY_MIN, type MemberHit } from '@/components/shell/member-search';
import { useMemberSearch } from '@/components/shell/use-member-search';
import { Button } from '@/components/ui/button';
import { TierMark } from '@/components/ui/tier-mark';
import type { HouseholdOther, OtherMember } from '@/lib/domain/tasks/subject';
import { formatDay } from '@/lib/format/dates';
import { FieldFrame, type QuestionProps } from './field-frame';
import { findOther } from './find-other';

type Props = QuestionProps & {
  readonly taskId: number;
  readonly value: string;
  readonly other: OtherMember | undefined;
  /** Those of the household, offered before anybody is searched for. */
  readonly household: readonly HouseholdOther[];
  readonly onPick: (other: OtherMember) => void;
  readonly onClear: () => void;
};

/** Keeps the keyboard where the member stands: choosing and giving up the choice each take away what had it. */
function useFollowedFocus(isChosen: boolean) {
  const box = useRef<HTMLFieldSetElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const isMoving = useRef(false);
  useEffect(() => {
    if (!isMoving.current) return;
    isMoving.current = false;
    (isChosen ? box.current : search.current)?.focus();
  }, [isChosen]);
  const follow = () => {
    isMoving.current = true;
  };
  return { box, search, follow };
}

/** Another member: found by anything that finds one, then shown, so that the right one is chosen. */
export function MemberField(props: Props) {
  const { taskId, value, other, household, onPick, onClear, ...question } = props;
  const t = useTranslations('tasks.other');
  const [text, setText] = useState('');
  const [hasFailed, setHasFailed] = useState(false);
  const { members, failed } = useMemberSearch(text, true);
  const isChosen = value !== '' && other !== undefined;
  const { box, search, follow } = useFollowedFocus(isChosen);
  const choose = async ({ id }: Pick<MemberHit, 'id'>) => {
    const found = await findOther(taskId, id);
    setHasFailed(found === null);
    if (found === null) return;
    setText('');
    follow();
    onPick(found);
  };
  const clear = () => {
    follow();
    onClear();
  };
  const hasNone = text.trim().length >= MEMBER_QUERY_MIN && members.length === 0;
  return (
    <FieldFrame question={question}>
      {(control) => (
        <>
          {isChosen ? (
            <Chosen id={control.id} box={box} other={other} onClear={clear} />
          ) : (
            <input
              {...control}
              ref={search}
              type="search"
              value={text}
              autoComplete="off"
              placeholder={t('placeholder')}
              onChange={(event) => setText(event.target.value)}
              onKeyDown={(event) => {
                const [only] = members;
                if (event.key !== 'Enter' || text.trim() === '') return;
                // Enter chooses here; it goes on with the step once somebody is chosen.
                event.preventDefault();
                if (only !== undefined) void choose(only);
              }}
              className={controlStyles}
            />
          )}
          {!isChosen && text.trim() === '' && household.length > 0 && (
            <Offered household={household} onChoose={choose} />
          )}
          {!isChosen && members.length > 0 && (
            <ul aria-label={t('found')} className="mt-px rounded-control border bg-surface">
              {members.map((hit) => (
                <li key={hit.id} className="border-b last:border-b-0">
                  <button
                    type="button"
                    onClick={() => void choose(hit)}
                    className="flex min-h-8 w-full flex-wrap items-baseline gap-x-2 px-3 py-1.5 text-left hover:bg-hover touch:min-h-11"
                  >
                    <span className="font-medium">{hit.name}</span>
                    <span className="text-sm text-ink-2">{hit.detail}</span>
                  </button>
                </li>
              ))}
            </ul>
          )}
          <p role="status" className="text-sm text-ink-2">
            {hasFailed || failed ? t('failed') : !isChosen && hasNone && t('none')}
          </p>
        </>
      )}
    </FieldFrame>
  );
}

function Offered({
  household,
  onChoose,
}: {
  readonly household: readonly HouseholdOther[];
  readonly onChoose: (hit: Pick<MemberHit, 'id'>) => Promise<void>;
}) {
  const t = useTranslations('tasks.other');
  return (
    <div className="mt-2 flex flex-wrap items-center gap-1.5 text-sm text-ink-2">
      {t('household')}
      {household.map(({ memberId, name, code }) => (
        <Button key={memberId} size="small" onClick={() => void onChoose({ id: String(memberId) })}>
          {name === '' ? code : name}
        </Button>
      ))}
    </div>
  );
}

/** The button answers to the label of the question by its number, and by its own word to whoever hears or says it. */
type ChosenProps = {
  readonly id: string;
  readonly box: RefObject<HTMLFieldSetElement | null>;
  readonly other: OtherMember;
  readonly onClear: () => void;
};

/** Enter on who was chosen goes on with the step, as it does in every other field. */
function goOn(event: KeyboardEvent<HTMLFieldSetElement>): void {
  if (event.key !== 'Enter' || event.target !== event.currentTarget) return;
  if (event.ctrlKey || event.metaKey) return;
  event.currentTarget.closest('form')?.requestSubmit();
}

function Chosen({ id, box, other, onClear }: ChosenProps) {
  const t = useTranslations('tasks.other');
  const status = useTranslations('members.status');
  const locale = useLocale();
  const { tier, lastPurchaseOn } = other;
  const facts = [
    other.code,
    status(other.status),
    t('since', { day: formatDay(other.joinedOn, locale) }),
    ...(lastPurchaseOn === null ? [] : [t('bought', { day: formatDay(lastPurchaseOn, locale) })]),
    ...(other.phone === null ? [] : [other.phone]),
  ];
  return (
    <fieldset
      ref={box}
      aria-label={other.name === '' ? other.code : other.name}
      tabIndex={-1}
      onKeyDown={goOn}
      className="flex min-w-0 flex-wrap items-center justify-between gap-2 rounded-control border border-line-strong bg-surface px-3 py-2"
    >
      <div className="min-w-0">
        <p className="flex items-center gap-1.5 font-[550]">
          {tier !== null && (
            <TierMark
              shape={tier.shape}
              colour={tier.colour}
              name={locale === 'ru' ? tier.nameRu : tier.nameEn}
              markOnly
            />
          )}
          {other.name === '' ? other.code : other.name}
        </p>
        <p className="text-sm text-ink-2">{facts.join(' · ')}</p>
      </div>
      <Button id={id} size="small" aria-label={t('change')} onClick={onClear}>
        {t('change')}
      </Button>
    </fieldset>
  );
}
