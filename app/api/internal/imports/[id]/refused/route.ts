import { getTranslations } from 'next-intl/server';
import { createSessionHandler } from '@/lib/api/create-session-handler';
import { streamedText } from '@/lib/api/streamed-text';
import type { ProblemCode } from '@/lib/domain/imports/problem-codes';
import { openRefusedRows } from '@/lib/imports/queries/open-refused-rows';
import { runQuery } from '@/lib/kernel/query';

/** Tells spreadsheets that the text is UTF-8. */
const MARK = '\ufeff';

async function* marked(lines: AsyncGenerator<string>): AsyncGenerator<string> {
  yield MARK;
  yield* lines;
}

/** The refused rows of an import and why, streamed as CSV. */
export const GET = createSessionHandler<{ id: string }>(async ({ params, actor }) => {
  const t = await getTranslations('imports');
  const problem = (code: ProblemCode) => t(`problems.${code}`);
  const words = { row: t('report.row'), why: t('report.problem'), problem };
  const { lines } = await runQuery(openRefusedRows, { importId: params.id, words }, actor);
  return new Response(streamedText(marked(lines)), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="import-${Number(params.id)}-refused.csv"`,
    },
  });
});
