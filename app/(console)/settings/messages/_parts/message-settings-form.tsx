'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type ReactNode, useId, useState, useTransition } from 'react';
import { FormError } from '@/components/form/form-error';
import { TextInput } from '@/components/form/text-input';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast-store';
import {
  CAP_MAX,
  type MessageSettings,
  messageSettingsInput,
  STALE_HOURS_MAX,
} from '@/lib/domain/messaging/message-settings';
import { NO_ANSWER, type Refusal } from '@/lib/domain/shared/action-result';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { updateMessageSettings } from '../actions';
import { clockOf, draftOf, readSettings, type SettingsField } from './settings-draft';

/** The settings that somebody else saved meanwhile; null: none. */
function theirsOf({ code, details }: Refusal): MessageSettings | null {
  return code === 'stale_version' ? (messageSettingsInput.safeParse(details).data ?? null) : null;
}

const BOUNDS: Readonly<Partial<Record<SettingsField, number>>> = {
  capADay: CAP_MAX,
  capAWeek: CAP_MAX,
  staleHours: STALE_HOURS_MAX,
};

const LABELS = {
  capADay: 'capADay',
  capAWeek: 'capAWeek',
  quietFrom: 'from',
  quietUntil: 'until',
  staleHours: 'hours',
} as const satisfies Readonly<Record<SettingsField, string>>;

/** Caps, quiet hours and staleness of advertising. */
export function MessageSettingsForm({ settings }: { readonly settings: MessageSettings }) {
  const t = useTranslations('templates.settings');
  const words = useRefusalWords();
  const router = useRouter();
  const [seen, setSeen] = useState(settings);
  const [draft, setDraft] = useState(() => draftOf(settings));
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const typed = readSettings(draft);
  const submit = () => {
    const next = typed.settings;
    if (next === null) return;
    startTransition(async () => {
      const answer = await updateMessageSettings({ ...next, seen }).catch(() => null);
      const refused = answer?.ok ? undefined : (answer?.error ?? NO_ANSWER);
      setRefusal(refused);
      if (refused !== undefined) {
        // The next save is over what is told now.
        setSeen(theirsOf(refused) ?? seen);
        return;
      }
      showToast({ title: t('saved') });
      router.refresh();
    });
  };
  const message = () => {
    const theirs = refusal === undefined ? null : theirsOf(refusal);
    if (theirs === null) return words(refusal);
    return t('theirs', {
      day: theirs.capADay,
      week: theirs.capAWeek,
      from: clockOf(theirs.quietFromMinute),
      until: clockOf(theirs.quietUntilMinute),
      hours: theirs.staleHours,
    });
  };
  const field = (name: SettingsField) => {
    const problem = typed.problems[name];
    const most = BOUNDS[name];
    return (
      <TextInput
        label={t(LABELS[name])}
        required
        autoComplete="off"
        {...(most === undefined ? { type: 'time' } : { inputMode: 'numeric', maxLength: 3 })}
        error={problem === null ? undefined : t(problem, { from: 1, to: most ?? 0 })}
        value={draft[name]}
        onChange={({ target }) => setDraft({ ...draft, [name]: target.value })}
      />
    );
  };
  return (
    <form action={submit} className="grid min-w-0 content-start gap-6">
      <FormError message={message()} />
      <Part title={t('caps')} text={t('capsText')}>
        {field('capADay')}
        {field('capAWeek')}
      </Part>
      <Part title={t('quiet')} text={t('quietText')}>
        {field('quietFrom')}
        {field('quietUntil')}
      </Part>
      <Part title={t('stale')} text={t('staleText')}>
        {field('staleHours')}
      </Part>
      <div>
        <Button type="submit" tone="primary" disabled={isPending || typed.settings === null}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}

type PartProps = {
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
};

function Part({ title, text, children }: PartProps) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="text-lg">
        {title}
      </h2>
      <p className="mb-3 text-ink-2">{text}</p>
      <div className="grid max-w-md grid-cols-2 gap-4">{children}</div>
    </section>
  );
}
