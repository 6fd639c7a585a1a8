'use client';

import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { type ComponentProps, useState, useTransition } from 'react';
import { FormError } from '@/components/form/form-error';
import { SelectInput } from '@/components/form/select-input';
import { TextArea } from '@/components/form/text-area';
import { Button } from '@/components/ui/button';
import { Section } from '@/components/ui/section';
import { NO_ANSWER, type Refusal } from '@/lib/domain/shared/action-result';
import { GIVEN_TIER_REASONS } from '@/lib/domain/tiers/floors';
import { type GrantCounts, type GrantTier, grantGets } from '@/lib/domain/tiers/grants';
import { FLOOR_REMARK_MAX } from '@/lib/domain/tiers/records';
import { formatCount } from '@/lib/format/numbers';
import { askForGrant } from '../../../actions';
import { ownName } from '../../_parts/grant-words';
import { useGrantRefusal } from '../../_parts/use-grant-refusal';

type Props = {
  readonly asked: { readonly segmentId: number; readonly tierId: number; readonly untilOn: string };
  readonly tier: Pick<GrantTier, 'nameEn' | 'nameRu'>;
  readonly counts: GrantCounts;
};

/** Why the tier is given, and the button that asks for it: a second person agrees. What was written stays when it is refused. */
export function AskGrant({ asked, tier, counts }: Props) {
  const t = useTranslations('tierGrants');
  const reasons = useTranslations('tasks.choices.tierReason');
  const locale = useLocale();
  const router = useRouter();
  const words = useGrantRefusal();
  const [reason, setReason] = useState<(typeof GIVEN_TIER_REASONS)[number]>('agreement');
  const [remark, setRemark] = useState('');
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const gets = grantGets(counts);
  const submit: ComponentProps<'form'>['onSubmit'] = (event) => {
    event.preventDefault();
    startTransition(async () => {
      const answer = await askForGrant({ ...asked, reason, remark }).catch(() => null);
      if (answer?.ok) router.push(`/tiers/grants/${answer.value.grantId}`);
      else setRefusal(answer?.error ?? NO_ANSWER);
    });
  };
  return (
    <Section title={t('ask.title')} note={t('ask.note')}>
      <form onSubmit={submit} className="flex max-w-xl flex-col gap-4">
        <FormError message={words(refusal)} />
        <SelectInput
          label={t('ask.reason')}
          required
          value={reason}
          onChange={({ target }) =>
            setReason(GIVEN_TIER_REASONS.find((known) => known === target.value) ?? reason)
          }
          options={GIVEN_TIER_REASONS.map((value) => ({
            value,
            label: reasons(`${value}.name`),
          }))}
        />
        <TextArea
          label={t('ask.remark')}
          hint={t('ask.remarkHint')}
          rows={3}
          maxLength={FLOOR_REMARK_MAX}
          value={remark}
          onChange={({ target }) => setRemark(target.value)}
        />
        <div>
          <Button
            type="submit"
            tone="primary"
            disabled={isPending}
            disabledReason={gets === 0 ? t('trial.none') : undefined}
          >
            {t('ask.submit', {
              ...{ count: gets, members: formatCount(gets, locale) },
              tier: ownName({ locale }, tier),
            })}
          </Button>
        </div>
      </form>
    </Section>
  );
}
