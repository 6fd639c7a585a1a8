import { createSessionHandler } from '@/lib/api/create-session-handler';
import { type DeskFinding, findForDesk } from '@/lib/desk/find-for-desk';
import type { DeskAnswer, DeskRow } from '@/lib/domain/desk/answer';
import { actionRows } from './action-rows';
import { type DeskWords, plainPart, readDeskWords } from './desk-words';
import { leadOf } from './lead';
import { memberRow } from './member-row';
import { taskRow } from './task-row';

/** The text that was sent; a body without one asks for nothing. */
async function readText(request: Request): Promise<string> {
  const body: unknown = await request.json().catch(() => null);
  const text = typeof body === 'object' && body !== null && 'text' in body ? body.text : '';
  return typeof text === 'string' ? text : '';
}

/** Members whose phone is nearly the one that nobody has. */
function nearRows({ number }: DeskFinding): readonly DeskRow[] {
  const near = number?.kind === 'phone' ? number.near : [];
  return near.map(({ memberId, code, name, phone }) => ({
    id: `near-${memberId}`,
    group: 'near',
    icon: 'tier',
    tier: null,
    title: plainPart(name === '' ? code : name),
    line: plainPart(phone),
    side: '',
    sideLine: code,
    status: null,
    doing: { kind: 'open', href: `/members/${memberId}` },
    preview: null,
  }));
}

function rowsOf(finding: DeskFinding, words: DeskWords): readonly DeskRow[] {
  const { text, members, tasks, taskId } = finding;
  return [
    ...members.map((member) => memberRow(member, text, words)),
    ...(members.length === 0 ? nearRows(finding) : []),
    ...tasks.map((task) => taskRow(task, task.taskId === taskId, words)),
  ];
}

/**
 * What the desk's box finds for a text, in the reader's words. Posted: phones and names do not stand in addresses. The
 * queries behind it ask the rights.
 */
export const POST = createSessionHandler(async ({ request, actor }) => {
  const startedMs = performance.now();
  const text = await readText(request);
  const [finding, words] = await Promise.all([findForDesk(text, actor), readDeskWords(actor)]);
  const answer: DeskAnswer = {
    isTooShort: finding.isTooShort,
    lead: leadOf(finding, words),
    rows: [...rowsOf(finding, words), ...actionRows(finding, actor, words)],
    matches: finding.members.length + finding.tasks.length,
    isMore: finding.isMore,
    tookMs: Math.max(1, Math.round(performance.now() - startedMs)),
  };
  return Response.json(answer, { headers: { 'cache-control': 'no-store' } });
});
