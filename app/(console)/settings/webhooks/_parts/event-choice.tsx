import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { Checkbox } from '@/components/form/checkbox';
import { FieldError } from '@/components/form/field-error';
import { Button } from '@/components/ui/button';
import { WEBHOOK_EVENT_TYPES } from '@/lib/domain/webhooks/events';

const GROUPS = [
  'member',
  'card',
  'points',
  'purchase',
  'consent',
  'tier',
  'segment',
  'account',
] as const;

type Props = { readonly chosen: readonly string[]; readonly error?: string | undefined };

/** Every event there is, by what it is about, each with the name that the receiver reads. */
export function EventChoice({ chosen, error }: Props) {
  const t = useTranslations('webhooks');
  const boxes = useRef<HTMLDivElement>(null);
  // The boxes keep what is ticked themselves until the form is sent.
  const tick = (isTicked: boolean) => {
    for (const box of boxes.current?.querySelectorAll<HTMLInputElement>('[type=checkbox]') ?? []) {
      box.checked = isTicked;
    }
  };
  return (
    <div ref={boxes} className="flex min-w-0 flex-col gap-4">
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => tick(true)}>{t('form.all')}</Button>
        <Button onClick={() => tick(false)}>{t('form.none')}</Button>
      </div>
      {error !== undefined && <FieldError id="events-error" error={error} />}
      {GROUPS.map((group) => (
        <fieldset key={group} className="min-w-0">
          <legend className="mb-1.5 text-sm font-medium">{t(`groups.${group}`)}</legend>
          <div className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
            {WEBHOOK_EVENT_TYPES.filter((type) => type.startsWith(`${group}.`)).map((type) => (
              <Checkbox
                key={type}
                name="eventTypes"
                value={type}
                label={t(`types.${type}`)}
                hint={<code className="font-mono">{type}</code>}
                defaultChecked={chosen.includes(type)}
              />
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  );
}
