'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { FormError } from '@/components/form/form-error';
import { useRuleRefusal } from '@/components/rule/use-rule-refusal';
import { Button } from '@/components/ui/button';
import {
  MECHANIC_TEMPLATES,
  type MechanicTemplate,
  mechanicTemplate,
  TEMPLATE_NAMES,
  type TemplateGiven,
} from '@/lib/domain/mechanics/templates';
import { NO_ANSWER, type Refusal } from '@/lib/domain/shared/action-result';
import { createMechanic } from '../actions';

type Props = {
  readonly given: TemplateGiven;
  /** The day on which it may begin. */
  readonly startsOn: string;
  /** Those that are offered first. */
  readonly first?: readonly MechanicTemplate[];
};

/** Mechanics that a programme usually begins with; one press begins the draft and opens it. */
export function TemplateChoice({ given, startsOn, first = [] }: Props) {
  const t = useTranslations('mechanics');
  const router = useRouter();
  const refusalWords = useRuleRefusal();
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const begin = (template: MechanicTemplate) =>
    startTransition(async () => {
      const definition = mechanicTemplate(template, given);
      if (typeof definition === 'string') return;
      const fields = { ...TEMPLATE_NAMES[template], definition, startsOn, endsOn: null };
      const answer = await createMechanic(fields).catch(() => null);
      setRefusal(answer?.ok ? undefined : (answer?.error ?? NO_ANSWER));
      if (answer?.ok) router.push(`/mechanics/${answer.value.ruleId}`);
    });
  const offered = [...first, ...MECHANIC_TEMPLATES.filter((one) => !first.includes(one))];
  return (
    <>
      <FormError message={refusalWords(refusal)} />
      <ul className="grid border-t sm:grid-cols-2 sm:gap-x-8">
        {offered.map((template) => {
          const begun = mechanicTemplate(template, given);
          const name = t(`templates.${template}`);
          return (
            <li
              key={template}
              className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 border-b py-2.5"
            >
              <div className="min-w-0">
                <h3 className="font-medium">{name}</h3>
                <p className="text-sm text-ink-2">{t(`templateNotes.${template}`)}</p>
              </div>
              <Button
                size="small"
                disabled={isPending}
                disabledReason={typeof begun === 'string' ? t(`new.lacks.${begun}`) : undefined}
                aria-label={t('new.beginOf', { name })}
                onClick={() => begin(template)}
              >
                {t('new.begin')}
              </Button>
            </li>
          );
        })}
      </ul>
    </>
  );
}
