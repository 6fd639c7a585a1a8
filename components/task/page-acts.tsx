'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import type { Refusal } from '@/lib/domain/shared/action-result';
import type { TaskKind } from '@/lib/domain/tasks/kinds';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { FormError } from '../form/form-error';
import { offerActs } from '../shell/acts-here';
import type { StartTaskAction, TaskAbout } from './start-task';

/** An act of a page: it leads somewhere, or begins a guided task. */
export type PageAct = {
  readonly id: string;
  readonly label: string;
  readonly names: readonly string[];
  readonly to: { readonly href: string } | { readonly kind: TaskKind; readonly about: TaskAbout };
};

type Props = {
  readonly acts: readonly PageAct[];
  /** What is open, in words. */
  readonly detail: string;
  /** Begins the tasks. */
  readonly start: StartTaskAction;
};

/** Offers the palette what can be done with what is open; a refusal stands on the page. */
export function PageActs({ acts, detail, start }: Props) {
  const router = useRouter();
  const words = useRefusalWords();
  const [refusal, setRefusal] = useState<Refusal>();
  useEffect(
    () =>
      offerActs(
        acts.map(({ to, ...act }) => ({
          ...act,
          detail,
          run: () => {
            if ('href' in to) return router.push(to.href);
            void start(to).then((answer) => {
              if (!answer.ok) setRefusal(answer.error);
            });
          },
        })),
      ),
    [acts, detail, router, start],
  );
  return <FormError message={words(refusal)} />;
}
