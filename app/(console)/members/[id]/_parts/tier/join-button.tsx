'use client';

import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { Checkbox } from '@/components/form/checkbox';
import { FormError } from '@/components/form/form-error';
import { SelectInput } from '@/components/form/select-input';
import { TextInput } from '@/components/form/text-input';
import { ownName } from '@/components/tier/own-name';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { showToast } from '@/components/ui/toast-store';
import { parseAmount } from '@/lib/domain/purchases/claim-search';
import { NO_ANSWER, type Refusal } from '@/lib/domain/shared/action-result';
import type { CurrencyCode } from '@/lib/domain/shared/money';
import type { JoinableLadder } from '@/lib/domain/tiers/member-tier';
import { ENROLMENT_KINDS, type EnrolmentKind } from '@/lib/domain/tiers/records';
import { formatMoney } from '@/lib/format/money';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { enrol } from '../../actions';

type Props = {
  readonly memberId: number;
  readonly joinable: readonly JoinableLadder[];
  readonly currency: CurrencyCode;
};

/** Puts a member on a ladder that members are put on: staff, a paid period or a trial. */
export function JoinButton(props: Props) {
  const t = useTranslations('memberTier.enrolments');
  const [isOpen, setOpen] = useState(false);
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      title={t('joinTitle')}
      description={t('joinText')}
      trigger={<Button size="small">{t('join')}</Button>}
    >
      <JoinForm {...props} close={() => setOpen(false)} />
    </Dialog>
  );
}

function JoinForm({ memberId, joinable, currency, close }: Props & { readonly close: () => void }) {
  const t = useTranslations('memberTier.enrolments');
  const words = useRefusalWords();
  const locale = useLocale();
  const router = useRouter();
  const [ruleId, setRuleId] = useState(joinable[0]?.ruleId ?? 0);
  const ladder = joinable.find((one) => one.ruleId === ruleId);
  const [chosen, setChosen] = useState<EnrolmentKind>();
  const kind = ladder?.kinds.find((one) => one === chosen) ?? ladder?.kinds[0];
  const [refusal, setRefusal] = useState<Refusal>();
  const [isWrong, setWrong] = useState(false);
  const [isPending, startTransition] = useTransition();
  const price = ladder?.priceMinor ?? null;
  const put = (form: FormData) => {
    const typed = String(form.get('paid') ?? '').trim();
    const paid = kind === 'paid' ? parseAmount(typed, currency) : 0n;
    setWrong(paid === null);
    if (paid === null || kind === undefined) return;
    startTransition(async () => {
      const renews = form.get('renews') !== null;
      const given = { memberId, ruleId, kind, renews, paidMinor: String(paid) };
      const said = await enrol(given).catch(() => null);
      setRefusal(said?.ok ? undefined : (said?.error ?? NO_ANSWER));
      if (!said?.ok) return;
      showToast({ title: t('joined') });
      close();
      router.refresh();
    });
  };
  return (
    <form action={put} className="flex flex-col gap-3">
      <FormError message={words(refusal)} />
      <SelectInput
        label={t('ladder')}
        required
        value={String(ruleId)}
        onChange={({ target }) => setRuleId(Number(target.value))}
        options={joinable.map((one) => ({
          value: String(one.ruleId),
          label: ownName(one, locale),
        }))}
      />
      <SelectInput
        label={t('how')}
        required
        value={kind ?? ''}
        onChange={({ target }) => setChosen(ENROLMENT_KINDS.find((one) => one === target.value))}
        options={(ladder?.kinds ?? []).map((one) => ({ value: one, label: t(`kinds.${one}`) }))}
      />
      {kind === 'paid' && price !== null && (
        <TextInput
          label={t('paidLabel')}
          name="paid"
          inputMode="decimal"
          required
          hint={t('paidHint', { price: formatMoney({ amountMinor: price, currency, locale }) })}
          error={isWrong ? t('wrongPaid') : undefined}
        />
      )}
      {kind !== 'staff' && <Checkbox name="renews" label={t('renewsLabel')} />}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" tone="primary" disabled={isPending}>
          {t('confirm')}
        </Button>
        <Button onClick={close}>{t('cancel')}</Button>
      </div>
    </form>
  );
}
