'use client';

import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { FormError } from '@/components/form/form-error';
import { useRuleRefusal } from '@/components/rule/use-rule-refusal';
import { Button } from '@/components/ui/button';
import { TierMark } from '@/components/ui/tier-mark';
import { NO_ANSWER, type Refusal } from '@/lib/domain/shared/action-result';
import type { LadderList } from '@/lib/domain/tiers/ladder-page';
import {
  LADDER_TEMPLATES,
  type LadderTemplate,
  ladderTemplate,
} from '@/lib/domain/tiers/ladder-templates';
import { createLadder } from '../actions';
import { tierName } from './ladder-words';

/** What a ladder that is begun is called in both languages, whatever the reader's. */
const NAMES: Readonly<
  Record<LadderTemplate, { readonly nameEn: string; readonly nameRu: string }>
> = {
  spend: { nameEn: 'Main ladder', nameRu: 'Основная лестница' },
  receipts: { nameEn: 'Ladder by receipts', nameRu: 'Лестница по чекам' },
  paid: { nameEn: 'Paid club', nameRu: 'Платный клуб' },
  staff: { nameEn: 'Staff', nameRu: 'Сотрудники' },
};

/** Ladders that a programme usually begins with; one press begins its draft and opens it. */
export function TemplateChoice({ list }: { readonly list: LadderList }) {
  const t = useTranslations('tiers');
  const locale = useLocale();
  const router = useRouter();
  const refusalWords = useRuleRefusal();
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const given = { firstTierId: list.nextTierId, own: list.own };
  const begin = (template: LadderTemplate) =>
    startTransition(async () => {
      const answer = await createLadder({
        ...NAMES[template],
        definition: ladderTemplate(template, given),
        startsOn: list.todayOn,
        endsOn: null,
      }).catch(() => null);
      setRefusal(answer?.ok ? undefined : (answer?.error ?? NO_ANSWER));
      if (answer?.ok) router.push(`/tiers/${answer.value.ruleId}`);
    });
  return (
    <>
      <FormError message={refusalWords(refusal)} />
      <ul className="border-t">
        {LADDER_TEMPLATES.map((template) => {
          const { tiers, audience } = ladderTemplate(template, given);
          return (
            <li
              key={template}
              className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 border-b py-2.5"
            >
              <div className="min-w-0">
                <h3 className="font-medium">{t(`templates.${template}`)}</h3>
                <p className="text-sm text-ink-2">
                  {t(`templateNotes.${template}`)}
                  {audience === 'everyone' && list.own.length > 0 && `. ${t('list.takesOver')}`}
                </p>
                <p className="mt-1 flex flex-wrap gap-x-3 gap-y-0.5 text-xs">
                  {tiers.map((tier) => (
                    <TierMark
                      key={tier.tierId}
                      shape={tier.shape}
                      colour={tier.colour}
                      name={tierName({ locale }, tier)}
                    />
                  ))}
                </p>
              </div>
              <Button
                size="small"
                disabled={isPending}
                aria-label={t('list.useOf', { name: t(`templates.${template}`) })}
                onClick={() => begin(template)}
              >
                {t('list.use')}
              </Button>
            </li>
          );
        })}
      </ul>
    </>
  );
}
