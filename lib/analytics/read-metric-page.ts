import 'server-only';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MetricPage } from '@/lib/domain/analytics/metric-pages';

/** The text of a page on a metric, as it is shipped: its title and its Markdown below that. */
export async function readMetricPage(
  metric: MetricPage,
): Promise<{ readonly title: string; readonly text: string }> {
  const file = join(process.cwd(), 'docs', 'metrics', `${metric}.md`);
  const [first = '', ...rest] = (await readFile(file, 'utf8')).split('\n');
  return { title: first.replace(/^#\s*/, ''), text: rest.join('\n') };
}
