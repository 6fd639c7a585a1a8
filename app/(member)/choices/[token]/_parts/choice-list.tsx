'use client';

import { useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import type { AdvertisingChannel } from '@/lib/domain/messaging/choices';
import { changeChoice } from '../../actions';

type Words = Readonly<
  Record<
    | 'given'
    | 'withdrawn'
    | 'stop'
    | 'start'
    | 'stopAsked'
    | 'stopped'
    | 'started'
    | 'failed'
    | 'tooMany',
    string
  >
>;

type Channel = {
  readonly channel: AdvertisingChannel;
  readonly isGiven: boolean;
  readonly name: string;
};

type Props = {
  readonly token: string;
  readonly asked: AdvertisingChannel;
  readonly channels: readonly Channel[];
  /** Whether there is a text to agree to. */
  readonly mayGive: boolean;
  /** In the language of the member, whatever the browser's is. */
  readonly words: Words;
};

/** The channel of the message first, with one button to stop it; then all of them. What was done is said aloud. */
export function ChoiceList({ token, asked, channels, mayGive, words }: Props) {
  const [given, setGiven] = useState(() =>
    channels.flatMap(({ channel, isGiven }) => (isGiven ? [channel] : [])),
  );
  const [said, setSaid] = useState('');
  const [isBusy, start] = useTransition();
  const choose = (channel: AdvertisingChannel, isGiven: boolean) =>
    start(async () => {
      const decision = isGiven ? 'given' : 'withdrawn';
      const answer = await changeChoice({ token, channel, decision }).catch(() => null);
      if (answer?.ok !== true) {
        setSaid(answer?.error.code === 'too_many_attempts' ? words.tooMany : words.failed);
        return;
      }
      setGiven((before) => [
        ...before.filter((one) => one !== channel),
        ...(isGiven ? [channel] : []),
      ]);
      setSaid(isGiven ? words.started : words.stopped);
    });
  return (
    <>
      {given.includes(asked) && (
        <Button
          tone="primary"
          className="mb-3 h-auto! min-h-11 w-full py-2 whitespace-normal! sm:w-auto"
          disabled={isBusy}
          onClick={() => choose(asked, false)}
        >
          {words.stopAsked}
        </Button>
      )}
      <p role="status" className="mb-3 min-h-6">
        {said}
      </p>
      <div className="rounded-panel border bg-surface px-3.5">
        <ul className="divide-y divide-line">
          {channels.map(({ channel, name }) => {
            const isGiven = given.includes(channel);
            return (
              <li key={channel} className="flex items-center gap-3 py-3">
                <span className="min-w-0 flex-1">
                  <span className="block">{name}</span>
                  <span className="block text-sm text-ink-2">
                    {isGiven ? words.given : words.withdrawn}
                  </span>
                </span>
                {(isGiven || mayGive) && (
                  <Button
                    disabled={isBusy}
                    aria-label={`${isGiven ? words.stop : words.start}: ${name}`}
                    onClick={() => choose(channel, !isGiven)}
                  >
                    {isGiven ? words.stop : words.start}
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      </div>
    </>
  );
}
