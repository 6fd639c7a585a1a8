import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import type { ConfirmOutcome } from '@/lib/domain/contacts/codes';
import type { ContactState } from '@/lib/domain/contacts/contact-state';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { confirmContact, sendCode } from '../../actions';

const SECOND_MS = 1000;

/** How a code stands: on its way, judged, refused. */
export type CodeTalk = {
  readonly isSent: boolean;
  /** When another code may go, for the clock of the browser; undefined: now. */
  readonly resendAtMs: number | undefined;
  readonly outcome: ConfirmOutcome | undefined;
  readonly refusal: Refusal | undefined;
  /** How often something was judged or sent: the field begins anew after each. */
  readonly turns: number;
  readonly isPending: boolean;
  readonly send: () => void;
  readonly check: (code: string) => void;
};

const inSeconds = (seconds: number) => Date.now() + seconds * SECOND_MS;

/** Sends codes to a contact and has typed ones judged. A refusal to send because of too many says when to come back. */
export function useCode(memberId: number, state: ContactState, onDone: () => void): CodeTalk {
  const { contact, codeUntil, resendSeconds } = state;
  const router = useRouter();
  const [isSent, setSent] = useState(codeUntil !== null);
  const [resendAtMs, setResendAtMs] = useState<number | undefined>(() =>
    resendSeconds === 0 ? undefined : inSeconds(resendSeconds),
  );
  const [outcome, setOutcome] = useState<ConfirmOutcome>();
  const [refusal, setRefusal] = useState<Refusal>();
  const [turns, setTurns] = useState(0);
  const [isPending, startTransition] = useTransition();
  const send = () =>
    startTransition(async () => {
      const answer = await sendCode({ memberId, contact });
      setOutcome(undefined);
      setTurns((turn) => turn + 1);
      setRefusal(answer.ok ? undefined : answer.error);
      if (answer.ok) {
        setSent(true);
        setResendAtMs(inSeconds(answer.value.resendSeconds));
        return;
      }
      const wait = answer.error.details.retryAfterSeconds;
      if (typeof wait === 'number') setResendAtMs(inSeconds(wait));
    });
  const check = (code: string) =>
    startTransition(async () => {
      const answer = await confirmContact({ memberId, contact, code });
      setRefusal(answer.ok ? undefined : answer.error);
      setOutcome(answer.ok ? answer.value : undefined);
      setTurns((turn) => turn + 1);
      if (!answer.ok || answer.value.kind !== 'confirmed') return;
      router.refresh();
      onDone();
    });
  return { isSent, resendAtMs, outcome, refusal, turns, isPending, send, check };
}
