import { DEMO_PASSWORD, DEMO_USERS } from '@/lib/domain/access/demo-users';

/** What a newcomer reads when everything runs. */
export function announcement({
  url,
  isDemo,
  setupUrl,
  logs,
}: {
  url: string;
  isDemo: boolean;
  setupUrl: string | null;
  logs: string;
}): string {
  const lines = ['', `Vernost runs at ${url}`, ''];
  if (isDemo) {
    lines.push(`Demo sign-ins (password ${DEMO_PASSWORD}):`);
    for (const { role, email } of DEMO_USERS) lines.push(`  ${role.padEnd(10)}${email}`);
    lines.push('');
  }
  if (setupUrl !== null) {
    lines.push('Create the first administrator (the link works once):', `  ${setupUrl}`, '');
  }
  lines.push(`Logs: ${logs}`, 'Stop with Ctrl-C.');
  return lines.join('\n');
}
