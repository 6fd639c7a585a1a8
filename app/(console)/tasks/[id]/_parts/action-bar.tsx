'use client';

import { ArrowLeft, ArrowRight, CircleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';

type Props = {
  /** Left out at the first step. */
  readonly onBack: (() => void) | undefined;
  /** What is wrong, in words. */
  readonly problem: string | undefined;
  /** Pause and cancel. */
  readonly children?: ReactNode;
  readonly main: {
    readonly text: string;
    readonly isFinal: boolean;
    readonly isPending: boolean;
    /** It cannot be pressed; `problem` says why. */
    readonly isBlocked: boolean;
    readonly formId: string;
    readonly onFinal: () => void;
  };
};

const PROBLEM_ID = 'task-problem';

/** The foot of a step: back, what is wrong, pause, on. The last button names its effect. */
export function ActionBar({ onBack, problem, children, main }: Props) {
  const t = useTranslations('tasks.bar');
  return (
    <section
      aria-label={t('label')}
      className="sticky bottom-0 z-10 -mx-4 mt-auto flex flex-wrap items-center gap-2 border-t bg-surface px-4 py-2.5 shell:-mx-7 shell:px-7"
    >
      {onBack !== undefined && (
        <Button onClick={onBack} title={t('back')} className="max-sm:min-w-11">
          <Icon of={ArrowLeft} />
          <span className="max-sm:sr-only">{t('back')}</span>
        </Button>
      )}
      <p
        id={PROBLEM_ID}
        role="alert"
        className="flex items-center gap-1.5 text-sm text-danger-text empty:hidden max-shell:order-first max-shell:w-full shell:ml-2"
      >
        {problem !== undefined && (
          <>
            <Icon of={CircleAlert} className="shrink-0" />
            {problem}
          </>
        )}
      </p>
      <span className="flex-1 max-sm:hidden" />
      {children}
      <MainButton main={main} hasProblem={problem !== undefined} />
    </section>
  );
}

function MainButton({ main, hasProblem }: Pick<Props, 'main'> & { readonly hasProblem: boolean }) {
  const { text, isFinal, isPending, isBlocked, formId, onFinal } = main;
  return (
    <Button
      tone="primary"
      data-final={isFinal ? formId : undefined}
      aria-busy={isPending}
      aria-disabled={isBlocked || isPending}
      aria-describedby={hasProblem ? PROBLEM_ID : undefined}
      {...(isBlocked ? {} : isFinal ? { onClick: onFinal } : { type: 'submit', form: formId })}
      className="max-w-full aria-disabled:cursor-not-allowed aria-disabled:border-line aria-disabled:bg-sunken aria-disabled:text-ink-3 max-sm:flex-1 max-sm:px-2"
    >
      {text}
      {!isFinal && <Icon of={ArrowRight} className="max-sm:hidden" />}
    </Button>
  );
}
