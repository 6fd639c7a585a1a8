import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ActionResult } from '@/lib/domain/shared/action-result';
import type { ErrorCode } from '@/lib/domain/shared/errors';
import { type Snapshot, TaskSaver, TYPING_MS } from './task-saver';

type Sent = { readonly version: number; readonly snapshot: Snapshot };
type Answer = ActionResult<{ readonly version: number }>;

const at = (note: string, step = 0): Snapshot => ({ step, answers: { note } });
const refusal = (code: ErrorCode): Answer => ({
  ok: false,
  error: { code, details: {}, requestId: 'r' },
});

/** A saver whose sends the test answers one by one. */
function began() {
  const sent: Sent[] = [];
  const waiting: ((answer: Answer | Error) => void)[] = [];
  const saver = new TaskSaver({
    version: 1,
    answers: {},
    send: (version, snapshot) => {
      sent.push({ version, snapshot });
      return new Promise<Answer>((resolve, reject) => {
        waiting.push((answer) => (answer instanceof Error ? reject(answer) : resolve(answer)));
      });
    },
  });
  const reply = async (answer: Answer | Error) => {
    waiting.shift()?.(answer);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { saver, sent, reply };
}

const saved = (version: number): Answer => ({ ok: true, value: { version } });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the saver of a task', () => {
  it('waits for the end of typing and sends the last state once', async () => {
    const { saver, sent } = began();
    saver.change(at('a'));
    await vi.advanceTimersByTimeAsync(TYPING_MS - 1);
    saver.change(at('ab'));
    expect(sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(TYPING_MS);
    expect(sent).toEqual([{ version: 1, snapshot: at('ab') }]);
  });

  it('saves whoever types without a pause: what is 1 second old is on its way', async () => {
    const { saver, sent, reply } = began();
    const EVERY_MS = 100;
    for (let typed = 1; typed <= 50; typed += 1) {
      saver.change(at('x'.repeat(typed)));
      await vi.advanceTimersByTimeAsync(EVERY_MS);
      await reply(saved(typed + 1));
      const last = String(sent.at(-1)?.snapshot.answers.note ?? '').length;
      expect((typed - last) * EVERY_MS).toBeLessThanOrEqual(1_000);
    }
    expect(sent.length).toBeLessThan(10);
  });

  it('sends one at a time, then the newest with the version of the one before', async () => {
    const { saver, sent, reply } = began();
    saver.change(at('a'));
    void saver.flush();
    saver.change(at('b'));
    saver.change(at('c'));
    await vi.advanceTimersByTimeAsync(5 * TYPING_MS);
    expect(sent).toHaveLength(1);
    await reply(saved(2));
    expect(sent[1]).toEqual({ version: 2, snapshot: at('c') });
    await reply(saved(3));
    expect(sent).toHaveLength(2);
    expect(saver.status().kind).toBe('saved');
    expect(saver.saved()).toEqual({ version: 3, answers: { note: 'c' } });
  });

  it('tries again after one second what did not get through', async () => {
    const { saver, sent, reply } = began();
    saver.change(at('a'));
    void saver.flush();
    await reply(new TypeError('Failed to fetch'));
    expect(saver.status()).toEqual({ kind: 'failing', isTryingAgain: true });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sent).toHaveLength(2);
    await reply(saved(2));
    expect(saver.status().kind).toBe('saved');
  });

  it('gives up after 40 tries, and a change begins anew', async () => {
    const { saver, sent, reply } = began();
    saver.change(at('a'));
    void saver.flush();
    for (let tried = 0; tried < 40; tried += 1) {
      await reply(refusal('unavailable'));
      await vi.advanceTimersByTimeAsync(15_000);
    }
    expect(sent).toHaveLength(40);
    expect(saver.status()).toEqual({ kind: 'failing', isTryingAgain: false });
    saver.change(at('b'));
    await vi.advanceTimersByTimeAsync(TYPING_MS);
    expect(sent[40]?.snapshot).toEqual(at('b'));
  });

  it('stops when somebody else saved, keeps what was typed and goes on from what is there', async () => {
    const { saver, sent, reply } = began();
    saver.change(at('mine'));
    void saver.flush();
    await reply(refusal('stale_version'));
    saver.change(at('mine still'));
    await vi.advanceTimersByTimeAsync(10 * TYPING_MS);
    expect(sent).toHaveLength(1);
    expect(saver.isOver()).toBe(true);
    saver.adopt({ version: 7, answers: { note: 'theirs' } });
    saver.change(at('mine still'));
    await vi.advanceTimersByTimeAsync(TYPING_MS);
    expect(sent[1]).toEqual({ version: 7, snapshot: at('mine still') });
  });

  it('a step that is refused is not sent again before something changes', async () => {
    const { saver, sent, reply } = began();
    saver.change(at('a', 1));
    void saver.flush();
    await reply(refusal('invalid_input'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toHaveLength(1);
    expect(saver.status().kind).toBe('refused');
    saver.change(at('a', 0));
    await vi.advanceTimersByTimeAsync(TYPING_MS);
    expect(sent).toHaveLength(2);
  });

  it('ends the work after the save on its way, with its version and no save beside it', async () => {
    const { saver, sent, reply } = began();
    saver.change(at('a'));
    void saver.flush();
    saver.change(at('b'));
    const versions: number[] = [];
    const end = saver.alone(async (version) => {
      versions.push(version);
      return saved(9);
    });
    await reply(saved(2));
    // The newest answers were on their way already: they follow the first save.
    await reply(saved(3));
    expect(await end).toEqual(saved(9));
    await vi.advanceTimersByTimeAsync(10 * TYPING_MS);
    expect(versions).toEqual([3]);
    expect(sent).toHaveLength(2);
    expect(saver.isOver()).toBe(true);
  });

  it('an end that is refused lets the saving go on', async () => {
    const { saver, sent } = began();
    const refused = await saver.alone(async () => refusal('card_refused'));
    expect(refused).toEqual(refusal('card_refused'));
    expect(saver.isOver()).toBe(false);
    saver.change(at('a'));
    await vi.advanceTimersByTimeAsync(TYPING_MS);
    expect(sent).toHaveLength(1);
  });
});
