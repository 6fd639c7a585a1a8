'use client';

import { UserRoundX } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { FormError } from '@/components/form/form-error';
import { SelectInput } from '@/components/form/select-input';
import { useRuleRefusal } from '@/components/rule/use-rule-refusal';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Icon } from '@/components/ui/icon';
import { NO_ANSWER, type Refusal } from '@/lib/domain/shared/action-result';
import { formatPercent } from '@/lib/format/numbers';
import { holdBackFromAll } from '../actions';

const WHOLE_BPS = 10_000;
/** Shares that are offered, in hundredths of a percent. */
const SHARES = [0, 100, 200, 500, 1_000, 2_000];

type Props = { readonly holdoutBps: number; readonly version: number };

/** Which share of members gets nothing of any mechanic: said on the button, set in a dialog. */
export function HoldBack({ holdoutBps, version }: Props) {
  const t = useTranslations('mechanics.holdBack');
  const words = useRuleRefusal();
  const router = useRouter();
  const locale = useLocale();
  const [isOpen, setOpen] = useState(false);
  const [bps, setBps] = useState(holdoutBps);
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const share = (of: number) => formatPercent(of / WHOLE_BPS, locale, 0);
  const shares = [...new Set([...SHARES, holdoutBps])].toSorted((one, other) => one - other);
  const save = () =>
    startTransition(async () => {
      const answer = await holdBackFromAll({ holdoutBps: bps, version }).catch(() => null);
      setRefusal(answer?.ok ? undefined : (answer?.error ?? NO_ANSWER));
      if (answer?.ok) setOpen(false);
      router.refresh();
    });
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      title={t('title')}
      description={t('text')}
      trigger={
        <Button tone="quiet">
          <Icon of={UserRoundX} />
          {t('open', { share: share(holdoutBps) })}
        </Button>
      }
      actions={
        <Button tone="primary" disabled={isPending} onClick={save}>
          {t('save')}
        </Button>
      }
    >
      <FormError message={words(refusal)} />
      <SelectInput
        label={t('share')}
        required
        value={String(bps)}
        onChange={(event) => setBps(Number(event.target.value))}
        options={shares.map((of) => ({ value: String(of), label: share(of) }))}
      />
    </Dialog>
  );
}
